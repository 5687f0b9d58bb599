#pragma once
// Private to the room.

#include <atomic>
#include <memory>
#include <string>

#include "edu_check/table/workbook.h"

namespace edu_check {

/// Opens the stream `Workbook` of a file of Excel 97 to 2003, or of WPS: `.xls`, `.et` ([MS-XLS]).
[[nodiscard]] std::unique_ptr<Workbook> open_xls(std::string stream, const std::atomic<bool>* stop,
                                                 const WorkbookLimits& limits);

}  // namespace edu_check
