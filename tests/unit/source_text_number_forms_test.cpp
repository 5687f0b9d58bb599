#include "edu_check/source_text/number_forms.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "edu_check/source_text/numeral.h"

namespace edu_check::source_text_number_forms_test {

struct FormCase {
  std::string text;
  Kind kind;
  std::int64_t numerator;
  std::int64_t denominator;
  bool held;
};
std::ostream& operator<<(std::ostream& to, const FormCase& row) { return to << row.text << " " << row.numerator; }

constexpr std::int64_t mega = 1'000'000;
const FormCase form_cases[] = {
    {"达到500M以上", Kind::bandwidth, 500 * mega, 1, true},
    {"达到５００Ｍ以上", Kind::bandwidth, 500 * mega, 1, true},
    {"达到500Mbps", Kind::bandwidth, 500 * mega, 1, true},
    {"达到500M以上", Kind::bandwidth, 501 * mega, 1, false},
    {"达到500M以上", Kind::count, 500, 1, false},
    {"百兆带宽到桌面", Kind::bandwidth, 100 * mega, 1, true},
    {"千兆到楼", Kind::bandwidth, 1000 * mega, 1, true},
    {"不低于万兆", Kind::bandwidth, 10'000 * mega, 1, true},
    {"提升至30-50M", Kind::bandwidth, 30 * mega, 1, true},
    {"提升至30-50M", Kind::bandwidth, 50 * mega, 1, true},
    {"30M，50所", Kind::bandwidth, 50 * mega, 1, false},
    {"总数的1‰", Kind::percent, 1, 1000, true},
    {"占80%以上", Kind::percent, 4, 5, true},
    {"占80％以上", Kind::percent, 4, 5, true},
    {"占百分之八十", Kind::percent, 4, 5, true},
    {"占12.5%", Kind::percent, 1, 8, true},
    {"半数以上", Kind::percent, 1, 2, true},
    {"80所", Kind::percent, 4, 5, false},
    {"生机比6:1", Kind::number, 6, 1, true},
    {"三个平台", Kind::count, 3, 1, true},
    {"两名", Kind::count, 2, 1, true},
    {"每千人一岗", Kind::count, 1000, 1, true},
    {"1岗/600人", Kind::count, 600, 1, true},
    {"遴选3000门", Kind::count, 3000, 1, true},
    {"遴选3000门", Kind::count, 300, 1, false},
    {"投入2.5万元", Kind::money, 25'000, 1, true},
    {"30天内", Kind::duration, 30, 1, true},
    {"30人", Kind::duration, 30, 1, false},
};

BOOST_DATA_TEST_CASE(knows_the_written_forms_of_numbers, form_cases) {
  WrittenNumbers numbers;
  numbers.add(without_blanks(sample.text));
  BOOST_TEST(numbers.holds(*Rational::of(sample.numerator, sample.denominator), sample.kind) == sample.held);
}

struct DateCase {
  std::string text;
  std::string date;
  bool held;
};
std::ostream& operator<<(std::ostream& to, const DateCase& row) { return to << row.text << " " << row.date; }

const DateCase date_cases[] = {
    {"到2022年，", "2022-12-31", true},  {"到 2022 年", "2022-12-31", true},   {"2014—2016年", "2016-12-31", true},
    {"2014—2016年", "2014-12-31", true}, {"2014—2016年", "2015-12-31", false}, {"二〇二二年底前", "2022-12-31", true},
    {"2022年6月前", "2022-06-30", true}, {"2022年", "2022-06-30", false},      {"2021年", "2022-12-31", false},
    {"2022M带宽", "2022-12-31", false},
};

BOOST_DATA_TEST_CASE(knows_the_written_forms_of_dates, date_cases) {
  WrittenNumbers numbers;
  numbers.add(without_blanks(sample.text));
  BOOST_TEST(numbers.holds(*parse_date(sample.date)) == sample.held);
}

BOOST_AUTO_TEST_CASE(structural_constants_are_said_in_words) {
  const auto said = [](std::string_view text, std::int64_t value, Kind kind) {
    return is_said_in_words(without_blanks(text), Rational(value), kind);
  };
  BOOST_TEST(said("教室", 0, Kind::count));
  BOOST_TEST(said("所有教室", 1, Kind::percent));
  BOOST_TEST(said("教师人人", 1, Kind::percent));
  BOOST_TEST(!said("教室", 1, Kind::percent));
  BOOST_TEST(said("每校配备", 1, Kind::count));
  BOOST_TEST(!said("配备专人", 1, Kind::count));
  BOOST_TEST(!said("所有教室", 2, Kind::count));
}

}  // namespace edu_check::source_text_number_forms_test
