#include "edu_check/table/xlsx_workbook.h"

#include <optional>
#include <utility>

#include "edu_check/table/xlsx_parts.h"
#include "edu_check/table/xlsx_sheet.h"
#include "edu_check/table/zip_archive.h"

namespace edu_check {
namespace {

class XlsxWorkbook final : public Workbook {
 public:
  XlsxWorkbook(std::string_view path, const std::atomic<bool>* stop, const WorkbookLimits& limits)
      : stop_(stop), limits_(limits), archive_(path, limits.unpacked_bytes) {
    mistake_ = archive_.mistake();
    if (mistake_) return;
    book_ = read_xlsx_book(archive_, limits_, mistake_);
    for (const auto& each : book_.sheets) sheets_.push_back(each.sheet);
  }

  bool open_sheet(std::size_t index) override {
    if (mistake_) return false;
    sheet_.emplace(archive_, book_, book_.sheets[index].part, limits_, stop_);
    mistake_ = sheet_->mistake();
    return !mistake_;
  }

  bool next_row(TableRow& row) override {
    if (mistake_ || !sheet_) return false;
    if (sheet_->next(row)) return true;
    mistake_ = sheet_->mistake();
    return false;
  }

 private:
  const std::atomic<bool>* stop_;
  WorkbookLimits limits_;
  ZipArchive archive_;
  XlsxBookParts book_;
  std::optional<XlsxSheet> sheet_;
};

}  // namespace

std::unique_ptr<Workbook> open_xlsx(std::string_view path, const std::atomic<bool>* stop,
                                    const WorkbookLimits& limits) {
  return std::make_unique<XlsxWorkbook>(path, stop, limits);
}

}  // namespace edu_check
