#include "edu_check/value/date.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

namespace edu_check::value_date_test {

const std::string good[] = {"1900-01-01", "1970-01-01", "2000-02-29", "2022-12-31", "2024-02-29", "2999-12-31"};

BOOST_DATA_TEST_CASE(a_date_is_read_and_written, boost::unit_test::data::make(good)) {
  const auto date = parse_date(sample);
  BOOST_REQUIRE(date);
  BOOST_TEST(to_string(*date) == sample);
}

const std::string bad[] = {"",           "2026-02-30",  "2026-02-29",  "1900-02-29", "2026-13-01",
                           "2026-00-01", "2026-01-00",  "2026-04-31",  "2026-9-1",   "2026/09/01",
                           "20260901",   "2026-09-01 ", " 2026-09-01", "26-09-01",   "1899-12-31",
                           "3000-01-01", "2026-09-01T", "２026-09-01", "2026-09-0a", "+026-09-01"};

BOOST_DATA_TEST_CASE(no_other_text_is_a_date, boost::unit_test::data::make(bad)) { BOOST_TEST(!parse_date(sample)); }

BOOST_AUTO_TEST_CASE(dates_count_days) {
  BOOST_TEST(parse_date("1970-01-01")->days == 0);
  BOOST_TEST(parse_date("2023-01-01")->days - parse_date("2022-12-31")->days == 1);
  BOOST_TEST(parse_date("2024-03-01")->days - parse_date("2024-02-28")->days == 2);
  BOOST_TEST(parse_date("1900-01-01")->days == -25567);
}

}  // namespace edu_check::value_date_test
