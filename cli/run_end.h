#pragma once

#include "cli/session.h"
#include "edu_check/batch/batch.h"

namespace edu_check::cli {

/// Tells what a user must know of a batch that is over: school codes that occur twice, that it was stopped, that there
/// was nothing to assess, which is an error unless this was only a part (`--shard`) of the input.
void print_run_end(const BatchResult& result, bool sharded, const Session& session);

/// What a batch that was not stopped comes to: nothing to assess is 2, or 3 in a part of the input; else the gravest
/// outcome wins, 2, 1, 3, 0.
[[nodiscard]] int exit_code_of(const Summary& summary, bool sharded, bool allow_unknown);

}  // namespace edu_check::cli
