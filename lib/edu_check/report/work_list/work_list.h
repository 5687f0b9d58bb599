#pragma once

#include <memory>
#include <string>
#include <vector>

#include "edu_check/record/report.h"

namespace edu_check {

enum class WorkListFormat : std::uint8_t { text, csv, markdown };

/// The gaps of all inventories as a list of work (整改清单). Text and Markdown end with the sums over the inventories;
/// in CSV, where each row has its amount in a unit that is the same for all rows of a fact, a spreadsheet adds them up.
[[nodiscard]] std::unique_ptr<Report> make_work_list(const ReportOptions& options, WorkListFormat format);

}  // namespace edu_check
