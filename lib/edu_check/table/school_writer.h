#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/table/layout.h"
#include "edu_check/table/workbook.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// What a table holds next: the inventory of a school, or something to be told that belongs to none.
struct TableSchool {
  bool is_school = false;
  std::string text;   ///< the inventory in YAML, a fact a line
  SourceCells cells;  ///< of each line
  CellPlace place;    ///< by which it is called, with the sheet before it: `roster.xlsx:Sheet1!A5`
  Diagnostics found;  ///< about its cells, or about the sheet; with an error there is no valid inventory
  Message other;      ///< what the file is, if it is plainly no table of schools, which `found` tells; else empty
};

/// Writes the inventories of a sheet's schools, one after the other, from their cells.
class SchoolWriter {
 public:
  /// `sheet` as in `SourceCells`.
  SchoolWriter(const Vocabulary& vocabulary, std::string sheet) : vocabulary_(vocabulary), sheet_(std::move(sheet)) {}

  /// Begins a school, whose name for reports is that of the cell.
  void begin(CellPlace place, TableSchool& to);
  /// Adds the value of a fact, unless the cell holds nothing. Reports a cell that can't be taken.
  void add(const TableColumn& column, const Cell& cell);
  /// Ends the school: one without name and code is reported, since nobody could tell whose facts these are.
  void end();

  /// The day of the facts of all schools that have none of their own.
  void set_date(Cell cell) { date_ = std::move(cell); }
  [[nodiscard]] const std::string& sheet() const { return sheet_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  void add_line(std::string_view key, const std::string& value, CellPlace place);

  const Vocabulary& vocabulary_;
  std::string sheet_;
  std::optional<Cell> date_;
  TableSchool* to_ = nullptr;
  CellPlace place_;
  bool has_date_ = false;
  bool is_known_ = false;  ///< by name or code
};

}  // namespace edu_check
