#pragma once
// Private to the room.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edu_check/table/cell_number.h"
#include "edu_check/table/workbook.h"
#include "edu_check/table/xlsx_parts.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// What all sheets of a workbook of Excel 97 to 2003 need.
struct XlsBook {
  struct SheetPlace {
    TableSheet sheet;
    std::size_t begin = 0;  ///< of its records in the stream
  };
  std::vector<SheetPlace> sheets;  ///< those of cells; charts, macros and dialogues are none
  DateSystem dates = DateSystem::from_1900;
  SharedTexts texts;
  std::vector<NumberFormat> formats;  ///< by style
};

/// Reads what stands before the sheets in the stream of a workbook. Reports to `mistake`.
[[nodiscard]] XlsBook read_xls_book(std::string_view stream, const WorkbookLimits& limits,
                                    std::optional<Message>& mistake);

}  // namespace edu_check
