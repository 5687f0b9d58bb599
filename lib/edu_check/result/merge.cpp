#include "edu_check/result/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "edu_check/input/duplicate_codes.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/result/part_file.h"
#include "edu_check/result/result_document.h"
#include "edu_check/result/summary_sum.h"
#include "edu_check/table/table_file.h"
#include "edu_check/text/cell_place.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// `path#12`, and `roster.xlsx:Sheet1!A5` before its cell, in their parts; other paths have the number 0.
std::pair<std::string_view, std::uint64_t> split_name(std::string_view name) {
  if (table_file(name).size() != name.size()) {
    const auto begin = name.find_last_of(":!") + 1;
    const auto cell = parse_cell_place(name.substr(begin)).value_or(CellPlace());
    return {name.substr(0, begin), std::uint64_t{cell.row} << 32U | cell.column};
  }
  const auto mark = name.rfind('#');
  std::uint64_t number = 0;
  if (mark == std::string_view::npos) return {name, 0};
  const auto [end, error] = std::from_chars(name.data() + mark + 1, name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return {name, 0};
  return {name.substr(0, mark), number};
}

/// Sixteen hexadecimal digits.
std::uint64_t parse_digest(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, 16);
  return number;
}

/// Joins what parts hold.
class Merger {
 public:
  Merger(const StandardFinder& find, Diagnostics& diagnostics) : find_(find), diagnostics_(diagnostics) {}

  void add(const PartInput& input) {
    auto& part = parts_.emplace_back(input.path, input.file, find_, diagnostics_);
    if (!part.gathered()) return;
    const auto& first = parts_.front();
    const auto& [other, fresh] = seen_.emplace(part.gathered()->shard.part, part.path());
    const bool same = !first.gathered() || check_same_run(first, part);
    if (same && !fresh)
      report("parts-overlap", part.path(), message("与 {} 是同一部分", "it is the same part as {}", other->second));
    for (const auto& entry : part.entries()) entries_.push_back(&entry);
  }

  bool arrange() {
    if (diagnostics_.has_errors()) return false;
    check_all_there(parts_.front().gathered()->shard.count);
    check_same_inputs();
    if (diagnostics_.has_errors()) return false;
    if (parts_.front().gathered()->has_region()) {
      for (const auto& part : parts_) shards_.push_back(*part.gathered());
    }
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const PartEntry* a, const PartEntry* b) { return comes_before(a->inventory, b->inventory); });
    for (std::size_t i = 0; i < entries_.size(); ++i) note(i);
    if (!diagnostics_.has_errors()) check_inputs_judged();
    if (!shards_.empty() && !diagnostics_.has_errors()) gather_schools();
    return !diagnostics_.has_errors();
  }

  /// Assesses the region, if the parts are those of one.
  void add_region(const MergeCallbacks& callbacks) {
    const auto schools = schools_.find([&](InputId id) { return entries_[id.input]->inventory; });
    auto region = callbacks.assess_region(shards_, schools, is_document() ? "json" : "ndjson");
    if (!region) return;
    region_ = std::move(region->text);
    if (entries_.empty() && region_.starts_with(',')) region_.erase(0, 1);
    summary_.unjudged += region->summary.unjudged;
    for (std::size_t i = 0; i < verdict_count; ++i) {
      summary_.verdicts[i] += region->summary.verdicts[i];
      region_verdicts_[i] = region->summary.verdicts[i];
    }
  }

  void write(const std::function<void(std::string_view)>& to) {
    const auto& first = *parts_.front().gathered();
    std::string text;
    if (is_document()) {
      // One run over one file writes a page of it, however its parts were laid out.
      write_json_start(text, first.language,
                       first.inputs == 1 && !first.reads_streams() ? Layout::whole : Layout::lines);
    }
    to(text);  // of ndjson nothing: what comes first tells the format
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i]->part->read(*entries_[i], text)) {
        return report("part-invalid", entries_[i]->part->path(),
                      message("读取期间文件有变动", "the file changed while it was read"));
      }
      if (is_document()) to(i > 0 ? ",\n" : "\n");
      to(text);
      if (!is_document()) to("\n");
    }
    to(region_);
    if (is_document()) to("], \"summary\": " + summary_json() + "}\n");
  }

  [[nodiscard]] const Summary& summary() const { return summary_; }

 private:
  void report(std::string_view id, std::string_view file, Message text) {
    diagnostics_.report(Severity::error, id, file, std::move(text));
  }

  [[nodiscard]] bool is_document() const { return parts_.front().run().is_document; }

  bool check_same_run(const PartFile& first, const PartFile& part) {
    auto what = difference_of(*first.gathered(), *part.gathered());
    if (first.run().is_document != part.run().is_document) what = Message{"格式", "format"};
    if (!what) return true;
    if (static_cast<unsigned char>(what->zh.back()) < 0x80U) what->zh += ' ';
    report("parts-differ", part.path(), message("{}与 {} 不同", "its {} differs from that of {}", *what, first.path()));
    return false;
  }

  /// Files that came or went meanwhile may be in no part.
  void check_same_inputs() {
    const auto& first = *parts_.front().gathered();
    for (const auto& part : parts_) {
      const auto& other = *part.gathered();
      if (other.inputs == first.inputs && other.inputs_digest == first.inputs_digest) continue;
      report_other_inputs(part.path(), other, first);
      return;
    }
  }

  void report_other_inputs(const std::string& path, const Gathered& other, const Gathered& first) {
    const auto& first_path = parts_.front().path();
    auto& diagnostic = diagnostics_.report(
        Severity::error, "parts-inputs", path,
        first.reads_streams()
            ? message("检查时读到 {} 份清单，{} 读到 {} 份，且不相同：其间改动的清单可能不在任何部分中",
                      "it read {} documents, {} read {}, and not the same: what changed meanwhile may be in no part",
                      other.inputs, first_path, first.inputs)
            : message("检查时找到 {} 个文件，{} 则是另外的 {} 个：其间增减的文件可能不在任何部分中",
                      "it found {} files, {} found {}, and not the same: what came or went meanwhile may be in no "
                      "part",
                      other.inputs, first_path, first.inputs));
    diagnostic.hint(first.reads_streams()
                        ? message("请让各部分读同样的内容，重新检查", "check all parts again, over the same stream")
                        : message("请对同样的文件重新检查各部分", "check all parts again, over the same files"));
  }

  /// All that was found is there, or was left out: the parts hold no more, no less and nothing else. Of streams only
  /// the number of documents can tell; what is wrong with a stream as a whole is no document.
  void check_inputs_judged() {
    const auto& first = *parts_.front().gathered();
    std::uint64_t left_out = 0;
    std::uint64_t hash = 0;
    for (const auto& part : parts_) {
      left_out += part.gathered()->left_out;
      hash += parse_digest(part.gathered()->left_out_digest);
    }
    std::uint64_t sure = left_out;
    std::uint64_t all = left_out;
    std::set<std::string_view> tables;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const auto& entry = *entries_[i];
      if (i > 0 && entries_[i - 1]->inventory == entry.inventory) continue;
      const auto file = table_file(entry.inventory);
      if (table_format_of(file) && !tables.insert(file).second) continue;  // a table is one input, whatever it holds
      const bool is_document = split_name(entry.inventory).second > 0;
      if (first.reads_streams() && !is_document) continue;
      ++all;
      if (!first.reads_streams() || entry.verdict != Verdict::invalid) ++sure;
      hash += name_hash(file);
    }
    const bool same = first.reads_streams() || hash == parse_digest(first.inputs_digest);
    if (sure <= first.inputs && first.inputs <= all && same) return;
    diagnostics_
        .report(Severity::error, "parts-inputs", "",
                message("检查时找到 {} 份清单，各部分中的 {} 份不是这些",
                        "the check found {} inventories; those in the parts, {}, are not the same", first.inputs, all))
        .hint(message("请重新检查各部分", "check all parts again"));
  }

  void check_all_there(std::uint32_t count) {
    constexpr std::size_t most_named = 10;
    std::vector<std::uint32_t> missing;
    for (std::uint32_t part = 1; part <= count && missing.size() + seen_.size() < count; ++part) {
      if (!seen_.contains(part)) missing.push_back(part);
      if (missing.size() > most_named) break;
    }
    if (missing.empty()) return;
    if (missing.size() == 1) {
      return report("parts-missing", "",
                    message("缺少第 {} 部分，共 {} 部分", "part {} of {} is missing", missing[0], count));
    }
    std::string names;
    for (std::size_t i = 0; i < std::min(missing.size(), most_named); ++i)
      names += (i == 0 ? "" : ", ") + fmt::format("{}/{}", missing[i], count);
    if (missing.size() > most_named) names += " …";
    report("parts-missing", "", message("缺少这些部分：{}", "these parts are missing: {}", names));
  }

  /// Puts what the shards say of their schools into the order of all inventories.
  void gather_schools() {
    std::map<const PartEntry*, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < entries_.size(); ++i) numbers[entries_[i]] = i;
    for (auto& part : parts_) {
      const auto& schools = part.gathered()->schools;
      const auto& places = part.gathered()->places;
      std::size_t next = 0;
      const PartEntry* before = nullptr;
      for (const auto& entry : part.entries()) {
        const bool again = before != nullptr && before->inventory == entry.inventory;
        before = &entry;
        if (again || entry.is_region || entry.verdict == Verdict::invalid) continue;
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
    const auto& standard = entry.standard->id;
    const auto [known, fresh] = used_.try_emplace(standard, entry.standard);
    if (!fresh && known->second->selection != entry.standard->selection) {
      report("parts-differ", entry.inventory,
             message("标准 {} 所选的部分与别处不同", "another part of the standard {} is selected than elsewhere",
                     standard));
    }
    if (!fresh && known->second->digest != entry.standard->digest) {
      report("parts-differ", entry.inventory,
             message("标准 {} 或其词汇表的版本与别处不同",
                     "the standard {} or its vocabulary is another version than elsewhere", standard));
    }
    const bool again = index > 0 && entries_[index - 1]->inventory == entry.inventory;
    if (again && standards_.contains(standard) && !overlap_told_) {
      overlap_told_ = true;
      report("parts-overlap", entry.inventory,
             message("多于一份结果含有此清单与标准 {}", "more than one part has this inventory against {}", standard));
    }
    if (!again) {
      standards_.clear();
      ++summary_.inventories;
      if (!entry.is_region) codes_.add(entry.code, {static_cast<std::uint32_t>(index), 0});
    }
    standards_[standard] = true;
    ++summary_.verdicts[static_cast<std::size_t>(entry.verdict)];
    if (entry.undecided) ++summary_.unjudged;
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
    SummarySum sum;
    for (const auto& part : parts_) sum.add(part.run().summary);
    sum.set("duplicate_codes", summary_.duplicate_codes);
    for (std::size_t i = 0; i < verdict_count; ++i) sum.add(to_string(static_cast<Verdict>(i)), region_verdicts_[i]);
    return sum.text();
  }

  const StandardFinder& find_;
  Diagnostics& diagnostics_;
  std::deque<PartFile> parts_;
  std::vector<const PartEntry*> entries_;
  std::map<std::uint32_t, std::string_view> seen_;          ///< paths by the number of the part
  std::map<std::string, const PartEntry::Standard*> used_;  ///< by id, as it was met first
  std::map<std::string, bool> standards_;                   ///< of the inventory that was looked at last
  DuplicateCodes codes_;
  std::vector<Gathered> shards_;  ///< if the parts are those of a region
  RegionSchools schools_;
  std::string region_;  ///< its assessments, as they are written
  std::array<std::uint64_t, verdict_count> region_verdicts_{};
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

Summary merge_parts(std::span<const PartInput> parts, const MergeCallbacks& callbacks, Diagnostics& diagnostics) {
  Merger merger(callbacks.find_standard, diagnostics);
  for (const auto& part : parts) merger.add(part);
  if (!diagnostics.has_errors() && merger.arrange()) merger.add_region(callbacks);
  if (!diagnostics.has_errors()) merger.write(callbacks.write);
  return merger.summary();
}

}  // namespace edu_check
