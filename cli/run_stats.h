#pragma once

#include <chrono>
#include <string>

#include "cli/session.h"
#include "edu_check/batch/batch.h"

namespace edu_check::cli {

/// What `--stats` tells of a run: readers, bytes, rate, and the time of each stage.
[[nodiscard]] std::string describe_stats(const BatchResult& result, std::chrono::nanoseconds time,
                                         const Session& session);

}  // namespace edu_check::cli
