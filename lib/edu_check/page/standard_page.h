#pragma once

#include "edu_check/page/page.h"
#include "edu_check/standard/standard.h"

namespace edu_check {

/// Where a standard comes from, and its vocabulary: `文件夹 own，代替内置的同名标准（摘要 …）`. Empty if both are built
/// in.
[[nodiscard]] Message origin_text(const Standard& standard);

/// Writes a whole standard: its document, to whom it applies, every section with its indicators and requirements,
/// numbers, and what of the text is not encoded.
void write_standard(Page& page, const Standard& standard);

/// The level, scope and due date of a requirement, on one line.
[[nodiscard]] std::string describe_duty(const Requirement& requirement, Language language);

/// Writes the details of a requirement that the standard itself gives: when it is owed, its condition, how the text was
/// read, alternatives, evidence and remedy. Depth as for `Page::field`.
void write_requirement_details(Page& page, const Standard& standard, const Requirement& requirement, std::size_t depth);

}  // namespace edu_check
