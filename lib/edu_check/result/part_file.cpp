#include "edu_check/result/part_file.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "edu_check/result/stored_result.h"
#include "edu_check/table/table_file.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

Message check_again() { return message("请用 --shard 重新检查这一部分", "check this part again, with --shard"); }

}  // namespace

PartFile::PartFile(std::string path, std::FILE* file, const StandardFinder& find, Diagnostics& diagnostics)
    : path_(std::move(path)), file_(file) {
  if (read_entries(find, diagnostics)) read_gathered_part(diagnostics);
}

bool PartFile::read_entries(const StandardFinder& find, Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  StoredResult result(path_, file_, PartUse::taken);
  result.compare_with(find);
  while (const auto* const json = result.next(diagnostics)) {
    if (!add_entry(*json, result, diagnostics)) return false;
  }
  run_ = result.run();
  return diagnostics.error_count() == errors;
}

bool PartFile::add_entry(const std::string& json, const StoredResult& result, Diagnostics& diagnostics) {
  const auto head = read_stored_head(result, diagnostics);
  if (!head) return false;
  const auto& assessment = *head;
  if (!result.run().is_document && json.find_first_of("\r\n") != std::string::npos) {
    result.report(diagnostics, "result-syntax",
                  message("一份评估结果占了不止一行", "an assessment takes more than one line"));
    return false;
  }
  auto& entry = entries_.emplace_back();
  entry.inventory = assessment.inventory;
  entry.code = assessment.subject.code;
  const PartEntry::Standard standard{assessment.standard, assessment.digest,
                                     assessment.selection ? describe(*assessment.selection).en : std::string()};
  entry.standard = &standards_.emplace(standard, assessment.inventory).first->first;
  entry.part = this;
  entry.offset = result.offset();
  entry.hash = hash_of(json);
  entry.size = static_cast<std::uint32_t>(json.size());
  entry.verdict = assessment.verdict;
  entry.undecided = assessment.undecided && assessment.verdict == Verdict::undetermined;
  entry.is_region = assessment.subject.kind == SubjectKind::region;
  if (!assessment.as_of.empty()) days_.emplace(assessment.as_of, assessment.inventory);
  const bool hides = assessment.verdict == Verdict::undetermined && !assessment.undecided && !assessment.lists_decided;
  if (!cut_ && (!assessment.complete || hides)) cut_ = assessment.inventory;
  return true;
}

void PartFile::read_gathered_part(Diagnostics& diagnostics) {
  const auto refuse = [&](std::string_view id, Message text) {
    diagnostics.report(Severity::error, id, path_, std::move(text)).hint(check_again());
  };
  if (run_.gathered.empty()) {
    return refuse("parts-missing",
                  message("没有写明是哪一部分：检查未用 --shard、中途停止，或由旧版 edu-check 写成",
                          "it does not say which part it is: checked without --shard, stopped, or written by an older "
                          "edu-check"));
  }
  auto gathered = read_gathered(run_.gathered);
  if (!gathered) return refuse("part-invalid", message("gathered 有误", "gathered is wrong"));
  // What the summary says of it is the same.
  const auto state = gathered->state == RunState::whole ? run_.state : gathered->state;
  if (state == RunState::stopped) {
    return refuse("parts-missing", message("这一部分的检查中途停止了", "the check of this part was stopped"));
  }
  if (state == RunState::incomplete) {
    return refuse("parts-missing", message("这一部分检查时有 PATH 无法读取（当时的退出码为 2）",
                                           "a PATH of this part could not be read when it was checked (exit code 2)"));
  }
  if (!holds_what_it_says(*gathered)) {
    return refuse("part-invalid",
                  message("评估结果的数目或清单与所记的不符",
                          "it holds other numbers of assessments, or of other inventories, than it says"));
  }
  if (const auto foreign = find_foreign(*gathered)) {
    return refuse("part-invalid", message("{} 的评估结果与这一部分所记的标准、所选部分、日期或 --details 不符",
                                          "the assessment of {} is not by the standard or the part of it, on the day "
                                          "or with the --details that the part says",
                                          *foreign));
  }
  gathered_ = std::move(gathered);
}

/// By one of the standards of the run, and selected from as it was asked for.
bool PartFile::is_of_standards(const Gathered& gathered, const PartEntry::Standard& used) const {
  const auto is_it = [&](const GatheredStandard& each) { return each.id == used.id && each.digest == used.digest; };
  if (std::none_of(gathered.standards.begin(), gathered.standards.end(), is_it)) return false;
  const bool asked = gathered.options.contains("--only") || gathered.options.contains("--skip");
  return asked || used.selection.empty();
}

std::optional<std::string> PartFile::find_foreign(const Gathered& gathered) const {
  for (const auto& [standard, inventory] : standards_) {
    if (!is_of_standards(gathered, standard)) return inventory;
  }
  for (const auto& [day, inventory] : days_) {
    if (!gathered.as_of.empty() && day != gathered.as_of) return inventory;
  }
  return gathered.details == Details::full ? cut_ : std::nullopt;
}

bool PartFile::holds_what_it_says(const Gathered& gathered) const {
  std::array<std::uint64_t, verdict_count> verdicts{};
  std::uint64_t inventories = 0;
  std::string_view last;
  for (const auto& entry : entries_) {
    const auto cut = gathered.reads_streams() ? entry.inventory : table_file(entry.inventory);  // a table stays whole
    if (shard_of(cut, gathered.shard.count) != gathered.shard.part) return false;
    ++verdicts[static_cast<std::size_t>(entry.verdict)];
    if (inventories == 0 || entry.inventory != last) ++inventories;
    last = entry.inventory;
  }
  return verdicts == gathered.verdicts && inventories == gathered.inventories;
}

bool PartFile::read(const PartEntry& entry, std::string& to) const {
  to.resize(entry.size);
  for (std::size_t done = 0; done < to.size();) {
    const auto count =
        pread(fileno(file_), to.data() + done, to.size() - done, static_cast<off_t>(entry.offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return hash_of(to) == entry.hash;
}

}  // namespace edu_check
