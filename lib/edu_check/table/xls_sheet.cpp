#include "edu_check/table/xls_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <string>
#include <tuple>
#include <utility>

#include "edu_check/table/biff_records.h"
#include "edu_check/table/little_endian.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {
namespace {

/// The least bytes that a record of a cell has; nothing for a record of something else.
std::size_t least_bytes_of_cell(std::uint16_t type) {
  switch (type) {
    case biff::number:
      return 14;
    case biff::rk:
    case biff::shared_label:
      return 10;
    case biff::label:
    case biff::rich_label:
    case biff::boolean_or_error:
      return 8;
    case biff::formula:
      return 20;
    default:
      return 0;
  }
}

double double_at(std::string_view data, std::size_t at) {
  return std::bit_cast<double>(std::uint64_t{u32_at(data, at)} | std::uint64_t{u32_at(data, at + 4)} << 32U);
}

/// A number in four bytes: an integer, or the upper half of a double; and perhaps a hundred times too large.
double number_of_rk(std::uint32_t rk) {
  const double number = (rk & 2U) != 0 ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                                       : std::bit_cast<double>(std::uint64_t{rk & ~3U} << 32U);
  return (rk & 1U) != 0 ? number / 100 : number;
}

const char* error_text(unsigned code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    case 0x2A:
      return "#N/A";
    default:
      return "#?";
  }
}

void take_boolean_or_error(unsigned value, bool is_error, Cell& cell) {
  cell.kind = is_error ? CellKind::error : CellKind::boolean;
  cell.text = is_error ? error_text(value) : value != 0 ? "true" : "false";
}

unsigned byte_at(std::string_view data, std::size_t at) { return u16_at(data, at) & 0xFFU; }

}  // namespace

XlsSheet::XlsSheet(std::string_view stream, const XlsBook& book, std::size_t sheet, const WorkbookLimits& limits,
                   const std::atomic<bool>* stop)
    : stream_(stream), book_(book), sheet_(book.sheets[sheet].sheet), limits_(limits), stop_(stop) {
  read_records(book.sheets[sheet].begin);
  if (!mistake_) sort();
}

void XlsSheet::fail(Message mistake) {
  if (!mistake_) mistake_ = std::move(mistake);
}

void XlsSheet::fail_damaged() {
  fail(message("工作表“{}”不完整，文件已损坏", "the sheet \"{}\" is not whole: the file is damaged", sheet_.name));
}

/// Takes the records of the sheet to its end; a chart within it has a beginning and an end of its own.
void XlsSheet::read_records(std::size_t begin) {
  BiffRecords records(stream_, begin);
  if (!records.next() || records.type() != biff::begin) return fail_damaged();
  std::size_t within = 1;
  while (within > 0 && !mistake_) {
    if (!records.next()) return fail_damaged();
    if (is_set(stop_)) return fail({"中断", "interrupted"});
    if (records.type() == biff::begin) ++within;
    if (records.type() == biff::end) --within;
    bytes_ = records.place() - begin;
    if (within == 1) take(records.type(), records.data(), static_cast<std::uint32_t>(records.place()));
  }
}

void XlsSheet::take(std::uint16_t type, std::string_view data, std::uint32_t place) {
  const auto least = least_bytes_of_cell(type);
  if (least > 0) {
    if (data.size() < least) return fail_damaged();
    tell(u16_at(data, 0), u16_at(data, 2), place);
  } else if (type == biff::many_rk) {
    constexpr std::size_t around = 6;  // row and first column before, last column behind
    constexpr std::size_t each = 6;
    const auto count = data.size() < around ? 0 : (data.size() - around) / each;
    for (std::size_t i = 0; i < count && !mistake_; ++i)
      tell(u16_at(data, 0), static_cast<std::uint16_t>(u16_at(data, 2) + i), place);
  } else if (type == biff::row) {
    take_row(data);
  } else if (type == biff::default_row) {
    if ((u16_at(data, 0) & 2U) != 0) hidden_rows_.set();
  } else if (type == biff::column_info) {
    take_columns(data);
  } else if (type == biff::merged_cells) {
    take_merged(data);
  }
}

void XlsSheet::tell(std::uint16_t row, std::uint16_t column, std::uint32_t record) {
  if (column >= most_columns) return fail_damaged();
  told_.push_back({row, column, record});
}

void XlsSheet::take_row(std::string_view data) {
  constexpr std::size_t flags = 12;
  constexpr unsigned no_height = 0x20;
  hidden_rows_.set(u16_at(data, 0), (u16_at(data, flags) & no_height) != 0);
}

void XlsSheet::take_columns(std::string_view data) {
  constexpr std::size_t flags = 8;
  const std::size_t last = std::min<std::size_t>(u16_at(data, 2), most_columns - 1);
  for (std::size_t column = u16_at(data, 0); column <= last; ++column)
    hidden_columns_.set(column, (u16_at(data, flags) & 1U) != 0);
}

void XlsSheet::take_merged(std::string_view data) {
  constexpr std::size_t each = 8;
  for (std::size_t at = 2; at + each <= data.size(); at += each) {
    const Merged merged{u16_at(data, at), u16_at(data, at + 2), u16_at(data, at + 4), u16_at(data, at + 6)};
    if (merged.last_row < merged.first_row || merged.last_column < merged.first_column ||
        merged.last_column >= most_columns)
      return fail_damaged();
    merged_.push_back(merged);
  }
}

/// Cells stand row by row, but not all programs keep to that.
void XlsSheet::sort() {
  const auto before = [](const Told& a, const Told& b) {
    return std::tie(a.row, a.column) < std::tie(b.row, b.column);
  };
  if (!std::is_sorted(told_.begin(), told_.end(), before)) std::stable_sort(told_.begin(), told_.end(), before);
  const auto twice = std::adjacent_find(
      told_.begin(), told_.end(), [](const Told& a, const Told& b) { return a.row == b.row && a.column == b.column; });
  if (twice != told_.end()) {
    const CellPlace place{twice->row + 1U, twice->column + 1U};
    fail(
        message("单元格 {} 出现两次，文件已损坏", "the cell {} is there twice: the file is damaged", to_string(place)));
  }
  std::sort(merged_.begin(), merged_.end(), [](const Merged& a, const Merged& b) { return a.first_row < b.first_row; });
}

/// Goes on to the merged cells that reach into a row. There are never more of them than columns.
void XlsSheet::move_merged(std::uint16_t row) {
  std::erase_if(open_merged_, [row](const Merged& each) { return each.last_row < row; });
  for (; next_merged_ < merged_.size() && merged_[next_merged_].first_row <= row; ++next_merged_) {
    const auto& added = merged_[next_merged_];
    if (added.last_row < row) continue;
    const bool overlaps = std::any_of(open_merged_.begin(), open_merged_.end(), [&added](const Merged& each) {
      return each.first_column <= added.last_column && added.first_column <= each.last_column;
    });
    if (overlaps) return fail_damaged();
    open_merged_.push_back(added);
  }
}

bool XlsSheet::is_covered(const Told& told) const {
  return std::any_of(open_merged_.begin(), open_merged_.end(), [&told](const Merged& each) {
    const bool first = each.first_row == told.row && each.first_column == told.column;
    return !first && each.first_column <= told.column && told.column <= each.last_column;
  });
}

bool XlsSheet::next(TableRow& row) {
  row.cells.clear();
  while (row.cells.empty() && next_ < told_.size() && !mistake_) {
    if (is_set(stop_)) fail({"中断", "interrupted"});
    const auto number = told_[next_].row;
    row.number = number + 1U;
    row.hidden = hidden_rows_[number];
    move_merged(number);
    for (; next_ < told_.size() && told_[next_].row == number && !mistake_; ++next_) {
      if (is_covered(told_[next_])) continue;
      auto cell = cell_of(told_[next_]);
      if (!cell.text.empty()) row.cells.push_back(std::move(cell));
    }
  }
  return !mistake_ && !row.cells.empty();
}

Cell XlsSheet::cell_of(const Told& told) {
  Cell cell;
  cell.place = {told.row + 1U, told.column + 1U};
  cell.hidden = hidden_columns_[told.column];
  for (const auto& each : open_merged_) {
    if (each.first_row != told.row || each.first_column != told.column) continue;
    cell.rows = each.last_row - each.first_row + 1U;
    cell.columns = each.last_column - each.first_column + 1U;
  }
  take_value(told, cell);
  if (cell.text.size() > limits_.cell_bytes)
    fail(message("单元格 {} 的文字过长，未读取", "the cell {} holds too long a text", to_string(cell.place)));
  return cell;
}

void XlsSheet::take_value(const Told& told, Cell& cell) {
  BiffRecords record(stream_, told.record);
  if (!record.next()) return fail_damaged();
  const auto data = record.data();
  switch (record.type()) {
    case biff::number:
      return take_number(double_at(data, 6), u16_at(data, 4), cell);
    case biff::rk:
      return take_number(number_of_rk(u32_at(data, 6)), u16_at(data, 4), cell);
    case biff::many_rk: {
      const auto at = 4 + 6 * std::size_t{static_cast<std::uint16_t>(told.column - u16_at(data, 2))};
      return take_number(number_of_rk(u32_at(data, at + 2)), u16_at(data, at), cell);
    }
    case biff::shared_label: {
      const auto text = book_.texts.at(u32_at(data, 6));
      if (!text) return fail_damaged();
      cell.text = *text;
      return;
    }
    case biff::boolean_or_error:
      return take_boolean_or_error(byte_at(data, 6), byte_at(data, 7) != 0, cell);
    case biff::formula:
      return take_formula(data, cell);
    default: {
      BiffText text(record.all_data());
      if (!text.skip(6) || !text.read(cell.text, 2)) fail_damaged();
    }
  }
}

/// Takes what a formula gave when it was last calculated. Programs that calculate nothing write 0 and that it is to be
/// calculated.
void XlsSheet::take_formula(std::string_view data, Cell& cell) {
  constexpr std::size_t result = 6;
  constexpr unsigned to_be_calculated = 1;
  const bool is_number = u16_at(data, result + 6) != 0xFFFF;
  if (is_number) {
    const bool nothing = u32_at(data, result) == 0 && u32_at(data, result + 4) == 0;
    if (!nothing || (u16_at(data, 14) & to_be_calculated) == 0)
      return take_number(double_at(data, result), u16_at(data, 4), cell);
    cell.kind = CellKind::uncalculated;
    cell.text = "=";
    return;
  }
  constexpr unsigned text = 0;
  constexpr unsigned boolean = 1;
  constexpr unsigned error = 2;
  const auto type = byte_at(data, result);
  if (type == boolean || type == error) return take_boolean_or_error(byte_at(data, result + 2), type == error, cell);
  if (type == text) take_following_text(data, cell);
}

/// Takes the text that a formula gave, which stands behind it.
void XlsSheet::take_following_text(std::string_view formula, Cell& cell) {
  BiffRecords records(stream_, static_cast<std::size_t>(formula.data() - stream_.data()) + formula.size());
  bool found = records.next();
  while (found && (records.type() == biff::array_formula || records.type() == biff::shared_formula ||
                   records.type() == biff::table_formula || records.type() == biff::continued))
    found = records.next();
  if (found && records.type() == biff::formula_text) {
    if (!BiffText(records.all_data()).read(cell.text, 2)) fail_damaged();
    return;
  }
  cell.kind = CellKind::uncalculated;
  cell.text = "=";
}

void XlsSheet::take_number(double number, std::uint16_t style, Cell& cell) const {
  const auto digits = fmt::format("{:.15g}", number);
  const auto decimal = decimal_text(digits);
  cell.kind = CellKind::unreadable;
  cell.text = decimal.value_or(digits);
  if (!decimal || style >= book_.formats.size() || book_.formats[style] == NumberFormat::time) return;
  if (book_.formats[style] == NumberFormat::date) {
    const auto date = date_text(*decimal, book_.dates);
    if (!date) return;
    cell.kind = CellKind::date;
    cell.text = *date;
  } else if (book_.formats[style] == NumberFormat::percentage) {
    cell.kind = CellKind::percentage;
    cell.text = percent_text(*decimal);
  } else {
    cell.kind = CellKind::number;
  }
}

}  // namespace edu_check
