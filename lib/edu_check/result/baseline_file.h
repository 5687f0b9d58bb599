#pragma once

#include <string>
#include <string_view>

#include "edu_check/result/baseline.h"
#include "edu_check/result/stored_result.h"

namespace edu_check {

/// The first key of a file of `--format baseline`; its value is the version, 1.
constexpr std::string_view baseline_key = "edu-check-baseline";

/// Whether the first line of a file says that it is one.
[[nodiscard]] bool is_baseline_file(std::string_view first_line);

/// Reads the rest of a file of `--format baseline`, whose first line is at hand. Reports `result-syntax`,
/// `baseline-version`, `baseline-line`; false after a mistake.
bool read_baseline_file(const std::string& first_line, StoredResult& lines, Baseline& baseline,
                        Diagnostics& diagnostics);

}  // namespace edu_check
