#include "edu_check/report/xlsx_book_format.h"

#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "edu_check/report/escape.h"
#include "edu_check/text/display.h"

namespace edu_check {
namespace {

constexpr char text_cell = 't';
constexpr char number_cell_kind = 'n';
constexpr char share_cell = 's';
constexpr char date_cell = 'd';
constexpr char blank_cell = 'b';
constexpr char row_end = 'e';

/// Rows of a sheet, and characters of a cell, that Excel reads.
constexpr lxw_row_t most_rows = 1048576;
constexpr std::size_t most_characters = 32000;

/// Day 0 of Excel, as days since 1970-01-01.
constexpr std::int32_t excel_epoch = -25569;

double to_double(const Rational& value) {
  return static_cast<double>(value.numerator()) / static_cast<double>(value.denominator());
}

/// An empty file to which the library writes the workbook.
std::string make_temporary() {
  auto path = (std::filesystem::temp_directory_path() / "edu-check.XXXXXX").string();
  const int descriptor = mkstemp(path.data());
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), path);
  ::close(descriptor);
  return path;
}

}  // namespace

void PackedRow::text(std::string_view text) {
  if (text.empty()) return blank();
  const auto shown = xlsx_escaped(text);
  cell(text_cell, shown.size() > most_characters ? shortened(shown, most_characters) : shown);
}

void PackedRow::value(std::string_view text) {
  const auto number = parse_decimal(text);
  number ? number_cell(number_cell_kind, to_double(*number)) : this->text(text);
}

void PackedRow::number(std::uint64_t value) { number_cell(number_cell_kind, static_cast<double>(value)); }
void PackedRow::share(const Rational& value) { number_cell(share_cell, to_double(value)); }
void PackedRow::date(Date value) { number_cell(date_cell, static_cast<double>(value.days - excel_epoch)); }
void PackedRow::blank() { cell(blank_cell, {}); }

void PackedRow::end() {
  to_ += row_end;
  open_ = false;
}

void PackedRow::number_cell(char kind, double value) {
  std::array<char, sizeof value> bytes{};
  std::memcpy(bytes.data(), &value, sizeof value);
  cell(kind, {bytes.data(), bytes.size()});
}

void PackedRow::cell(char kind, std::string_view content) {
  if (!open_) to_ += static_cast<char>('0' + static_cast<int>(sheet_));
  open_ = true;
  const auto size = static_cast<std::uint32_t>(content.size());
  std::array<char, sizeof size> bytes{};
  std::memcpy(bytes.data(), &size, sizeof size);
  to_ += kind;
  to_.append(bytes.data(), bytes.size()).append(content);
}

XlsxBook::XlsxBook(Language language) : library_(*load_xlsx_library()), language_(language), path_(make_temporary()) {
  auto folder = std::filesystem::temp_directory_path().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  book_ = library_.workbook_new(path_.c_str(), &options);
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
  unlink(path_.c_str());
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
  table.sheet = library_.add_worksheet(book_, std::string(title).c_str());
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

void XlsxBook::add_rows(std::string_view packed) {
  for (std::size_t at = 0; at < packed.size();) {
    auto& table = tables_[static_cast<std::size_t>(packed[at++] - '0')];
    const bool room = table.rows < most_rows;
    for (lxw_col_t column = 0; packed[at] != row_end; ++column) {
      const char kind = packed[at];
      std::uint32_t size = 0;
      std::memcpy(&size, packed.data() + at + 1, sizeof size);
      at += 1 + sizeof size;
      if (room) write_cell(table, column, kind, packed.substr(at, size));
      at += size;
    }
    ++at;
    room ? void(++table.rows) : void(++dropped_);
  }
}

void XlsxBook::write_cell(Table& table, lxw_col_t column, char kind, std::string_view content) {
  if (kind == blank_cell) return;
  auto error = LXW_NO_ERROR;
  if (kind == text_cell) {
    error = library_.write_string(table.sheet, table.rows, column, std::string(content).c_str(), wrapped_);
  } else {
    double value = 0;
    std::memcpy(&value, content.data(), sizeof value);
    error = library_.write_number(table.sheet, table.rows, column, value,
                                  kind == share_cell  ? share_
                                  : kind == date_cell ? date_
                                                      : wrapped_);
  }
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

void XlsxBook::finish(const Table& table) {
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

void XlsxBook::close(std::string& to) {
  for (const auto& table : tables_) finish(table);
  const auto error = library_.workbook_close(std::exchange(book_, nullptr));  // frees it too
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("libxlsxwriter: ") + library_.error_text(error));
  std::ifstream file(path_, std::ios::binary);
  to.append(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  if (!file.eof() && file.fail()) throw std::system_error(errno, std::generic_category(), path_);
}

}  // namespace edu_check
