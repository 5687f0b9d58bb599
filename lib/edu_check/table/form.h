#pragma once

#include <cstdint>
#include <vector>

#include "edu_check/table/layout.h"
#include "edu_check/table/school_writer.h"
#include "edu_check/table/sheet_rows.h"

namespace edu_check {

/// Reads the schools of a sheet that has labels with a value beside each: one school, or one a column of values.
class Form {
 public:
  /// The largest form that is read; what is longer is no form.
  static constexpr std::size_t most_rows = 5'000;

  /// Of all rows of the sheet.
  Form(SheetLayout layout, std::vector<TableRow> rows, SchoolWriter writer, HeaderReader& headers);

  /// Reports labels that are not understood or doubled.
  void report_labels(HeaderReader& headers, Diagnostics& diagnostics) const;
  /// The next school; false at the end.
  bool next(HeaderReader& headers, TableSchool& school);

 private:
  [[nodiscard]] const TableRow* row_of(const TableColumn& field) const;
  [[nodiscard]] const Cell* cell_at(const TableColumn& field, std::uint32_t column) const;
  [[nodiscard]] const Cell* cell_beside(const TableColumn& field, HeaderReader& headers) const;
  [[nodiscard]] std::vector<std::uint32_t> columns_of_names() const;
  void take_units(HeaderReader& headers);
  void add_unread(const TableRow& row, HeaderReader& headers, std::vector<TableColumn>& unknown) const;

  SheetLayout layout_;
  std::vector<TableRow> rows_;
  SchoolWriter writer_;
  std::size_t next_ = 0;
};

}  // namespace edu_check
