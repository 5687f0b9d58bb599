#include "edu_check/table/csv_cells.h"

#include <utility>

#include "edu_check/table/file_kind.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

Message malformed_text(std::uint64_t line) {
  return message("第 {} 行含有编码错误的文字，文件可能已损坏；{}",
                 "line {} holds text that is malformed in its encoding, the file may be damaged; {}", line,
                 save_as_xlsx());
}

Message nul_byte(std::uint64_t line) {
  return message("第 {} 行含有空字节（NUL），不是 csv 文字；{}", "line {} holds a NUL byte, which no text has; {}",
                 line, save_as_xlsx());
}

Message unclosed_quote(std::uint64_t line) {
  return message("第 {} 行的单元格以引号 \" 开头，但没有结束的引号；单元格内的引号须写成两个",
                 "a cell in line {} begins with a quote \" that is never closed; quotes inside a cell are doubled",
                 line);
}

Message text_after_quote(std::uint64_t line) {
  return message("第 {} 行：单元格的引号结束后还有文字；单元格内的引号须写成两个",
                 "line {}: there is text after the closing quote of a cell; quotes inside a cell are doubled", line);
}

Message long_cell(std::uint64_t line, bool quoted) {
  auto told = message("第 {} 行开始的单元格过长", "the cell that begins in line {} is too long", line);
  if (!quoted) return told;
  return message("{}，可能缺少结束的引号 \"", "{}; its closing quote \" may be missing", told);
}

/// The text of a code as Excel exports it, `="0012"`; nothing if it is none.
std::optional<std::string> exported_code(const std::string& text) {
  if (text.size() < 3 || !text.starts_with("=\"") || !text.ends_with('"')) return std::nullopt;
  auto inner = text.substr(2, text.size() - 3);
  for (auto at = inner.find('"'); at != std::string::npos; at = inner.find('"', at + 1)) {
    if (at + 1 == inner.size() || inner[at + 1] != '"') return std::nullopt;
    inner.erase(at, 1);
  }
  return inner;
}

}  // namespace

CsvCells::CsvCells(std::string_view path, TextEncoding encoding, const std::atomic<bool>* stop,
                   const WorkbookLimits& limits)
    : blocks_(path, encoding, stop), limits_(limits) {
  refill();
  separator_ = find_csv_separator(block_);
  at_ = separator_.skipped;
  if (at_ > 0) line_ = 2;
}

void CsvCells::fail(Message mistake) {
  if (!mistake_) mistake_ = std::move(mistake);
}

bool CsvCells::refill() {
  at_ = 0;
  const auto step = blocks_.next(block_);
  bytes_ += block_.size();
  if (step == TextBlocks::Step::malformed) fail(malformed_text(line_));
  if (step == TextBlocks::Step::failed) fail(blocks_.mistake());
  if (bytes_ > limits_.unpacked_bytes) fail({"文件过大", "the file is too large"});
  if (mistake_) block_.clear();
  return !block_.empty();
}

int CsvCells::peek() {
  if (mistake_ || (at_ == block_.size() && !refill())) return none;
  return static_cast<unsigned char>(block_[at_]);
}

/// Takes the byte that `peek` shows; `to` may be null. A line break of any kind becomes a line feed.
void CsvCells::take(std::string* to) {
  const char byte = block_[at_++];
  const bool second_half = byte == '\n' && last_ == '\r';
  const bool breaks = (byte == '\n' || byte == '\r') && !second_half;
  if (breaks) ++line_;
  if (byte == '\0') fail(nul_byte(line_));
  if (to != nullptr && !second_half) *to += breaks ? '\n' : byte;
  last_ = byte;
}

bool CsvCells::at_cell_end() {
  const int byte = peek();
  return byte == none || byte == '\n' || byte == '\r' || byte == static_cast<unsigned char>(separator_.separator);
}

void CsvCells::check_size(const std::string& text, std::uint64_t begun_line, bool quoted) {
  if (text.size() > limits_.cell_bytes) fail(long_cell(begun_line, quoted));
}

void CsvCells::read_plain(std::string& text) {
  const auto line = line_;
  while (!at_cell_end()) {
    take(&text);
    check_size(text, line, false);
  }
}

/// Reads from the quote that opens to the end of the cell. Blanks after the quote that closes belong to it, as in
/// Excel.
void CsvCells::read_quoted(std::string& text) {
  const auto line = line_;
  take(nullptr);
  for (;;) {
    const int byte = peek();
    if (byte == none) return fail(unclosed_quote(line));
    take(byte == '"' ? nullptr : &text);
    if (byte == '"' && peek() != '"') break;
    if (byte == '"') take(&text);
    check_size(text, line, true);
  }
  while (!at_cell_end() && (peek() == ' ' || peek() == '\t')) take(&text);
  if (!at_cell_end()) fail(text_after_quote(line_));
}

void CsvCells::read_cell(Cell& cell) {
  cell.kind = CellKind::text;
  cell.text.clear();
  if (peek() == '"') {
    read_quoted(cell.text);
  } else if (peek() == '=') {
    take(&cell.text);
    if (peek() == '"') {
      cell.text.clear();
      return read_quoted(cell.text);
    }
    read_plain(cell.text);
  } else {
    return read_plain(cell.text);
  }
  if (auto code = exported_code(cell.text)) {
    cell.text = std::move(*code);
  } else if (cell.text.size() > 1 && cell.text.starts_with('=')) {
    cell.kind = CellKind::uncalculated;
  }
}

void CsvCells::put(Cell&& cell, TableRow& row) {
  const auto place = cell.place;
  if (place.row > last_cell.row || place.column > last_cell.column) {
    return fail(message("第 {} 行超出了表格的范围（最多 {} 行、{} 列）",
                        "line {} is beyond what a sheet can have ({} rows, {} columns)", line_, last_cell.row,
                        last_cell.column));
  }
  row_bytes_ += cell.text.size();
  if (row_bytes_ > limits_.text_bytes) return fail(message("第 {} 行过长", "line {} is too long", line_));
  row.cells.push_back(std::move(cell));
}

/// Takes the line break that ends a row.
void CsvCells::end_row() {
  const int byte = peek();
  if (byte == none) return;
  take(nullptr);
  if (byte == '\r' && peek() == '\n') take(nullptr);
}

void CsvCells::read_row(TableRow& row) {
  row.number = ++row_;
  row_bytes_ = 0;
  for (std::uint32_t column = 1; !mistake_; ++column) {
    Cell cell;
    cell.place = {row_, column};
    read_cell(cell);
    if (!mistake_ && !cell.text.empty()) put(std::move(cell), row);
    if (peek() != static_cast<unsigned char>(separator_.separator)) break;
    take(nullptr);
  }
  end_row();
}

bool CsvCells::next(TableRow& row) {
  row.hidden = false;
  row.cells.clear();
  while (row.cells.empty() && peek() != none) read_row(row);
  return !mistake_ && !row.cells.empty();
}

}  // namespace edu_check
