#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/table/header.h"
#include "edu_check/table/workbook.h"

namespace edu_check {

/// A column of a roster (one school a row), or a field of a form.
struct TableColumn {
  std::uint32_t number = 0;  ///< from 1
  CellPlace header;          ///< its cell
  std::string text;          ///< of the header, on one line
  Header meaning;
};

/// How a sheet holds schools.
struct SheetLayout {
  enum class Kind : std::uint8_t {
    none,    ///< nothing that is known
    roster,  ///< a header, and one school a row below it
    form     ///< labels and beside each its value; one school a column of values
  };
  Kind kind = Kind::none;
  std::size_t facts = 0;  ///< headers or labels that are known

  std::uint32_t last_header_row = 0;  ///< of a roster
  std::vector<TableColumn> columns;   ///< of a roster, by number: all with a header

  std::vector<TableColumn> fields;           ///< of a form, in the order of rows: all labels that are known
  std::vector<std::uint32_t> value_columns;  ///< of a form whose values stand in columns; else beside each label
};

/// Looks for a header or for labels in the first rows of a sheet; `whole`: these are all of its rows.
[[nodiscard]] SheetLayout find_layout(const std::vector<TableRow>& rows, HeaderReader& headers);

/// Rows that are looked at for a header.
constexpr std::size_t most_header_rows = 50;

}  // namespace edu_check
