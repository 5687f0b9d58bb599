#include "edu_check/batch/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "edu_check/batch/duplicate_codes.h"
#include "edu_check/batch/part_file.h"
#include "edu_check/report/json_writer.h"
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

/// Whether an assessment says that nothing mandatory was decided. No text of JSON holds these characters unescaped.
bool is_undecided(std::string_view assessment) {
  return assessment.substr(0, assessment.find("\"counts\":")).find("\"undecided\":true") != std::string_view::npos;
}

BaselineNumbers sum_of(const std::optional<BaselineNumbers>& sum, const BaselineNumbers& more) {
  if (!sum) return more;
  return {sum->fresh + more.fresh, sum->known + more.known, sum->mended + more.mended, more.only_new_count};
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
    shards_ = gathered();
    if (diagnostics_.has_errors()) return false;
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const PartEntry* a, const PartEntry* b) { return comes_before(a->inventory, b->inventory); });
    for (std::size_t i = 0; i < entries_.size(); ++i) note(i);
    if (!shards_.empty() && !diagnostics_.has_errors()) gather_schools();
    return !diagnostics_.has_errors();
  }

  /// Assesses the region, if the parts are those of one.
  void add_region(const MergeCallbacks& callbacks) {
    const auto schools = schools_.find([&](InputId id) { return entries_[id.input]->inventory; });
    auto region = callbacks.assess_region(shards_, schools, head_.empty() ? "ndjson" : "json");
    if (!region) return;
    region_ = std::move(region->text);
    if (entries_.empty() && region_.starts_with(',')) region_.erase(0, 1);
    summary_.unjudged += region->summary.unjudged;
    for (std::size_t i = 0; i < verdict_count; ++i) {
      summary_.verdicts[i] += region->summary.verdicts[i];
      region_verdicts_[std::string(to_string(static_cast<Verdict>(i)))] = region->summary.verdicts[i];
    }
  }

  void write(const std::function<void(std::string_view)>& to) {
    to(head_);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!head_.empty() && i > 0) to(",");
      to(entries_[i]->text);
      if (head_.empty()) to("\n");
    }
    to(region_);
    if (!head_.empty()) to(summary_json());
  }

  [[nodiscard]] const Summary& summary() const { return summary_; }

 private:
  void report(std::string_view id, std::string_view file, Message text) {
    diagnostics_.report(Severity::error, id, file, std::move(text));
  }

  /// What the shards of a region gathered; nothing if there is none, or after a mistake.
  std::vector<Gathered> gathered() {
    std::vector<Gathered> shards;
    const auto has_region = [](const PartFile& part) { return part.gathered().has_value(); };
    if (std::none_of(parts_.begin(), parts_.end(), has_region)) return shards;
    std::map<std::uint32_t, std::string_view> seen;
    for (const auto& part : parts_) {
      if (!part.gathered()) {
        report("parts-missing", part.path(),
               message("没有区域的汇总：检查未用 --region，或者中途停止了",
                       "it holds nothing for the region: checked without --region, or stopped"));
        continue;
      }
      shards.push_back(*part.gathered());
      const auto& [other, fresh] = seen.emplace(shards.back().shard.part, part.path());
      if (!is_same_run(shards.front(), shards.back())) {
        report("parts-differ", part.path(),
               message("区域、标准、日期或部分数与 {} 不同",
                       "its region, standards, day or number of parts differs from that of {}", parts_.front().path()));
      } else if (!fresh) {
        report("parts-overlap", part.path(), message("与 {} 是同一部分", "it is the same part as {}", other->second));
      }
    }
    if (!diagnostics_.has_errors()) check_all_there(shards.front().shard.count, seen);
    return shards;
  }

  void check_all_there(std::uint32_t count, const std::map<std::uint32_t, std::string_view>& seen) {
    constexpr std::uint32_t most_named = 10;
    std::string missing;
    std::uint32_t named = 0;
    for (std::uint32_t part = 1; part <= count && seen.size() < count; ++part) {
      if (seen.contains(part)) continue;
      if (++named > most_named) break;
      missing += (missing.empty() ? "" : ", ") + fmt::format("{}/{}", part, count);
    }
    if (named == 0) return;
    if (named > most_named) missing += " …";
    report("parts-missing", "",
           message("评估区域需要全部部分，缺少 {}", "a region needs all parts; missing: {}", missing));
  }

  /// Puts what the shards say of their schools into the order of all inventories.
  void gather_schools() {
    std::map<const PartEntry*, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < entries_.size(); ++i) numbers[entries_[i]] = i;
    for (auto& part : parts_) {
      if (!part.gathered()) continue;
      const auto& [schools, places] = std::tie(part.gathered()->schools, part.gathered()->places);
      std::size_t next = 0;
      const PartEntry* before = nullptr;
      for (const auto& entry : part.entries()) {
        const bool again = before != nullptr && before->inventory == entry.inventory;
        before = &entry;
        if (again || entry.is_region || entry.verdict == to_string(Verdict::invalid)) continue;
        if (next < schools.size()) schools_.add(schools[next], places, {numbers[&entry], 0});
        ++next;
      }
      if (next != schools.size())
        report("part-invalid", part.path(),
               message("所记学校与结果不符", "the schools that it names are not those of its results"));
    }
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
    if (entry.verdict == to_string(Verdict::undetermined) && is_undecided(entry.text)) ++summary_.unjudged;
    if (index + 1 == entries_.size()) note_duplicates();
  }

  void note_duplicates() {
    const auto pairs = codes_.find();
    summary_.duplicate_codes = codes_.codes();
    if (!shards_.empty()) return;  // the region tells of them
    for (const auto& [code, first, again] : pairs) {
      diagnostics_.report(Severity::warning, "duplicate-code", entries_[again.input]->inventory,
                          message("学校标识码 {} 已见于 {}", "the school code {} is that of {} too", code,
                                  entries_[first.input]->inventory));
    }
  }

  /// The numbers of all parts added up, but for the duplicates, which may be in different parts.
  [[nodiscard]] std::string summary_json() {
    std::vector<std::pair<std::string, std::uint64_t>> sums;
    std::optional<BaselineNumbers> baseline;
    for (const auto& part : parts_) {
      const auto& [numbers, of_part] = part.summary();
      if (sums.empty()) sums.assign(numbers.size(), {});
      for (std::size_t i = 0; i < std::min(sums.size(), numbers.size()); ++i)
        sums[i] = {numbers[i].first, sums[i].second + numbers[i].second};
      if (of_part) baseline = sum_of(baseline, *of_part);
    }
    std::string json = R"(], "summary": {)";
    for (auto& [name, number] : sums) {
      if (name == "duplicate_codes") number = summary_.duplicate_codes;
      if (const auto of_region = region_verdicts_.find(name); of_region != region_verdicts_.end())
        number += of_region->second;
      json += (json.ends_with('{') ? "\"" : ", \"") + name + "\": " + std::to_string(number);
    }
    if (baseline) json += ", " + baseline_json(*baseline);
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
  std::vector<Gathered> shards_;  ///< if the parts are those of a region
  RegionSchools schools_;
  std::string region_;  ///< its assessments, as they are written
  std::map<std::string, std::uint64_t> region_verdicts_;
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

Summary merge_parts(std::span<const std::string> parts, const MergeCallbacks& callbacks, Diagnostics& diagnostics) {
  Merger merger(diagnostics);
  for (const auto& part : parts) merger.add(part);
  if (!diagnostics.has_errors() && merger.arrange()) merger.add_region(callbacks);
  if (!diagnostics.has_errors()) merger.write(callbacks.write);
  return merger.summary();
}

}  // namespace edu_check
