#include "edu_check/result/baseline_file.h"

#include <boost/test/unit_test.hpp>

namespace edu_check::result_baseline_file_test {

BOOST_AUTO_TEST_CASE(a_baseline_file_is_known_by_its_first_line) {
  BOOST_TEST(is_baseline_file(R"({"edu-check-baseline":1,"standards":{}})"));
  BOOST_TEST(is_baseline_file(R"({ "edu-check-baseline" : 1})"));
  BOOST_TEST(!is_baseline_file(R"({"schema": "edu-check-result/1"})"));
  BOOST_TEST(!is_baseline_file(R"({"edu-check-baselines":1})"));
  BOOST_TEST(!is_baseline_file(""));
}

}  // namespace edu_check::result_baseline_file_test
