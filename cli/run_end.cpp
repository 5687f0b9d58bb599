#include "cli/run_end.h"

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {

void print_run_end(const BatchResult& result, bool sharded, const Session& session) {
  Diagnostics notices;
  for (const auto& [code, first, again] : result.duplicates) {
    notices.report(
        Severity::warning, "duplicate-code", again,
        message("学校标识码 {} 已见于 {}", "the school code {} is that of {} too", printable(code), printable(first)));
  }
  if (result.duplicates_dropped > 0) {
    notices.report(Severity::warning, "duplicate-code", "",
                   message("另有 {} 份清单的学校标识码重复", "{} more inventories repeat a school code",
                           result.duplicates_dropped));
  }
  if (result.stopped) {
    notices.report(Severity::warning, "stopped", "",
                   message("已中止，完成 {} 份清单", "stopped after {} inventories", result.summary.inventories));
  } else if (result.summary.inventories == 0) {
    notices.report(sharded ? Severity::notice : Severity::error, "input-empty", "",
                   message("没有可检查的清单", "there is no inventory to check"));
  }
  print(notices, session);
}

int exit_code_of(const Summary& summary, bool sharded, bool allow_unknown) {
  if (summary.inventories == 0) return sharded ? undetermined : not_done;
  if (summary.of(Verdict::invalid) > 0) return not_done;
  if (summary.of(Verdict::non_compliant) > 0) return found_problems;
  const bool open = summary.of(Verdict::undetermined) > 0 && !allow_unknown;
  return open || summary.of(Verdict::not_applicable) > 0 ? undetermined : compliant;
}

}  // namespace edu_check::cli
