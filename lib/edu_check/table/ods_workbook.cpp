#include "edu_check/table/ods_workbook.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "edu_check/table/ods_rows_format.h"
#include "edu_check/table/zip_archive.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {
namespace {

constexpr std::string_view content_part = "content.xml";

/// Whether the manifest says that parts are encrypted.
bool is_encrypted(ZipArchive& archive) {
  if (!archive.open_part("META-INF/manifest.xml")) return false;
  std::string text(std::size_t{1} << 20U, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const auto count = archive.read(text.data() + size, text.size() - size);
    if (count == 0) break;
    size += count;
  }
  return std::string_view(text).substr(0, size).find("encryption-data") != std::string_view::npos;
}

class OdsWorkbook final : public Workbook {
 public:
  OdsWorkbook(std::string_view path, const std::atomic<bool>* stop, const WorkbookLimits& limits)
      : stop_(stop), limits_(limits), archive_(path, limits.unpacked_bytes) {
    if (is_encrypted(archive_)) {
      mistake_ = Message{"文件有打开密码；取消密码后另存", "the file is protected by a password; save it without one"};
      return;
    }
    OdsSheetsHandler handler(limits.sheets);
    if (archive_.open_part(content_part) && XmlReader(archive_, handler).read_all()) {
      sheets_ = std::move(handler.sheets);
    } else {
      mistake_ = archive_.mistake() ? archive_.mistake() : handler.mistake().value_or(damaged_workbook());
    }
  }

  /// Sheets are one behind the other in one part: one that was passed is read again from the start.
  bool open_sheet(std::size_t index) override {
    if (mistake_) return false;
    const bool passed = !reading_ || index <= sheet_;
    sheet_ = index;
    if (!passed) return true;
    reading_.reset();
    if (!archive_.open_part(content_part)) {
      mistake_ = archive_.mistake().value_or(damaged_workbook());
      return false;
    }
    reading_ = std::make_unique<Reading>(archive_, limits_);
    return true;
  }

  bool next_row(TableRow& row) override {
    if (mistake_ || !reading_) return false;
    auto& rows = reading_->handler.rows;
    for (;;) {
      while (!rows.empty() && rows.front().sheet < sheet_) rows.pop_front();
      if (!rows.empty() || reading_->at_end || reading_->handler.sheets_begun > sheet_ + 1 || is_set(stop_)) break;
      reading_->at_end = !reading_->reader.read_block();
      mistake_ = reading_->handler.mistake();
      if (mistake_) return false;
    }
    if (rows.empty() || rows.front().sheet != sheet_) return false;
    take(rows, row);
    return true;
  }

 private:
  /// Gives the first row out; one that is repeated stays for its next number.
  static void take(std::deque<OdsRow>& rows, TableRow& row) {
    auto& first = rows.front();
    if (--first.repeated > 0) {
      row = first.row;
      ++first.row.number;
      for (auto& cell : first.row.cells) ++cell.place.row;
    } else {
      row = std::move(first.row);
      rows.pop_front();
    }
  }

  struct Reading {
    Reading(ZipArchive& archive, const WorkbookLimits& limits) : handler(limits), reader(archive, handler) {}
    OdsRowsHandler handler;
    XmlReader reader;
    bool at_end = false;
  };

  const std::atomic<bool>* stop_;
  WorkbookLimits limits_;
  ZipArchive archive_;
  std::unique_ptr<Reading> reading_;
  std::size_t sheet_ = 0;
};

}  // namespace

std::unique_ptr<Workbook> open_ods(std::string_view path, const std::atomic<bool>* stop, const WorkbookLimits& limits) {
  return std::make_unique<OdsWorkbook>(path, stop, limits);
}

}  // namespace edu_check
