#include "edu_check/text/suggestion.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace edu_check {
namespace {

BOOST_AUTO_TEST_CASE(the_nearest_word_is_found_if_it_is_near_enough) {
  const std::vector<std::string_view> words{"bandwidth", "students", "teachers", "带宽", "学生数", "教师数"};
  const Suggestions suggestions(words);
  const auto near = [&](std::string_view found) { return suggestions.nearest(found).value_or("none"); };
  BOOST_TEST(near("bandwith") == "bandwidth");
  BOOST_TEST(near("bnadwidth") == "bandwidth");
  BOOST_TEST(near("studenst") == "students");
  BOOST_TEST(near("学生") == "学生数");
  BOOST_TEST(near("xyz") == "none");
  BOOST_TEST(near("某某数") == "none");
  BOOST_TEST(near("") == "none");
  BOOST_TEST(near(std::string(100000, 'x')) == "none");
  BOOST_TEST(near("bandwidth") == "bandwidth");
}

BOOST_AUTO_TEST_CASE(a_word_for_another_thing_is_not_near) {
  const auto near = [](std::string_view found, std::string_view word) { return nearest(found, {word}).has_value(); };
  BOOST_TEST(!near("大学", "小学"));
  BOOST_TEST(!near("西安", "西藏"));
  BOOST_TEST(!near("完全小学", "完全中学"));
  BOOST_TEST(!near("365", "345"));
  BOOST_TEST(!near("K12", "312"));
  BOOST_TEST(near("345", "345"));
  BOOST_TEST(near("生学数", "学生数"));
  BOOST_TEST(near("陕西省份", "陕西省"));
  BOOST_TEST(near("九年一惯制学校", "九年一贯制学校"));
}

BOOST_AUTO_TEST_CASE(the_first_of_equals_is_taken_unless_it_is_a_guess) {
  BOOST_TEST(nearest("cart", {"card", "care"}).value_or("none") == "card");
  BOOST_TEST(nearest("ab", {"ac", "ad"}).value_or("none") == "none");
}

}  // namespace
}  // namespace edu_check
