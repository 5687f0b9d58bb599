#pragma once
// Private to the room.

#include <atomic>
#include <memory>
#include <string_view>

#include "edu_check/table/workbook.h"

namespace edu_check {

/// Opens a spreadsheet of OpenDocument (ISO/IEC 26300): `.ods`.
[[nodiscard]] std::unique_ptr<Workbook> open_ods(std::string_view path, const std::atomic<bool>* stop,
                                                 const WorkbookLimits& limits);

}  // namespace edu_check
