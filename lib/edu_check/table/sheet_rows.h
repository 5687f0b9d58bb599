#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "edu_check/table/workbook.h"

namespace edu_check {

/// The rows of a sheet, of which the first are read ahead, to find out how it is laid out.
class SheetRows {
 public:
  /// Reads ahead in the sheet that is open.
  explicit SheetRows(Workbook& workbook, std::size_t ahead) : workbook_(workbook) { read_ahead(ahead); }

  [[nodiscard]] const std::vector<TableRow>& ahead() const { return ahead_; }
  /// Reads on until so many rows are at hand.
  void read_ahead(std::size_t rows);
  /// Whether the sheet has no more rows than those at hand.
  [[nodiscard]] bool is_whole() const { return at_end_; }
  /// The next row, with its memory; false at the end.
  bool next(TableRow& row);

 private:
  Workbook& workbook_;
  std::vector<TableRow> ahead_;
  std::size_t taken_ = 0;
  bool at_end_ = false;
};

}  // namespace edu_check
