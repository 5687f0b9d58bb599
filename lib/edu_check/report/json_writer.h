#pragma once

#include <string>
#include <string_view>

#include "edu_check/report/record.h"

namespace edu_check {

/// Writes one assessment as an object of `edu-check-result/1` (docs/result.md), without a line break. Texts that a person reads are
/// in `language`; where those of the other language differ, they stand beside them under its name.
enum class JsonStyle : std::uint8_t { compact, indented };
void write_assessment_json(std::string& to, const AssessmentRecord& record, Language language, JsonStyle style);

/// `{"schema": …, "tool": …, "language": …, "assessments": [` and `], "summary": {…}}`: what stands around the assessments.
void write_json_start(std::string& to, Language language);
void write_json_end(std::string& to, const Summary& summary);

/// Sixteen hexadecimal digits that change whenever the standard's file does.
[[nodiscard]] std::string digest(const Standard& standard);

/// The version of the program, as JSON gives it.
[[nodiscard]] std::string_view version();

}  // namespace edu_check
