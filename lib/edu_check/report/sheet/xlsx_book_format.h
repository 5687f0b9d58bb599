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

/// The sheets, in their order.
/// The last one only where something was passed over.
enum class Sheet : std::uint8_t { schools, indicators, work, passed_over };
constexpr std::size_t sheet_count = 4;

/// Packs rows into a piece, from which XlsxBook reads them: pieces are made in many threads, the book is written in
/// one.
class PackedRow {
 public:
  PackedRow(std::string& to, Sheet sheet) : to_(to), sheet_(sheet) {}
  void text(std::string_view text);
  void value(std::string_view text);
  void number(std::uint64_t value);
  void share(const Rational& value);
  void date(Date value);
  void blank();
  void end();

 private:
  void cell(char kind, std::string_view content);
  void number_cell(char kind, double value);

  std::string& to_;
  Sheet sheet_;
  bool open_ = false;
};

/// A workbook of three tables, written row by row to temporary files, so that the memory does not grow with the rows.
class XlsxBook {
 public:
  explicit XlsxBook(Language language);
  XlsxBook(const XlsxBook&) = delete;
  XlsxBook& operator=(const XlsxBook&) = delete;
  ~XlsxBook();

  void add_rows(std::string_view packed);
  /// Adds a sheet that says what was not checked; in its first row that the run is not whole, where it is not.
  void add_passed_over(const PassedOver& passed, const Message& state);
  /// Finishes the workbook and appends it. Throws `std::runtime_error` if it could not be written.
  void close(std::string& to);
  /// Rows for which a sheet has no room.
  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

 private:
  XlsxBook(Language language, int file);

  struct Table {
    lxw_worksheet* sheet = nullptr;
    lxw_row_t rows = 0;
    lxw_col_t columns = 0;
    lxw_col_t colored = 0;  ///< the column with the outcome
  };

  template <class Columns>
  void add_sheet(Sheet sheet, std::string_view title, const Columns& columns, std::size_t colored);
  void make_formats();
  void write_cell(Table& table, lxw_col_t column, char kind, std::string_view content);
  void finish(const Table& table);
  void check_rows() const;
  void read_whole(std::string& to) const;
  void color(const Table& table, const Message& word, lxw_format* format);

  const XlsxLibrary& library_;
  Language language_;
  int file_;          ///< of the workbook, without a name
  std::string path_;  ///< by which the library opens it
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
