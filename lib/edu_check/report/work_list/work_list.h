#pragma once

#include <span>

#include "edu_check/report/formats.h"

namespace edu_check {

/// The formats in which the gaps of all inventories are a list of work (整改清单). Text and Markdown end with the sums
/// over the inventories; in CSV, where each row has its amount in a unit that is the same for all rows of a fact, a
/// spreadsheet adds them up.
[[nodiscard]] std::span<const ReportFormat> work_list_formats();

}  // namespace edu_check
