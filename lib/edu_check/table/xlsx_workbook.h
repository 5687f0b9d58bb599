#pragma once
// Private to the room.

#include <atomic>
#include <memory>
#include <string_view>

#include "edu_check/table/workbook.h"

namespace edu_check {

/// Opens a workbook of Office Open XML (ECMA-376), transitional or strict, with macros or without: `.xlsx`, `.xlsm`.
[[nodiscard]] std::unique_ptr<Workbook> open_xlsx(std::string_view path, const std::atomic<bool>* stop,
                                                  const WorkbookLimits& limits);

}  // namespace edu_check
