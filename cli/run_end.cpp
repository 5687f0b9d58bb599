#include "cli/run_end.h"

#include <algorithm>

#include "cli/output_targets.h"
#include "edu_check/record/marks.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {

bool is_for_nothing(const BatchResult& result, const RunPart& part) {
  const bool may_be_empty = !result.stopped && (part.sharded || part.all_ignored || !part.changed_since.empty());
  return result.summary.inventories == 0 && !may_be_empty;
}

RunState state_of(const BatchResult& result, bool inputs_missing) {
  return result.stopped ? RunState::stopped : inputs_missing ? RunState::incomplete : RunState::whole;
}

void report_facts_ages(const BatchResult& result, Diagnostics& diagnostics) {
  for (const auto& [id, inventory, age, as_of] : result.aged) {
    auto mark = mark_of(age, as_of);
    diagnostics.report(Severity::notice, mark.id, inventory, std::move(mark.text)).hint(std::move(mark.remedy));
  }
  if (result.aged_dropped == 0) return;
  diagnostics.report(Severity::notice, "facts-age", "",
                     message("另有 {} 份清单的数据不是评判之时的", "{} more inventories have facts of another time",
                             result.aged_dropped));
}

void report_run_end(const BatchResult& result, const RunPart& part, Diagnostics& diagnostics) {
  report_facts_ages(result, diagnostics);
  if (const auto number = result.summary.marks[static_cast<std::size_t>(MarkKind::day_far)]; number > 0) {
    diagnostics
        .report(Severity::notice, "as-of-far", "",
                message("有 {} 个评估的截至日不寻常：远离今天或标准文件的年代",
                        "assessments with an unusual as-of date, far from today or from the time of the document: {}",
                        number))
        .hint(message("核对 --as-of、清单的日期与时钟", "check --as-of, the inventory's date and the clock"));
  }
  for (const auto& [code, first, again] : result.duplicates) {
    diagnostics.report(
        Severity::warning, "duplicate-code", again,
        message("学校标识码 {} 已见于 {}", "the school code {} is that of {} too", printable(code), printable(first)));
  }
  if (result.duplicates_dropped > 0) {
    diagnostics.report(Severity::warning, "duplicate-code", "",
                       message("另有 {} 份清单的学校标识码重复", "{} more inventories repeat a school code",
                               result.duplicates_dropped));
  }
  if (!result.overwritten.empty()) report_overwritten(result.overwritten, diagnostics);
  if (result.stopped) {
    diagnostics.report(Severity::warning, "stopped", "",
                       message("已中止，完成 {} 份清单", "stopped after {} inventories", result.summary.inventories));
  } else if (result.summary.inventories == 0 && !part.changed_since.empty()) {
    diagnostics.report(Severity::notice, "input-unchanged", "",
                       message("自 {} 以来没有清单改动，无须检查", "no inventory changed since {}: nothing to check",
                               printable(part.changed_since)));
  } else if (result.summary.inventories == 0 && part.all_ignored) {
    const auto& verdicts = result.summary.verdicts;
    const bool judged = std::any_of(verdicts.begin(), verdicts.end(), [](auto number) { return number > 0; });
    diagnostics.report(Severity::notice, "input-ignored", "",
                       judged
                           ? message("所给文件都被 .edu-checkignore 排除，只检查了区域",
                                     ".edu-checkignore excludes all files that are given: only the region is checked")
                           : message("所给文件都被 .edu-checkignore 排除，无须检查",
                                     ".edu-checkignore excludes all files that are given: nothing to check"));
  } else if (result.summary.inventories == 0) {
    diagnostics.report(part.sharded ? Severity::notice : Severity::error, "input-empty", "",
                       message("没有可检查的清单", "there is no inventory to check"));
  }
}

namespace {

int code_of(const Summary& summary, const RunPart& part, bool allow_unknown) {
  const bool may_be_none = part.all_ignored || !part.changed_since.empty();
  if (summary.inventories == 0 && !may_be_none) return part.sharded ? undetermined : not_done;
  // Where no school was to be judged, the region still was.
  if (summary.of(Verdict::invalid) > 0) return not_done;
  if (summary.of(Verdict::non_compliant) > 0 || summary.below_min_score > 0) return found_problems;
  // Who allows what is unknown still wants something to be known: a school of which nothing was decided was not judged.
  const bool open = allow_unknown ? summary.unjudged > 0 : summary.of(Verdict::undetermined) > 0;
  return open || summary.of(Verdict::not_applicable) > 0 ? undetermined : compliant;
}

}  // namespace

int exit_code_of(const Summary& summary, const RunPart& part, bool allow_unknown) {
  const int code = code_of(summary, part, allow_unknown);
  return part.exit_zero && code != not_done ? compliant : code;
}

}  // namespace edu_check::cli
