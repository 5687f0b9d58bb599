#include "edu_check/text/suggestion.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace edu_check::text_suggestion_test {

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

BOOST_AUTO_TEST_CASE(of_equals_none_is_taken) {
  BOOST_TEST(nearest("cart", {"card", "care"}).value_or("none") == "none");
  BOOST_TEST(all_nearest("cart", {"card", "care", "x"}).size() == 2U);
  BOOST_TEST(all_nearest("card", {"card", "care"}).size() == 1U);
  BOOST_TEST(nearest("ab", {"ac", "ad"}).value_or("none") == "none");
}

BOOST_AUTO_TEST_CASE(a_word_that_differs_in_form_only_is_nearest) {
  BOOST_TEST(nearest("5.1A", {"5.1", "5.1a", "5.1b"}).value_or("none") == "5.1a");
  BOOST_TEST(nearest("５.1a", {"1.1a", "5.1a", "2.1a"}).value_or("none") == "5.1a");
  BOOST_TEST(nearest("SHAANXI-K12", {"shaanxi-k12", "shaanxi-he"}).value_or("none") == "shaanxi-k12");
}

BOOST_AUTO_TEST_CASE(names_are_asked_for_in_both_languages) {
  BOOST_TEST(did_you_mean({"甲"}).zh == "是否指“甲”？");
  BOOST_TEST(did_you_mean({"甲", "乙", "丙"}).zh == "是否指“甲”、“乙”或“丙”？");
  BOOST_TEST(did_you_mean({"a", "b"}, false).zh == "是否指 a 或 b？");
  BOOST_TEST(did_you_mean({"a", "b"}, false).en == "did you mean a or b?");
}

}  // namespace edu_check::text_suggestion_test
