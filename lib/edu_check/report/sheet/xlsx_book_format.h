#pragma once
// Private to the library: libxlsxwriter stays out of public headers.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/report/sheet/rows.h"
#include "edu_check/report/sheet/xlsx_library_format.h"

namespace edu_check {

/// The sheets, in their order. The last one only where something was passed over.
enum class Sheet : std::uint8_t { schools, indicators, work, passed_over };
constexpr std::size_t sheet_count = 4;

/// Rows on their way to their sheets: they are made in many threads, the book is written in one.
class XlsxRows {
 public:
  void clear();

 private:
  friend class XlsxRow;
  friend class XlsxBook;
  enum class CellKind : std::uint8_t { blank, text, number, share, date };
  struct Cell {
    CellKind kind = CellKind::blank;
    double number = 0;
    std::size_t text = 0;  ///< where it begins in `texts_`
  };
  struct Row {
    Sheet sheet = Sheet::schools;
    std::size_t end = 0;  ///< of its cells
  };

  std::vector<Cell> cells_;
  std::vector<Row> rows_;
  std::string texts_;  ///< each of them ends with NUL
};

/// Writes the cells of the rows of one sheet.
class XlsxRow {
 public:
  XlsxRow(XlsxRows& to, Sheet sheet) : to_(to), sheet_(sheet) {}
  void text(std::string_view text);
  void value(std::string_view text);
  void number(std::uint64_t value);
  void share(const Rational& value);
  void date(Date value);
  void blank();
  void end();

 private:
  XlsxRows& to_;
  Sheet sheet_;
};

/// A workbook of three tables, written row by row to temporary files, so that the memory does not grow with the rows.
/// All that can't be written is a `std::system_error`.
class XlsxBook {
 public:
  XlsxBook(Language language, ReportFile file);
  XlsxBook(const XlsxBook&) = delete;
  XlsxBook& operator=(const XlsxBook&) = delete;
  ~XlsxBook();

  void add(const XlsxRows& rows);
  /// Adds a sheet that says what was not checked; in its first row that the run is not whole, where it is not.
  void add_passed_over(const PassedOver& passed, const Message& state);
  /// Finishes the workbook and writes its file.
  void close();
  /// Rows for which a sheet has no room.
  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

 private:
  struct Table {
    lxw_worksheet* sheet = nullptr;
    lxw_row_t rows = 0;
    lxw_col_t columns = 0;
    lxw_col_t colored = 0;  ///< the column with the outcome
  };

  template <class Columns>
  void add_sheet(Sheet sheet, std::string_view title, const Columns& columns, std::size_t colored);
  void make_formats();
  void write_cell(const Table& table, lxw_col_t column, const XlsxRows::Cell& cell, const char* text);
  void finish(const Table& table);
  void check_rows() const;
  void color(const Table& table, const Message& word, lxw_format* format);

  const XlsxLibrary& library_;
  Language language_;
  ReportFile file_;
  lxw_workbook* book_ = nullptr;
  lxw_format* title_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  lxw_format* share_ = nullptr;
  lxw_format* date_ = nullptr;
  std::vector<lxw_format*> colors_;  ///< good, bad, open, calm
  std::array<Table, sheet_count> tables_{};
  std::uint64_t dropped_ = 0;
};

}  // namespace edu_check
