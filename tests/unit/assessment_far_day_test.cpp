#include "edu_check/assessment/far_day.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::assessment_far_day_test {

struct FarDayCase {
  std::string as_of;
  bool asked;
  std::string today;
  std::string issued;  ///< empty if not known
  std::string found;   ///< reason and date
};
std::ostream& operator<<(std::ostream& to, const FarDayCase& row) { return to << row.as_of << " on " << row.today; }

const FarDayCase cases[] = {
    {"2026-09-01", true, "2026-11-29", "2019-09-19", ""},
    {"2019-09-19", false, "2026-11-29", "2019-09-19", ""},
    {"2019-09-18", false, "2026-11-29", "2019-09-19", "before_document 2019-09-19"},
    {"1970-01-01", true, "2026-11-29", "2019-09-19", "before_document 2019-09-19"},
    {"1970-01-01", true, "2026-11-29", "", "today 2026-11-29"},
    {"1970-01-01", false, "1970-01-01", "2019-09-19", "before_document 2019-09-19"},
    {"2026-09-01", true, "1970-01-01", "2019-09-19", "today 1970-01-01"},
    {"2099-01-01", false, "2099-01-01", "2019-09-19", "after_document 2019-09-19"},
    {"2044-09-18", false, "2044-09-18", "2019-09-19", ""},
    {"2044-09-20", false, "2044-09-20", "2019-09-19", "after_document 2019-09-19"},
    {"2031-11-28", true, "2026-11-29", "2019-09-19", ""},
    {"2031-12-01", true, "2026-11-29", "2019-09-19", "today 2026-11-29"},
    {"2021-11-20", true, "2026-11-29", "2019-09-19", "today 2026-11-29"},
    {"2021-11-20", false, "2026-11-29", "2019-09-19", ""},  // of the inventory, whose age is another matter
};

BOOST_DATA_TEST_CASE(a_day_that_is_hardly_meant_is_found, cases) {
  const auto day = *parse_date(sample.as_of);
  const auto far = find_far_day(day, sample.asked ? std::optional(day) : std::nullopt, *parse_date(sample.today),
                                parse_date(sample.issued));
  BOOST_TEST((far ? std::string(to_string(far->reason)) + " " + to_string(far->date) : std::string()) == sample.found);
}

BOOST_AUTO_TEST_CASE(reasons_are_read_as_they_are_written) {
  for (const auto reason : {FarDayReason::before_document, FarDayReason::after_document, FarDayReason::today})
    BOOST_TEST((parse_far_day_reason(to_string(reason)) == reason));
  BOOST_TEST(!parse_far_day_reason("yesterday").has_value());
}

}  // namespace edu_check::assessment_far_day_test
