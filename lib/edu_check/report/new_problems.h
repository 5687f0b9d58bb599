#pragma once

#include <string>

#include "edu_check/record/report.h"

namespace edu_check {

/// The problems of an assessment that the baseline does not have, for the list of many schools: a paragraph each, with
/// the place where a terminal or an editor finds it: `  school.yaml:12: 5.1a 未达标 …`. Empty if there is none.
[[nodiscard]] std::string new_problems_text(const AssessmentRecord& record, const ReportOptions& options);

}  // namespace edu_check
