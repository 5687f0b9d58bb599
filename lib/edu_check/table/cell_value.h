#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/table/header.h"
#include "edu_check/table/workbook.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// What a cell is as the value of a fact in an inventory.
struct CellValue {
  std::string yaml;  ///< a scalar or a list on one line; empty if the cell holds nothing, or after a mistake
  std::optional<Message> mistake;  ///< why it can't be taken
  Message hint;                    ///< what to do about the mistake
};

/// Writes a cell as people fill it in so as an inventory has it: in the unit of the header, without separators of
/// thousands and full-width forms, `是` for a tick, words between commas as a list. What can't be one certain value is
/// written as it stands, for the reader of inventories to refuse.
[[nodiscard]] CellValue cell_value(const Cell& cell, const Fact& fact, const Header& header);

/// The same for the day of the facts.
[[nodiscard]] CellValue cell_date(const Cell& cell);

}  // namespace edu_check
