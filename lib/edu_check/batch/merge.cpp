#include "edu_check/batch/merge.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "edu_check/batch/duplicate_codes.h"
#include "edu_check/batch/part_file.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// `path#12` in its parts; other paths have the number 0.
std::pair<std::string_view, std::uint64_t> split_name(std::string_view name) {
  const auto mark = name.rfind('#');
  std::uint64_t number = 0;
  if (mark == std::string_view::npos) return {name, 0};
  const auto [end, error] = std::from_chars(name.data() + mark + 1, name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return {name, 0};
  return {name.substr(0, mark), number};
}

/// Joins what parts hold.
class Merger {
 public:
  explicit Merger(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(const std::string& path) {
    auto& part = parts_.emplace_back(path, diagnostics_);
    if (part.entries().empty() && part.head().empty()) return;  // a shard without inventories
    if (!first_) first_ = path;
    if (head_.empty() && part.is_document()) head_ = part.head();
    const bool alike = *first_ == path || (part.is_document() == !head_.empty() && part.head() == head_);
    if (!alike)
      report(
          "parts-differ", path,
          message("与 {} 的格式、语言或版本不同", "its format, language or version differs from that of {}", *first_));
    for (auto& entry : part.entries()) entries_.push_back(&entry);
  }

  bool arrange() {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const PartEntry* a, const PartEntry* b) { return comes_before(a->inventory, b->inventory); });
    for (std::size_t i = 0; i < entries_.size(); ++i) note(i);
    return !diagnostics_.has_errors();
  }

  void write(const std::function<void(std::string_view)>& to) {
    to(head_);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!head_.empty() && i > 0) to(",");
      to(entries_[i]->text);
      if (head_.empty()) to("\n");
    }
    if (!head_.empty()) to(summary_json());
  }

  [[nodiscard]] const Summary& summary() const { return summary_; }

 private:
  void report(std::string_view id, std::string_view file, Message text) {
    diagnostics_.report(Severity::error, id, file, std::move(text));
  }

  /// Checks an assessment against those before it and counts it.
  void note(std::size_t index) {
    const auto& entry = *entries_[index];
    const auto [known, fresh] = digests_.try_emplace(entry.standard, entry.digest);
    if (!fresh && known->second != entry.digest) {
      report("parts-differ", entry.inventory,
             message("标准 {} 的版本与别处不同", "the standard {} is another version than elsewhere", entry.standard));
    }
    const bool again = index > 0 && entries_[index - 1]->inventory == entry.inventory;
    if (again && standards_.contains(entry.standard) && !overlap_told_) {
      overlap_told_ = true;
      report("parts-overlap", entry.inventory,
             message("多于一份结果含有此清单与标准 {}", "more than one part has this inventory against {}",
                     entry.standard));
    }
    if (!again) {
      standards_.clear();
      ++summary_.inventories;
      if (!entry.is_region) codes_.add(entry.code, {static_cast<std::uint32_t>(index), 0});
    }
    standards_[entry.standard] = true;
    for (std::size_t i = 0; i < verdict_count; ++i) {
      if (to_string(static_cast<Verdict>(i)) == entry.verdict) ++summary_.verdicts[i];
    }
    if (index + 1 == entries_.size()) note_duplicates();
  }

  void note_duplicates() {
    for (const auto& [code, first, again] : codes_.find()) {
      diagnostics_.report(Severity::warning, "duplicate-code", entries_[again.input]->inventory,
                          message("学校标识码 {} 已见于 {}", "the school code {} is that of {} too", code,
                                  entries_[first.input]->inventory));
    }
    summary_.duplicate_codes = codes_.codes();
  }

  /// The numbers of all parts added up, but for the duplicates, which may be in different parts.
  [[nodiscard]] std::string summary_json() {
    std::vector<std::pair<std::string, std::uint64_t>> sums;
    for (const auto& part : parts_) {
      if (sums.empty())
        sums = part.summary();
      else
        for (std::size_t i = 0; i < std::min(sums.size(), part.summary().size()); ++i)
          sums[i].second += part.summary()[i].second;
    }
    std::string json = R"(], "summary": {)";
    for (auto& [name, number] : sums) {
      if (name == "duplicate_codes") number = summary_.duplicate_codes;
      json += (json.ends_with('{') ? "\"" : ", \"") + name + "\": " + std::to_string(number);
    }
    return json + "}}\n";
  }

  Diagnostics& diagnostics_;
  std::deque<PartFile> parts_;
  std::vector<const PartEntry*> entries_;
  std::optional<std::string> first_;
  std::string_view head_;
  std::map<std::string, std::string> digests_;
  std::map<std::string, bool> standards_;  ///< of the inventory that was looked at last
  DuplicateCodes codes_;
  bool overlap_told_ = false;
  Summary summary_;
};

}  // namespace

bool comes_before(std::string_view path, std::string_view other) {
  const auto [name, number] = split_name(path);
  const auto [other_name, other_number] = split_name(other);
  const auto rank = [](char byte) { return byte == '/' ? 0 : static_cast<unsigned char>(byte) + 1; };
  const auto in_order = [&](char a, char b) { return rank(a) < rank(b); };
  if (name != other_name)
    return std::lexicographical_compare(name.begin(), name.end(), other_name.begin(), other_name.end(), in_order);
  return number < other_number;
}

Summary merge_parts(std::span<const std::string> parts, const std::function<void(std::string_view)>& write,
                    Diagnostics& diagnostics) {
  Merger merger(diagnostics);
  for (const auto& part : parts) merger.add(part);
  if (!diagnostics.has_errors() && merger.arrange()) merger.write(write);
  return merger.summary();
}

}  // namespace edu_check
