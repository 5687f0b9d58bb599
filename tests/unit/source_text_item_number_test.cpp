#include "edu_check/source_text/item_number.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "edu_check/source_text/numeral.h"

namespace edu_check::source_text_item_number_test {

struct NumberCase {
  std::string line;
  int style;  ///< -1: no number
  std::int64_t value;
  std::size_t length;
};
std::ostream& operator<<(std::ostream& to, const NumberCase& row) { return to << row.line; }

const NumberCase number_cases[] = {
    {"一、总体要求", static_cast<int>(NumberStyle::chinese), 1, 2},
    {"十七、工作特色", static_cast<int>(NumberStyle::chinese), 17, 3},
    {"二十、附则", static_cast<int>(NumberStyle::chinese), 20, 3},
    {"（六）鼓励", static_cast<int>(NumberStyle::chinese_brackets), 6, 3},
    {"(六)鼓励", static_cast<int>(NumberStyle::chinese_brackets), 6, 3},
    {"（12）落实", static_cast<int>(NumberStyle::arabic_brackets), 12, 4},
    {"15.网络", static_cast<int>(NumberStyle::arabic), 15, 3},
    {"15．网络", static_cast<int>(NumberStyle::arabic), 15, 3},
    {"1、总体目标", static_cast<int>(NumberStyle::arabic), 1, 2},
    {"26公共基础数据库", static_cast<int>(NumberStyle::bare), 26, 2},
    {"第三章总则", static_cast<int>(NumberStyle::chapter), 3, 3},
    {"第12条学校", static_cast<int>(NumberStyle::article), 12, 4},
    {"第二节网络", static_cast<int>(NumberStyle::section), 2, 3},
    {"1.5倍", static_cast<int>(NumberStyle::bare), 1, 1},
    {"（2015—2017年）", -1, 0, 0},
    {"一个学校", -1, 0, 0},
    {"第一责任人", -1, 0, 0},
    {"学校", -1, 0, 0},
    {"（", -1, 0, 0},
    {"", -1, 0, 0},
};

BOOST_DATA_TEST_CASE(reads_the_number_of_a_line, number_cases) {
  const auto number = read_item_number(without_blanks(sample.line));
  BOOST_REQUIRE_EQUAL(number.has_value(), sample.style >= 0);
  if (!number) return;
  BOOST_TEST(static_cast<int>(number->style) == sample.style);
  BOOST_TEST(number->value == sample.value);
  BOOST_TEST(number->length == sample.length);
}

struct MeaningCase {
  std::string written;
  std::string line;
  bool same;
};
std::ostream& operator<<(std::ostream& to, const MeaningCase& row) { return to << row.written << " " << row.line; }

const MeaningCase meaning_cases[] = {
    {"15", "15.网络", true},      {"15.", "15．网络", true},  {"15", "15、网络", true},  {"26", "26公共", true},
    {"（六）", "(六)鼓励", true}, {"1、", "1.网络", true},    {"1", "（1）网络", false}, {"六、", "（六）鼓励", false},
    {"15", "16.网络", false},     {"一、", "1、网络", false},
};

BOOST_DATA_TEST_CASE(compares_numbers_as_written, meaning_cases) {
  const auto written = read_item_number(without_blanks(sample.written));
  const auto line = read_item_number(without_blanks(sample.line));
  BOOST_REQUIRE(written && line);
  BOOST_TEST(means(*written, *line) == sample.same);
}

struct NumeralCase {
  std::string text;
  std::int64_t value;  ///< -1: no numeral
  std::size_t length;
};
std::ostream& operator<<(std::ostream& to, const NumeralCase& row) { return to << row.text; }

const NumeralCase numeral_cases[] = {
    {"三", 3, 1},         {"两名", 2, 1},         {"十", 10, 1},     {"十二个", 12, 2},  {"二十", 20, 2},
    {"三百", 300, 2},     {"千人", 1000, 1},      {"百兆", 100, 1},  {"万兆", 10000, 1}, {"二〇一五年", 2015, 4},
    {"一百零五", 105, 4}, {"两万五千", 25000, 4}, {"八十，", 80, 2}, {"兆", -1, 0},      {"", -1, 0},
};

BOOST_DATA_TEST_CASE(reads_chinese_numerals, numeral_cases) {
  const auto numeral = read_chinese_numeral(without_blanks(sample.text));
  BOOST_REQUIRE_EQUAL(numeral.has_value(), sample.value >= 0);
  if (!numeral) return;
  BOOST_TEST(numeral->value == sample.value);
  BOOST_TEST(numeral->length == sample.length);
}

}  // namespace edu_check::source_text_item_number_test
