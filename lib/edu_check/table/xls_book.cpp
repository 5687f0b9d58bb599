#include "edu_check/table/xls_book.h"

#include <algorithm>
#include <map>
#include <string>

#include "edu_check/table/biff_records.h"
#include "edu_check/table/file_kind.h"
#include "edu_check/table/little_endian.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

constexpr std::uint16_t excel_97 = 0x0600;

/// Collects what the records before the sheets tell.
class XlsBookReader {
 public:
  XlsBookReader(const WorkbookLimits& limits, std::optional<Message>& mistake) : limits_(limits), mistake_(mistake) {}

  void take(BiffRecords& records) {
    const auto data = records.data();
    switch (records.type()) {
      case biff::file_pass:
        return fail({"文件已加密（设有密码或保护）；用 Excel 或 WPS 打开，取消密码和保护后另存为 .xlsx",
                     "the file is encrypted (it has a password or is protected); open it in Excel or WPS and save it "
                     "as .xlsx without password and protection"});
      case biff::date_mode:
        book.dates = u16_at(data, 0) == 1 ? DateSystem::from_1904 : DateSystem::from_1900;
        return;
      case biff::bound_sheet:
        return add_sheet(data);
      case biff::number_format:
        return add_format(records);
      case biff::cell_format:
        styles_.push_back(u16_at(data, 2));
        return;
      case biff::shared_texts:
        return add_texts(records);
      default:
        return;
    }
  }

  /// Once all are taken: a style may name a format that stands behind it.
  void finish() {
    for (const auto id : styles_) {
      const auto own = formats_.find(id);
      book.formats.push_back(own == formats_.end() ? built_in_number_format(id) : own->second);
    }
  }

  XlsBook book;

 private:
  void fail(Message mistake) {
    if (!mistake_) mistake_ = std::move(mistake);
  }

  void add_sheet(std::string_view data) {
    constexpr std::uint16_t of_cells = 0;
    if (data.size() < 8) return fail(damaged_workbook());
    if (static_cast<unsigned char>(data[5]) != of_cells) return;
    if (book.sheets.size() == limits_.sheets) return fail({"工作表过多", "there are too many sheets"});
    XlsBook::SheetPlace place;
    place.begin = u32_at(data, 0);
    place.sheet.hidden = (static_cast<unsigned char>(data[4]) & 3U) != 0;
    if (!BiffText({data.substr(6)}).read(place.sheet.name, 1)) return fail(damaged_workbook());
    book.sheets.push_back(std::move(place));
  }

  void add_format(BiffRecords& records) {
    const auto id = u16_at(records.data(), 0);
    BiffText text(records.all_data());
    std::string code;
    if (!text.skip(2) || !text.read(code, 2)) return fail(damaged_workbook());
    formats_[id] = number_format_of(code);
  }

  void add_texts(BiffRecords& records) {
    auto left = u32_at(records.data(), 4);
    BiffText texts(records.all_data());
    if (!texts.skip(8)) return fail(damaged_workbook());
    std::string text;
    for (; left > 0 && !texts.at_end(); --left) {
      text.clear();
      if (!texts.read(text, 2)) return fail(damaged_workbook());
      book.texts.add(text);
      if (book.texts.bytes() > limits_.text_bytes) return fail({"文件过大", "the file is too large"});
    }
  }

  const WorkbookLimits& limits_;
  std::optional<Message>& mistake_;
  std::vector<std::uint16_t> styles_;
  std::map<std::uint16_t, NumberFormat> formats_;
};

}  // namespace

XlsBook read_xls_book(std::string_view stream, const WorkbookLimits& limits, std::optional<Message>& mistake) {
  XlsBookReader reader(limits, mistake);
  BiffRecords records(stream);
  if (!records.next() || records.type() != biff::begin) {
    mistake = damaged_workbook();
  } else if (u16_at(records.data(), 0) != excel_97) {
    mistake = message("文件是 Excel 95 或更早的格式，不能读取；{}",
                      "the file is of Excel 95 or earlier, which is not read; {}", save_as_xlsx());
  }
  bool ended = false;
  while (!mistake && !ended && records.next()) {
    ended = records.type() == biff::end;
    reader.take(records);
  }
  if (!mistake && !ended) mistake = damaged_workbook();
  reader.finish();
  return std::move(reader.book);
}

}  // namespace edu_check
