#include "edu_check/value/date_mistakes.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::value_date_mistakes_test {

struct DateCase {
  std::string text;
  std::string hint;
  bool exact;
};
std::ostream& operator<<(std::ostream& to, const DateCase& row) { return to << row.text; }

const DateCase dates[] = {
    {"2026/9/1", "write 2026-09-01", true},
    {"2026.09.01", "write 2026-09-01", true},
    {"2026-9-1", "write 2026-09-01", true},
    {"2026 - 9 - 1", "write 2026-09-01", true},
    {"2026年9月1日", "write 2026-09-01", true},
    {"2026 年 9 月 1 日", "write 2026-09-01", true},
    {"2026年9月1号", "write 2026-09-01", true},
    {"２０２６年９月１日", "write 2026-09-01", true},
    {"20260901", "write 2026-09-01", true},
    {"二〇二六年九月一日", "write 2026-09-01", true},
    {"二零二六年九月一号", "write 2026-09-01", true},
    {"二〇二六年十月十日", "write 2026-10-10", true},
    {"二〇二六年十二月三十一日", "write 2026-12-31", true},
    {"二〇二六年十一月二十日", "write 2026-11-20", true},
    {"二〇二六年十一月廿一日", "write 2026-11-21", true},
    {"二〇二六年十三月一日", "", false},
    {"2026年九月", "write the day too, such as 2026-09-01", false},
    {"2026—09—01", "write 2026-09-01", true},
    {"2026–9–1", "write 2026-09-01", true},
    {"2026−09−01", "write 2026-09-01", true},
    {"2026－09－01", "write 2026-09-01", true},
    {"2026年09月01日 星期二", "write 2026-09-01", true},
    {"2026年9月1日（周二）", "write 2026-09-01", true},
    {"二〇二六年九月一日 礼拜二", "write 2026-09-01", true},
    {"2026-09-06 星期天", "write 2026-09-06", true},
    {"2026年9月1日 星期三", "2026-09-01 is a Tuesday: look at the day, and write it alone",
     false},  // one of the two is wrong
    {"星期二", "", false},
    {"2026-09-01 00:00:00", "write 2026-09-01", true},
    {"2026-09-01 08:30", "write 2026-09-01", true},
    {"2026/9/1 8:30", "write 2026-09-01", true},
    {"2026-09-01T00:00:00", "write 2026-09-01", true},
    {"2026-09-01T00:00:00+08:00", "write 2026-09-01", true},
    {"2026-09-01T00:00:00.000+0800", "write 2026-09-01", true},
    {"2026-09-01T15:59:59Z", "write 2026-09-01", true},
    {"2026-08-31T16:00:00.000Z",
     "write 2026-09-01, the day in Beijing, or 2026-08-31 if the day of that time zone is meant", false},
    {"2026-09-01T00:30:00+09:00",
     "write 2026-08-31, the day in Beijing, or 2026-09-01 if the day of that time zone is meant", false},
    {"46266", "write 2026-09-01", false},
    {"46266.5", "write 2026-09-01", false},
    {"36526", "write 2000-01-01", false},
    {"20000", "write 1954-10-03", false},
    {"73050", "write 2099-12-31", false},
    {"19999", "", false},
    {"73051", "", false},
    {"31/12/2026", "write 2026-12-31", false},
    {"5/5/2026", "write 2026-05-05", false},
    {"9/1/2026", "write 2026-09-01 or 2026-01-09, whichever is meant", false},
    {"2026年9月", "write the day too, such as 2026-09-01", false},
    {"2026-09", "write the day too, such as 2026-09-01", false},
    {"2026/13/1", "", false},
    {"2026-09-01 25:00", "", false},
    {"2026-09-01 noon", "", false},
    {"2026-09-01T00:00:00+", "", false},
    {"26-9-1", "", false},
    {"2026", "", false},
    {"", "", false},
};

BOOST_DATA_TEST_CASE(the_day_is_named_that_is_meant, boost::unit_test::data::make(dates)) {
  const auto parsed = parse_value(sample.text, {Kind::date});
  BOOST_REQUIRE(!parsed.value);
  BOOST_TEST(parsed.mistake.id == "value-date");
  BOOST_TEST(parsed.mistake.hint.en == sample.hint);
  BOOST_TEST(parsed.mistake.hint.zh.empty() == sample.hint.empty());
  BOOST_TEST(!parsed.mistake.instead.empty() == sample.exact);
  if (sample.exact) BOOST_TEST("write " + parsed.mistake.instead == sample.hint);
}

BOOST_AUTO_TEST_CASE(a_number_of_excel_is_called_so) {
  const auto parsed = date_mistake("46266");
  BOOST_TEST(parsed.mistake.message.en == "“46266” looks like a number that Excel made of a date");
  BOOST_TEST(parsed.mistake.message.zh == "“46266”像是 Excel 把日期变成的数");
}

}  // namespace edu_check::value_date_mistakes_test
