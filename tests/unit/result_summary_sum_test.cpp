#include "edu_check/result/summary_sum.h"

#include <boost/test/unit_test.hpp>

namespace edu_check::result_summary_sum_test {

BOOST_AUTO_TEST_SUITE(batch_summary_sum)

BOOST_AUTO_TEST_CASE(numbers_are_sums_whatever_their_names) {
  SummarySum sum;
  sum.add(R"({"inventories": 3, "invalid": 1, "baseline": {"new": 1, "only_new_count": true}})");
  sum.add(
      R"({"inventories":4,"passed_over":{"waivers":2,"results":1},"invalid":0,"baseline":{"new":2,"only_new_count":true}})");
  sum.add(
      R"({"inventories": 0, "passed_over": {"waivers": 1}, "invalid": 0, "baseline": {"new": 0, "only_new_count": true}})");
  sum.add("invalid", 5);
  sum.set("nothing of that name", 1);
  BOOST_TEST(sum.text() == R"({"inventories": 7, "passed_over": {"waivers": 3, "results": 1}, "invalid": 6, )"
                           R"("baseline": {"new": 3, "only_new_count": true}})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::result_summary_sum_test
