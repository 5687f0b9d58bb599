#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

#include "edu_check/table/csv_separator.h"
#include "edu_check/table/workbook.h"

namespace edu_check::table_csv_test {

using std::string_literals::operator""s;

/// A file for as long as a test needs it.
class File {
 public:
  explicit File(const std::string& bytes) {
    std::string folder = (std::filesystem::temp_directory_path() / "table-csv-XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(folder.data()) != nullptr);
    folder_ = folder;
    std::ofstream(path(), std::ios::binary) << bytes;
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path() const { return (folder_ / "a.csv").string(); }

 private:
  std::filesystem::path folder_;
};

/// All cells as `A1 text|B1 text`, one more sign before the text if it isn't text; then what is wrong.
std::string read(const std::string& bytes, const WorkbookLimits& limits = {}) {
  const File file(bytes);
  const auto workbook = open_workbook(file.path(), nullptr, limits);
  std::string all;
  TableRow row;
  if (workbook->open_sheet(0)) {
    while (workbook->next_row(row)) {
      for (const auto& cell : row.cells) {
        all += (all.empty() ? "" : "|") + to_string(cell.place) + " ";
        all += (cell.kind == CellKind::text ? "" : "?") + cell.text;
      }
    }
  }
  if (workbook->mistake()) all += "!" + workbook->mistake()->en;
  return all;
}

struct Case {
  std::string bytes;
  std::string expected;
  friend std::ostream& operator<<(std::ostream& to, const Case& each) { return to << each.bytes; }
};

const Case cells[] = {
    {"a,b\n1,2\n", "A1 a|B1 b|A2 1|B2 2"},
    {"a,b\r1,2\r", "A1 a|B1 b|A2 1|B2 2"},
    {"a,b\r\n\r\n1,,3,,\r\n", "A1 a|B1 b|A3 1|C3 3"},
    {"\xEF\xBB\xBF"
     "a\tb",
     "A1 a|B1 b"},
    {"a;b\n1,5;2\n", "A1 a|B1 b|A2 1,5|B2 2"},
    {"sep=;\na;b,c\n", "A1 a|B1 b,c"},
    {"名称，数量\n", "A1 名称，数量"},
    // A line break in quotes begins no row.
    {"\"a\r\nb\",\"c\"\"d\"\ne,f\n", "A1 a\nb|B1 c\"d|A2 e|B2 f"},
    {"5\" pipe,b\"c\n", "A1 5\" pipe|B1 b\"c"},
    {"=\"0012\",\"=\"\"0013\"\"\",=\"a,b\"\n", "A1 0012|B1 0013|C1 a,b"},
    {"=A1+1,=\n", "A1 ?=A1+1|B1 ="},
};

const Case mistakes[] = {
    {"a,b\n\"c,d\n",
     "A1 a|B1 b!a cell in line 2 begins with a quote \" that is never closed; quotes inside a cell are doubled"},
    {"\"他说\"好\"\"\n", "!line 1: there is text after the closing quote of a cell; quotes inside a cell are doubled"},
    {"a\nb\0c\n"s,
     "A1 a!line 2 holds a NUL byte, which no text has; open it in Excel or WPS, see that it is right, and save it as "
     ".xlsx"},
};

BOOST_AUTO_TEST_SUITE(table_csv)

BOOST_DATA_TEST_CASE(cells_are_taken_as_a_spreadsheet_shows_them, cells, each) {
  BOOST_TEST(read(each.bytes) == each.expected);
}

BOOST_DATA_TEST_CASE(what_cant_be_divided_is_told_by_line, mistakes, each) {
  BOOST_TEST(read(each.bytes) == each.expected);
}

/// ASCII as UTF-16, without a mark.
std::string utf_16(const std::string& text, bool little) {
  std::string all;
  for (const char each : text) all += little ? std::string{each, '\0'} : std::string{'\0', each};
  return all;
}

BOOST_AUTO_TEST_CASE(encodings_are_found_and_told) {
  for (const bool little : {true, false}) BOOST_TEST(read(utf_16("ab,cd\n", little)) == "A1 ab|B1 cd");
  const File file("\xD1\xA7\xD0\xA3\xC3\xFB\xB3\xC6,12\n");  // 学校名称
  const auto workbook = open_workbook(file.path(), nullptr);
  BOOST_TEST(workbook->notice().en == "the file is not UTF-8 and was read as GB18030");
  BOOST_TEST(read("\xD1\xA7\xD0\xA3,12\n") == "A1 学校|B1 12");  // well-formed UTF-8 by accident
}

BOOST_AUTO_TEST_CASE(an_encoding_is_not_guessed_where_it_may_be_another) {
  BOOST_TEST(read("\xA4\x40\xA4\x47,\xB3\x5C\xA5\x5C\n").find("Big5") != std::string::npos);
  BOOST_TEST(read("\xE9,\xE0 b\n").find("the encoding of line 1 is not known") != std::string::npos);
  BOOST_TEST(read("学校,a\n学校\xFF\n").find("line 2 is not well-formed UTF-8") != std::string::npos);
  // Two files joined, one of either encoding.
  BOOST_TEST(read("学校,人数\n\xD1\xA7\xD0\xA3\xC3\xFB\xB3\xC6,12\n").find("line 2 is not well-formed UTF-8") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(limits_hold) {
  WorkbookLimits limits;
  limits.cell_bytes = 8;
  BOOST_TEST(read("a,\"" + std::string(9, 'x') + "\n", limits) ==
             "!the cell that begins in line 1 is too long; its closing quote \" may be missing");
  limits.unpacked_bytes = 2;
  BOOST_TEST(read("abc\n", limits) == "!the file is too large");
  BOOST_TEST(read(std::string(1'048'576, '\n') + "x").starts_with("!line 1048577 is beyond what a sheet can have"));
}

BOOST_AUTO_TEST_CASE(a_separator_that_might_be_another_is_not_sure) {
  BOOST_TEST(find_csv_separator("a,b\nc,d\n").sure);
  BOOST_TEST(!find_csv_separator("a,b;c\nd,e;f\n").sure);
  BOOST_TEST(find_csv_separator("a\tb,c\td\n1\t2\t3\n").separator == '\t');
}

BOOST_AUTO_TEST_CASE(a_file_is_what_it_holds_whatever_its_ending) {
  BOOST_TEST(read("<html><table></table></html>").starts_with("!the file is a web page (HTML)"));
  BOOST_TEST(read("%PDF-1.7").starts_with("!the file is a PDF"));
  BOOST_TEST(read("school:\n  name: A\n").starts_with("!the file is YAML"));
  BOOST_TEST(read("") == "!the file is empty");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::table_csv_test
