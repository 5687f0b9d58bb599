#include <bit>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <utility>

#include "edu_check/table/xls_workbook.h"

namespace edu_check::table_xls_test {

using std::string_literals::operator""s;

/// Numbers as a workbook writes them, the low byte first.
std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
  return text;
}
std::string u16(std::uint64_t value) { return number(value, 2); }
std::string u32(std::uint64_t value) { return number(value, 4); }
std::string f64(double value) { return number(std::bit_cast<std::uint64_t>(value), 8); }

std::string record(std::uint16_t type, const std::string& data) { return u16(type) + u16(data.size()) + data; }
std::string begin(int of) {
  return record(0x0809, u16(0x0600) + u16(static_cast<std::uint64_t>(of)) + std::string(12, '\0'));
}
const std::string end = record(0x000A, "");

/// A text of ASCII with its length in two bytes.
std::string text(const std::string& ascii) { return u16(ascii.size()) + '\0' + ascii; }
/// Row, column and style of a cell.
std::string at(int row, int column, int style = 0) {
  return u16(static_cast<std::uint64_t>(row)) + u16(static_cast<std::uint64_t>(column)) +
         u16(static_cast<std::uint64_t>(style));
}

/// A workbook of one sheet `S` with the records `cells`; its styles are general, percent, a date and a time.
std::string book(const std::string& cells, const std::string& globals = "", int version = 0x0600) {
  std::string styles;
  for (const int format : {0, 9, 14, 20})
    styles += record(0x00E0, u16(0) + u16(static_cast<std::uint64_t>(format)) + std::string(16, '\0'));
  const std::string first =
      record(0x0809, u16(static_cast<std::uint64_t>(version)) + u16(5) + std::string(12, '\0')) + globals + styles;
  const std::string name = u16(0) + "\x01\0S"s;
  const auto place = first.size() + 4 + 4 + name.size() + end.size();
  return first + record(0x0085, u32(place) + name) + end + begin(0x0010) + cells + end;
}

char sign(CellKind kind) { return "tn%dbeux"[static_cast<int>(kind)]; }

/// All cells as `A1n 1|B1t a`, and what is wrong.
std::string read(std::string stream, const WorkbookLimits& limits = {}) {
  const auto workbook = open_xls(std::move(stream), nullptr, limits);
  std::string all;
  TableRow row;
  for (std::size_t i = 0; i < workbook->sheets().size() && workbook->open_sheet(i); ++i) {
    while (workbook->next_row(row)) {
      for (const auto& cell : row.cells) {
        all += (all.empty() ? "" : "|") + to_string(cell.place) + sign(cell.kind);
        if (cell.rows * cell.columns > 1) all += std::to_string(cell.rows) + "x" + std::to_string(cell.columns);
        all += (row.hidden ? "-" : "") + (cell.hidden ? "-"s : "") + " " + cell.text;
      }
    }
  }
  if (workbook->mistake()) all += "!" + workbook->mistake()->en;
  return all;
}

BOOST_AUTO_TEST_SUITE(table_xls)

BOOST_AUTO_TEST_CASE(numbers_are_decimal_by_their_styles) {
  BOOST_TEST(read(book(record(0x0203, at(0, 0) + f64(0.1 + 0.2)))) == "A1n 0.3");
  BOOST_TEST(read(book(record(0x0203, at(0, 0, 1) + f64(0.8534)))) == "A1% 85.34%");
  BOOST_TEST(read(book(record(0x0203, at(0, 0, 2) + f64(46266.5)))) == "A1d 2026-09-01");
  BOOST_TEST(read(book(record(0x0203, at(0, 0, 2) + f64(44804)), record(0x0022, u16(1)))) == "A1d 2026-09-01");
  BOOST_TEST(read(book(record(0x0203, at(0, 0, 2) + f64(-1)))) == "A1x -1");
  BOOST_TEST(read(book(record(0x0203, at(0, 0, 3) + f64(0.5)))) == "A1x 0.5");
  BOOST_TEST(read(book(record(0x0203, at(0, 0, 4) + f64(1)))) == "A1x 1");  // no such style
}

BOOST_AUTO_TEST_CASE(short_numbers_may_be_a_hundred_times_too_large) {
  const auto integer = [](int value) { return u32(static_cast<std::uint32_t>(value) << 2U | 2U); };
  BOOST_TEST(read(book(record(0x027E, at(0, 0) + integer(-5)))) == "A1n -5");
  BOOST_TEST(read(book(record(0x027E, at(0, 0) + u32(12345U << 2U | 3U)))) == "A1n 123.45");
  BOOST_TEST(read(book(record(0x00BD, u16(1) + u16(2) + u16(0) + integer(7) + u16(1) + integer(1) + u16(3)))) ==
             "C2n 7|D2% 100%");
}

BOOST_AUTO_TEST_CASE(shared_texts_go_on_in_the_next_record_with_a_width_of_their_own) {
  // 学校 after ab, in one text of four characters; the second text is rich.
  const auto texts = record(0x00FC, u32(2) + u32(2) + u16(4) + "\0ab"s) +
                     record(0x003C, "\x01"s + u16(0x5B66) + u16(0x6821) + u16(1) + "\x08"s + u16(1) + "c" + u32(0));
  BOOST_TEST(read(book(record(0x00FD, at(0, 0) + u32(0)) + record(0x00FD, at(0, 1) + u32(1)), texts)) ==
             "A1t ab学校|B1t c");
  BOOST_TEST(read(book(record(0x00FD, at(0, 0) + u32(2)), texts)).ends_with("the file is damaged"));
}

BOOST_AUTO_TEST_CASE(formulas_are_what_they_gave) {
  const auto formula = [](const std::string& result, int flags = 0) {
    return record(0x0006, at(0, 0) + result + u16(static_cast<std::uint64_t>(flags)) + u32(0) + u16(0));
  };
  const auto special = [](int type, int value) {
    return std::string{static_cast<char>(type), '\0', static_cast<char>(value), '\0', '\0', '\0'} + u16(0xFFFF);
  };
  BOOST_TEST(read(book(formula(f64(2.5)))) == "A1n 2.5");
  BOOST_TEST(read(book(formula(f64(0)))) == "A1n 0");
  BOOST_TEST(read(book(formula(f64(0), 1))) == "A1u =");  // not calculated yet
  BOOST_TEST(read(book(formula(special(1, 1)))) == "A1b true");
  BOOST_TEST(read(book(formula(special(2, 7)))) == "A1e #DIV/0!");
  BOOST_TEST(read(book(formula(special(3, 0)))).empty());
  BOOST_TEST(read(book(formula(special(0, 0)) + record(0x04BC, "xx") + record(0x0207, text("ab")))) == "A1t ab");
  BOOST_TEST(read(book(formula(special(0, 0)))) == "A1u =");
}

BOOST_AUTO_TEST_CASE(merged_and_hidden_cells_are_told) {
  const auto one = [](int row, int column) { return record(0x0203, at(row, column) + f64(1)); };
  const auto merged = record(0x00E5, u16(1) + u16(0) + u16(1) + u16(0) + u16(1));
  BOOST_TEST(read(book(one(0, 0) + one(1, 1) + one(1, 2) + merged)) == "A1n2x2 1|C2n 1");
  BOOST_TEST(read(book(one(0, 0) + merged + merged)).ends_with("the file is damaged"));  // one above the other
  const auto hidden_row = record(0x0208, u16(1) + std::string(10, '\0') + u16(0x20) + u16(0));
  const auto hidden_column = record(0x007D, u16(1) + u16(1) + u16(0) + u16(0) + u16(1));
  BOOST_TEST(read(book(hidden_row + hidden_column + one(0, 1) + one(1, 0))) == "B1n- 1|A2n- 1");
}

BOOST_AUTO_TEST_CASE(cells_are_put_in_order_and_stand_once) {
  const auto one = [](int row, int column) { return record(0x0205, at(row, column) + "\x01\0"s); };
  BOOST_TEST(read(book(one(2, 1) + one(0, 1) + one(0, 0))) == "A1b true|B1b true|B3b true");
  BOOST_TEST(read(book(one(0, 0) + one(0, 0))) == "!the cell A1 is there twice: the file is damaged");
  BOOST_TEST(read(book(one(0, 256))).ends_with("the file is damaged"));
}

BOOST_AUTO_TEST_CASE(what_is_encrypted_early_or_cut_is_told) {
  BOOST_TEST(read(book("", record(0x002F, u16(0)))).starts_with("!the file is encrypted"));
  BOOST_TEST(read(book("", "", 0x0500)).starts_with("!the file is of Excel 95 or earlier"));
  const auto whole = book(record(0x0203, at(0, 0) + f64(1)));
  for (std::size_t size = 0; size < whole.size(); ++size) BOOST_TEST(read(whole.substr(0, size)).starts_with("!"));
}

BOOST_AUTO_TEST_CASE(limits_hold) {
  const auto label = book(record(0x0204, at(0, 0) + text("abcd")));
  BOOST_TEST(read(label) == "A1t abcd");
  WorkbookLimits limits;
  limits.cell_bytes = 3;
  BOOST_TEST(read(label, limits).ends_with("holds too long a text"));
  limits.unpacked_bytes = 8;
  BOOST_TEST(read(label, limits) == "!the file is too large");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::table_xls_test
