#include "edu_check/table/cell_number.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::table_cell_number_test {

struct Case {
  std::string text;
  std::string expected;
  friend std::ostream& operator<<(std::ostream& to, const Case& each) { return to << each.text; }
};

BOOST_AUTO_TEST_SUITE(table_cell_number)

const Case decimals[] = {
    {"0", "0"},
    {"-0.0", "0"},
    {"1200", "1200"},
    {"+5", "5"},
    {"0.30000000000000004", "0.3"},
    {"1000.9999999999999999", "1001"},
    {"9999999999999999", "10000000000000000"},
    {"99.99999999999999", "100"},
    {"123456789012345.6", "123456789012346"},
    {"123456789012344.5", "123456789012345"},
    {"1.5E-2", "0.015"},
    {"1E+3", "1000"},
    {"1e20", "100000000000000000000"},
    {"-12.50", "-12.5"},
    {".5", "0.5"},
    {"5.", "5"},
    {" 7\n", "7"},
    {"1e300", "none"},
    {"1e-300", "none"},
    {"1e99999999999", "none"},
    {"", "none"},
    {"-", "none"},
    {".", "none"},
    {"1e", "none"},
    {"1.2.3", "none"},
    {"0x10", "none"},
    {"１", "none"},
    {"nan", "none"},
};

BOOST_DATA_TEST_CASE(numbers_are_decimal, boost::unit_test::data::make(decimals), sample) {
  BOOST_TEST(decimal_text(sample.text).value_or("none") == sample.expected);
}

const Case percentages[] = {{"0.8534", "85.34%"}, {"1", "100%"}, {"0", "0%"}, {"-0.005", "-0.5%"}, {"12.3", "1230%"}};

BOOST_DATA_TEST_CASE(a_percentage_is_a_hundredfold, boost::unit_test::data::make(percentages), sample) {
  BOOST_TEST(percent_text(sample.text) == sample.expected);
}

std::string name_of(NumberFormat format) {
  switch (format) {
    case NumberFormat::number:
      return "number";
    case NumberFormat::percentage:
      return "percentage";
    case NumberFormat::date:
      return "date";
    case NumberFormat::time:
      return "time";
    case NumberFormat::text:
      break;
  }
  return "text";
}

const Case formats[] = {
    {"General", "number"},
    {"", "number"},
    {"0.00", "number"},
    {"#,##0_);[Red](#,##0)", "number"},
    {"0.00E+00", "number"},
    {"0\"天\"", "number"},
    {"\"day\" 0", "number"},
    {"\\d0", "number"},
    {"_d0*y", "number"},
    {"[DBNum2]0", "number"},
    {"[>=100]0.0;0.00", "number"},
    {"0%", "percentage"},
    {"0.00%;[Red]-0.00%", "percentage"},
    {"yyyy\"年\"m\"月\"d\"日\"", "date"},
    {"[$-804]aaaa", "date"},
    {"[$-F800]dddd, mmmm dd, yyyy", "date"},
    {"yyyy-mm-dd hh:mm:ss", "date"},
    {"m/d", "date"},
    {"mmm", "date"},
    {"h:mm AM/PM", "time"},
    {"上午/下午h\"时\"mm\"分\"", "time"},
    {"[h]:mm:ss", "time"},
    {"mm:ss.0", "time"},
    {"@", "text"},
};

BOOST_DATA_TEST_CASE(a_format_is_known_by_its_letters, boost::unit_test::data::make(formats), sample) {
  BOOST_TEST(name_of(number_format_of(sample.text)) == sample.expected);
}

BOOST_AUTO_TEST_CASE(formats_that_are_built_in) {
  for (const auto id : {0U, 1U, 4U, 11U, 37U, 48U, 163U}) BOOST_TEST(name_of(built_in_number_format(id)) == "number");
  for (const auto id : {9U, 10U}) BOOST_TEST(name_of(built_in_number_format(id)) == "percentage");
  for (const auto id : {14U, 17U, 22U, 27U, 31U, 36U, 57U}) BOOST_TEST(name_of(built_in_number_format(id)) == "date");
  for (const auto id : {18U, 21U, 33U, 46U, 55U}) BOOST_TEST(name_of(built_in_number_format(id)) == "time");
  BOOST_TEST(name_of(built_in_number_format(49)) == "text");
}

const Case days[] = {
    {"1", "1900-01-01"},     {"59", "1900-02-28"},
    {"60", "none"},          {"61", "1900-03-01"},
    {"46266", "2026-09-01"}, {"46266.75", "2026-09-01"},
    {"0", "none"},           {"2958465", "9999-12-31"},
    {"2958466", "none"},     {"-1", "none"},
    {"x", "none"},
};

BOOST_DATA_TEST_CASE(days_count_from_1900, boost::unit_test::data::make(days), sample) {
  BOOST_TEST(date_text(sample.text, DateSystem::from_1900).value_or("none") == sample.expected);
}

BOOST_AUTO_TEST_CASE(days_count_from_1904_too) {
  BOOST_TEST(date_text("0", DateSystem::from_1904).value_or("none") == "1904-01-01");
  BOOST_TEST(date_text("44804", DateSystem::from_1904).value_or("none") == "2026-09-01");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::table_cell_number_test
