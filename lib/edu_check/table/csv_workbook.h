#pragma once
// Private to the room.

#include <atomic>
#include <memory>
#include <string_view>

#include "edu_check/table/workbook.h"

namespace edu_check {

/// Opens a csv file as a workbook of one sheet without a name. Its cells are all text, as they are written; one that
/// Excel would calculate (`=A1+1`) is `CellKind::uncalculated`, and a code in the form `="0012"` is the text `0012`.
[[nodiscard]] std::unique_ptr<Workbook> open_csv(std::string_view path, const std::atomic<bool>* stop,
                                                 const WorkbookLimits& limits);

}  // namespace edu_check
