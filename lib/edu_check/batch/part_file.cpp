#include "edu_check/batch/part_file.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "edu_check/report/stored_result.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

Message check_again() { return message("请用 --shard 重新检查这一部分", "check this part again, with --shard"); }

}  // namespace

PartFile::PartFile(std::string path, std::FILE* file, Diagnostics& diagnostics) : path_(std::move(path)), file_(file) {
  if (read_entries(diagnostics)) read_gathered_part(diagnostics);
}

bool PartFile::read_entries(Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  StoredResult result(path_, file_, PartUse::taken);
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
  if (!result.run().is_document && json.find('\n') != std::string::npos) {
    result.report(diagnostics, "result-syntax",
                  message("一份评估结果占了不止一行", "an assessment takes more than one line"));
    return false;
  }
  auto& entry = entries_.emplace_back();
  entry.inventory = assessment.inventory;
  entry.code = assessment.subject.code;
  entry.standard = &*standards_.emplace(assessment.standard, assessment.digest).first;
  entry.part = this;
  entry.offset = result.offset();
  entry.hash = hash_of(json);
  entry.size = static_cast<std::uint32_t>(json.size());
  entry.verdict = assessment.verdict;
  entry.undecided = assessment.undecided && assessment.verdict == Verdict::undetermined;
  entry.complete = assessment.complete;
  entry.hides = assessment.verdict == Verdict::undetermined && !assessment.undecided && !assessment.lists_decided;
  entry.as_of = assessment.as_of;
  entry.is_region = assessment.subject.kind == SubjectKind::region;
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
  if (gathered->state == PartState::stopped) {
    return refuse("parts-missing", message("这一部分的检查中途停止了", "the check of this part was stopped"));
  }
  if (gathered->state == PartState::incomplete) {
    return refuse("parts-missing", message("这一部分检查时有 PATH 无法读取（当时的退出码为 2）",
                                           "a PATH of this part could not be read when it was checked (exit code 2)"));
  }
  if (!holds_what_it_says(*gathered)) {
    return refuse("part-invalid",
                  message("评估结果的数目与所记的不符", "it holds other numbers of assessments than it says"));
  }
  if (const auto* const entry = find_foreign(*gathered)) {
    return refuse("part-invalid", message("{} 的评估结果与这一部分所记的标准、日期或 --details 不符",
                                          "the assessment of {} is not by the standard, on the day or with the "
                                          "--details that the part says",
                                          entry->inventory));
  }
  gathered_ = std::move(gathered);
}

/// An assessment that no run of this part could have written; null if there is none.
const PartEntry* PartFile::find_foreign(const Gathered& gathered) const {
  const auto is_foreign = [&](const PartEntry& entry) {
    const auto is_its = [&](const GatheredStandard& each) {
      return each.id == entry.standard->first && each.digest == entry.standard->second;
    };
    const bool known = std::any_of(gathered.standards.begin(), gathered.standards.end(), is_its);
    const bool on_day = entry.as_of.empty() || gathered.as_of.empty() || entry.as_of == gathered.as_of;
    return !known || !on_day || (gathered.details == Details::full && (!entry.complete || entry.hides));
  };
  const auto found = std::find_if(entries_.begin(), entries_.end(), is_foreign);
  return found == entries_.end() ? nullptr : &*found;
}

bool PartFile::holds_what_it_says(const Gathered& gathered) const {
  std::array<std::uint64_t, verdict_count> verdicts{};
  std::uint64_t inventories = 0;
  std::string_view last;
  for (const auto& entry : entries_) {
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
