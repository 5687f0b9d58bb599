#include "edu_check/table/xls_workbook.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "edu_check/table/xls_book.h"
#include "edu_check/table/xls_sheet.h"

namespace edu_check {
namespace {

class XlsWorkbook final : public Workbook {
 public:
  XlsWorkbook(std::string&& stream, const std::atomic<bool>* stop, const WorkbookLimits& limits)
      : stream_(std::move(stream)), stop_(stop), limits_(limits), book_(read_xls_book(stream_, limits_, mistake_)) {
    for (const auto& each : book_.sheets) sheets_.push_back(each.sheet);
  }

  bool open_sheet(std::size_t index) override {
    if (mistake_ || index >= sheets_.size()) return false;
    sheet_.emplace(stream_, book_, index, limits_, stop_);
    bytes_ += sheet_->bytes();
    if (keep_mistake() && bytes_ > limits_.unpacked_bytes) mistake_ = Message{"文件过大", "the file is too large"};
    return !mistake_;
  }

  bool next_row(TableRow& row) override {
    if (!sheet_ || mistake_) return false;
    const bool found = sheet_->next(row);
    return keep_mistake() && found;
  }

 private:
  bool keep_mistake() {
    mistake_ = sheet_->mistake();
    return !mistake_;
  }

  std::string stream_;
  const std::atomic<bool>* stop_;
  WorkbookLimits limits_;
  XlsBook book_;
  std::optional<XlsSheet> sheet_;
  std::uint64_t bytes_ = 0;  ///< of records that were read, as the sheets of a hostile file may all begin at one place
};

}  // namespace

std::unique_ptr<Workbook> open_xls(std::string stream, const std::atomic<bool>* stop, const WorkbookLimits& limits) {
  return std::make_unique<XlsWorkbook>(std::move(stream), stop, limits);
}

}  // namespace edu_check
