#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edu_check/table/layout.h"
#include "edu_check/table/school_writer.h"
#include "edu_check/table/sheet_rows.h"

namespace edu_check {

/// Reads the schools of a sheet that has one a row below a header. Rows that are no school, totals, notes, a header
/// again and blank ones, are counted and told at the end.
class Roster {
 public:
  Roster(SheetLayout layout, SheetRows rows, SchoolWriter writer);

  /// Reports headers that are not understood, doubled, or of a unit that does not fit.
  void report_header(HeaderReader& headers, Diagnostics& diagnostics) const;
  /// The next school; false at the end.
  bool next(TableSchool& school);
  /// Reports what was counted.
  void report_rows(Diagnostics& diagnostics) const;

 private:
  enum class RowKind : std::uint8_t { school, blank, total, note, header };

  [[nodiscard]] RowKind kind_of(const TableRow& row) const;
  [[nodiscard]] const TableColumn* column_at(std::uint32_t number) const;
  [[nodiscard]] bool repeats_header(const TableRow& row) const;
  void take(const TableRow& row, TableSchool& to);
  void take_carried(const TableRow& row, TableSchool& to);
  void carry(const TableColumn& column, const Cell& cell, TableSchool& to);
  void report_merged(const TableColumn& column, const Cell& cell, TableSchool& to) const;
  void take_headless(const Cell& cell, TableSchool& to);
  void find_date();

  /// A merged cell whose value stands for rows below its own.
  struct Carried {
    const TableColumn* column;
    Cell cell;
    std::uint32_t last_row;
  };

  SheetLayout layout_;
  SheetRows rows_;
  SchoolWriter writer_;
  TableRow row_;
  std::vector<std::uint32_t> index_;  ///< by number of the column: its place in the layout plus one
  std::vector<Carried> carried_;
  std::vector<std::uint32_t> headless_;  ///< columns without a header whose first value was told
  std::vector<std::uint32_t> totals_, notes_, headers_, hidden_;
  std::uint64_t blank_ = 0;
};

}  // namespace edu_check
