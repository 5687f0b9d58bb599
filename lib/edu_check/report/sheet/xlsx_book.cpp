#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <utility>

#include "edu_check/report/sheet/xlsx_book_format.h"
#include "edu_check/text/display.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/system_error.h"
#include "edu_check/text/temporary_file.h"

namespace edu_check {
namespace {

/// Rows of a sheet, and characters of a cell, that Excel reads.
constexpr lxw_row_t most_rows = 1048576;
constexpr std::size_t most_cell_characters = 32000;

/// More than the library takes at a time.
constexpr std::size_t memory_of_book = std::size_t{16} << 20U;
constexpr std::size_t memory_of_rows = std::size_t{1} << 20U;

/// Day 0 of Excel, as days since 1970-01-01.
constexpr std::int32_t excel_epoch = -25569;

double to_double(const Rational& value) {
  return static_cast<double>(value.numerator()) / static_cast<double>(value.denominator());
}

/// The library reads memory that it did not get, so there must be some before it is called.
void check_memory(std::size_t bytes) {
  void* volatile probe = std::malloc(bytes);  // volatile: the compiler may leave out what is given back at once
  if (probe == nullptr) throw std::bad_alloc();
  std::free(probe);
}

/// What the library can't tell us: that a temporary file could not be made, or not be written whole.
void check_room(std::size_t bytes) {
  const int file = open_temporary();
  const int reason = posix_fallocate(file, 0, static_cast<off_t>(bytes));
  ::close(file);
  if (reason != 0) fail_temporary(reason);
}

}  // namespace

void XlsxRows::clear() {
  cells_.clear();
  rows_.clear();
  texts_.clear();
}

void XlsxRow::text(std::string_view text) {
  if (text.empty()) return blank();
  const auto shown = xlsx_escaped(text);
  to_.cells_.push_back({XlsxRows::CellKind::text, 0, to_.texts_.size()});
  to_.texts_ += shown.size() > most_cell_characters ? shortened(shown, most_cell_characters) : shown;
  to_.texts_ += '\0';
}

void XlsxRow::value(std::string_view text) {
  const auto number = parse_decimal(text);
  number ? void(to_.cells_.push_back({XlsxRows::CellKind::number, to_double(*number)})) : this->text(text);
}

void XlsxRow::number(std::uint64_t value) {
  to_.cells_.push_back({XlsxRows::CellKind::number, static_cast<double>(value)});
}
void XlsxRow::share(const Rational& value) { to_.cells_.push_back({XlsxRows::CellKind::share, to_double(value)}); }
void XlsxRow::date(Date value) {
  to_.cells_.push_back({XlsxRows::CellKind::date, static_cast<double>(value.days - excel_epoch)});
}
void XlsxRow::blank() { to_.cells_.emplace_back(); }
void XlsxRow::end() { to_.rows_.push_back({sheet_, to_.cells_.size()}); }

XlsxBook::XlsxBook(Language language, ReportFile file)
    : library_(*load_xlsx_library()), language_(language), file_(std::move(file)) {
  check_memory(memory_of_book);
  auto folder = temporary_folder();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  book_ = library_.workbook_new(file_.path.c_str(), &options);
  if (book_ == nullptr) throw std::runtime_error("libxlsxwriter: no workbook");
  lxw_doc_properties properties{};
  properties.created = 315532800;  // 1980-01-01, as inside of the archive: the same input gives the same file
  library_.set_properties(book_, &properties);
  make_formats();
  const bool zh = language_ == Language::zh;
  add_sheet(Sheet::schools, zh ? "总览" : "Overview", school_columns, verdict_column);
  add_sheet(Sheet::indicators, zh ? "指标" : "Indicators", indicator_columns, outcome_column);
  add_sheet(Sheet::work, zh ? "整改清单" : "Work list", work_columns, work_outcome_column);
}

XlsxBook::~XlsxBook() {
  if (book_ != nullptr) library_.workbook_free(book_);
}

void XlsxBook::make_formats() {
  title_ = library_.add_format(book_);
  library_.set_bold(title_);
  library_.set_background(title_, 0xD9E1F2);
  wrapped_ = library_.add_format(book_);
  library_.set_text_wrap(wrapped_);
  library_.set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
  share_ = library_.add_format(book_);
  library_.set_number_format(share_, "0.0%");
  library_.set_align(share_, LXW_ALIGN_VERTICAL_TOP);
  date_ = library_.add_format(book_);
  library_.set_number_format(date_, "yyyy-mm-dd");
  library_.set_align(date_, LXW_ALIGN_VERTICAL_TOP);
  struct Colors {
    lxw_color_t background;
    lxw_color_t text;
  };
  for (const auto& [background, text] : {Colors{0xC6EFCE, 0x006100}, Colors{0xFFC7CE, 0x9C0006},
                                         Colors{0xFFEB9C, 0x7F6000}, Colors{0xEDEDED, 0x595959}}) {
    colors_.push_back(library_.add_format(book_));
    library_.set_background(colors_.back(), background);
    library_.set_font_color(colors_.back(), text);
  }
}

template <class Columns>
void XlsxBook::add_sheet(Sheet sheet, std::string_view title, const Columns& columns, std::size_t colored) {
  auto& table = tables_[static_cast<std::size_t>(sheet)];
  errno = 0;
  table.sheet = library_.add_worksheet(book_, std::string(title).c_str());
  if (table.sheet == nullptr) fail_temporary(errno != 0 ? errno : ENOMEM);
  table.columns = static_cast<lxw_col_t>(columns.size());
  table.colored = static_cast<lxw_col_t>(colored);
  for (lxw_col_t i = 0; i < table.columns; ++i) {
    const std::string name(language_ == Language::zh ? columns[i].zh : columns[i].en);
    library_.set_column(table.sheet, i, i, columns[i].width, nullptr);
    library_.write_string(table.sheet, 0, i, name.c_str(), title_);
  }
  library_.freeze_panes(table.sheet, 1, 0);
  table.rows = 1;
}

void XlsxBook::add(const XlsxRows& rows) {
  check_memory(memory_of_rows + rows.texts_.size());
  std::size_t cell = 0;
  for (const auto& [sheet, end] : rows.rows_) {
    auto& table = tables_[static_cast<std::size_t>(sheet)];
    const bool room = table.rows < most_rows;
    for (lxw_col_t column = 0; cell < end; ++cell, ++column) {
      if (room) write_cell(table, column, rows.cells_[cell], rows.texts_.data() + rows.cells_[cell].text);
    }
    room ? void(++table.rows) : void(++dropped_);
  }
}

void XlsxBook::write_cell(const Table& table, lxw_col_t column, const XlsxRows::Cell& cell, const char* text) {
  using CellKind = XlsxRows::CellKind;
  if (cell.kind == CellKind::blank) return;
  auto* const format = cell.kind == CellKind::share ? share_ : cell.kind == CellKind::date ? date_ : wrapped_;
  const auto error = cell.kind == CellKind::text
                         ? library_.write_string(table.sheet, table.rows, column, text, format)
                         : library_.write_number(table.sheet, table.rows, column, cell.number, format);
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("libxlsxwriter: ") + library_.error_text(error));
}

void XlsxBook::color(const Table& table, const Message& word, lxw_format* format) {
  auto quoted = "\"" + word.in(language_) + "\"";
  lxw_conditional_format rule{};
  rule.type = LXW_CONDITIONAL_TYPE_CELL;
  rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
  rule.value_string = quoted.data();
  rule.format = format;
  library_.conditional_format(table.sheet, 1, table.colored, table.rows - 1, table.colored, &rule);
}

void XlsxBook::add_passed_over(const PassedOver& passed, const Message& state) {
  constexpr auto columns = std::to_array<Column>({{"未检查的文件", "files that were not checked", 100}});
  add_sheet(Sheet::passed_over, language_ == Language::zh ? "未检查" : "Not checked", columns, 0);
  XlsxRows rows;
  XlsxRow row(rows, Sheet::passed_over);
  auto lines = describe(passed);
  if (!state.empty()) lines.insert(lines.begin(), state);
  for (const auto& line : lines) {
    row.text(line.in(language_));
    row.end();
  }
  add(rows);
}

void XlsxBook::finish(const Table& table) {
  if (table.sheet == nullptr) return;
  library_.autofilter(table.sheet, 0, 0, table.rows - 1, static_cast<lxw_col_t>(table.columns - 1));
  if (table.rows < 2) return;
  constexpr std::array<std::size_t, outcome_count> of_outcome{0, 1, 2, 3, 3, 3};
  constexpr std::array<std::size_t, verdict_count> of_verdict{0, 1, 2, 3, 1};
  const bool verdicts = &table == &tables_[static_cast<std::size_t>(Sheet::schools)];
  for (std::size_t i = 0; verdicts && i < verdict_count; ++i)
    color(table, describe(static_cast<Verdict>(i)), colors_[of_verdict[i]]);
  for (std::size_t i = 0; !verdicts && i < outcome_count; ++i)
    color(table, describe(static_cast<Outcome>(i)), colors_[of_outcome[i]]);
  if (!verdicts) color(table, describe(Verdict::invalid), colors_[1]);
}

void XlsxBook::close() {
  for (const auto& table : tables_) finish(table);
  check_rows();
  check_memory(memory_of_book);
  errno = 0;
  const auto error = library_.workbook_close(std::exchange(book_, nullptr));  // frees it too
  if (error != LXW_NO_ERROR) throw_unwritable(file_.name, errno != 0 ? errno : EIO);
}

/// The library notices neither a full disk nor a limit on the size of files: its sheets would be cut off. So all rows
/// must have been written, and as much again, with what stands around them, must have room beside them.
void XlsxBook::check_rows() const {
  constexpr std::size_t around = std::size_t{1} << 20U;
  std::size_t largest = 0;
  bool good = true;
  for (const auto& table : tables_) {
    if (table.sheet == nullptr) continue;
    auto* const rows = table.sheet->optimize_tmpfile;
    good = std::fflush(rows) == 0 && std::ferror(rows) == 0 && good;
    largest = std::max(largest, static_cast<std::size_t>(std::max(std::ftell(rows), 0L)));
  }
  check_room(2 * largest + around);  // tells more exactly what is wrong
  if (!good) fail_temporary(EIO);
}

}  // namespace edu_check
