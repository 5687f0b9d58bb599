#pragma once

#include <string>

#include "edu_check/record/report.h"

namespace edu_check {

/// `{"schema": …, "tool": …, "language": …, "assessments": [` and `], "summary": {…}}`: what stands around the
/// assessments.
void write_json_start(std::string& to, Language language, Layout layout);
void write_json_end(std::string& to, const RunEnd& end);
/// The member `baseline` of the summary.
[[nodiscard]] std::string baseline_json(const BaselineNumbers& numbers);

}  // namespace edu_check
