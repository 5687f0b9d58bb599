#include "edu_check/table/sheet_rows.h"

namespace edu_check {

void SheetRows::read_ahead(std::size_t rows) {
  TableRow row;
  while (!at_end_ && ahead_.size() < rows) {
    at_end_ = !workbook_.next_row(row);
    if (!at_end_) ahead_.push_back(std::move(row));
    row = TableRow();
  }
}

bool SheetRows::next(TableRow& row) {
  if (taken_ < ahead_.size()) {
    row = std::move(ahead_[taken_++]);
    return true;
  }
  at_end_ = at_end_ || !workbook_.next_row(row);
  return !at_end_;
}

}  // namespace edu_check
