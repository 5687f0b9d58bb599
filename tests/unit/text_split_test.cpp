#include "edu_check/text/split.h"

#include <boost/test/unit_test.hpp>
#include <string_view>
#include <vector>

namespace edu_check {

using Parts = std::vector<std::string_view>;

BOOST_AUTO_TEST_CASE(text_split_keeps_empty_parts) {
  BOOST_TEST(split("a|b", '|') == (Parts{"a", "b"}), boost::test_tools::per_element());
  BOOST_TEST(split("", '|') == Parts{""}, boost::test_tools::per_element());
  BOOST_TEST(split("|a||", '|') == (Parts{"", "a", "", ""}), boost::test_tools::per_element());
  BOOST_TEST(split("a/../b", '/') == (Parts{"a", "..", "b"}), boost::test_tools::per_element());
}

}  // namespace edu_check
