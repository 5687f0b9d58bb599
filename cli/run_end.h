#pragma once

#include <string>

#include "cli/session.h"
#include "edu_check/batch/batch.h"

namespace edu_check::cli {

/// Which part of its input a run was asked for.
struct RunPart {
  bool sharded = false;       ///< `--shard`
  bool all_ignored = false;   ///< `--respect-ignore` left nothing
  std::string changed_since;  ///< the revision of `--changed-since`; else empty
  bool exit_zero = false;     ///< `--exit-zero`
};

/// Whether a run failed so that nothing was judged, or was stopped before: no report says so as if it had been. A part
/// of the input, which may hold nothing, is another matter.
[[nodiscard]] bool is_for_nothing(const BatchResult& result, const RunPart& part);

/// Whether a run checked all that it was asked for.
[[nodiscard]] RunState state_of(const BatchResult& result, bool inputs_missing);

/// Reports inventories with facts of another time than that in which they are judged.
void report_facts_ages(const BatchResult& result, Diagnostics& diagnostics);

/// Reports what a user must know of a batch that is over: school codes that occur twice, that it was stopped, that
/// there was nothing to assess, which is an error unless this was only a part of the input.
void report_run_end(const BatchResult& result, const RunPart& part, Diagnostics& diagnostics);

/// What a batch that was not stopped comes to. A score below the one that was asked for is 1. With `exit_zero` what was
/// found is 0. Nothing to assess is 0 where nothing changed and where all was ignored, 3 in another part of the input,
/// else 2; of what was assessed, the region among it, the gravest outcome wins: 2, 1, 3, 0. With `allow_unknown` an
/// undetermined assessment is 0 if something of it was decided, else 3 as ever.
[[nodiscard]] int exit_code_of(const Summary& summary, const RunPart& part, bool allow_unknown);

}  // namespace edu_check::cli
