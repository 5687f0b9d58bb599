#include "edu_check/table/csv_workbook.h"

#include <optional>
#include <string>
#include <utility>

#include "edu_check/table/csv_cells.h"
#include "edu_check/table/text_encoding.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

class CsvWorkbook final : public Workbook {
 public:
  CsvWorkbook(std::string_view path, const std::atomic<bool>* stop, const WorkbookLimits& limits)
      : path_(path), stop_(stop), limits_(limits) {
    sheets_.resize(1);
    auto guess = guess_encoding(path_, stop);
    encoding_ = guess.encoding;
    notice_ = std::move(guess.notice);
    mistake_ = std::move(guess.mistake);
    if (CsvWorkbook::open_sheet(0) && !cells_->separator().sure) tell_separator();
  }

  bool open_sheet(std::size_t index) override {
    if (mistake_ || index != 0) return false;
    cells_.emplace(path_, encoding_, stop_, limits_);
    return keep_mistake();
  }

  bool next_row(TableRow& row) override {
    if (!cells_ || mistake_) return false;
    const bool found = cells_->next(row);
    return keep_mistake() && found;
  }

 private:
  bool keep_mistake() {
    mistake_ = cells_->mistake();
    return !mistake_;
  }

  void tell_separator() {
    const auto* const zh = cells_->separator().separator == ',' ? "逗号" : "制表符";
    const auto* const en = cells_->separator().separator == ',' ? "commas" : "tabs";
    const Message name{zh, en};
    notice_ = notice_.empty() ? message("单元格按{}分隔（也可能是别的分隔符）",
                                        "cells were divided at {}, though others would do", name)
                              : message("{}；单元格按{}分隔（也可能是别的分隔符）",
                                        "{}; cells were divided at {}, though others would do", notice_, name);
  }

  std::string path_;
  const std::atomic<bool>* stop_;
  WorkbookLimits limits_;
  TextEncoding encoding_ = TextEncoding::utf_8;
  std::optional<CsvCells> cells_;
};

}  // namespace

std::unique_ptr<Workbook> open_csv(std::string_view path, const std::atomic<bool>* stop, const WorkbookLimits& limits) {
  return std::make_unique<CsvWorkbook>(path, stop, limits);
}

}  // namespace edu_check
