#include "edu_check/text/encoding.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace edu_check::text_encoding_test {

using std::string_literals::operator""s;

/// ASCII as UTF-16, without a mark.
std::string utf_16(std::string_view text, bool little) {
  std::string all;
  for (const char each : text) all += little ? std::string{each, '\0'} : std::string{'\0', each};
  return all;
}

BOOST_AUTO_TEST_SUITE(text_encoding)

BOOST_AUTO_TEST_CASE(utf_16_is_told_by_zeros_that_stand_nearly_all_on_one_side) {
  BOOST_TEST(looks_like_utf_16("\xFF\xFE"));
  BOOST_TEST(looks_like_utf_16("\xFE\xFFxy"));
  for (const bool little : {true, false}) BOOST_TEST(looks_like_utf_16(utf_16("a: 1\n", little)));
  // 一 (U+4E00) has its zero on the other side.
  BOOST_TEST(looks_like_utf_16("\0\x4E"s + utf_16("school: 1\n", true)));
  BOOST_TEST(looks_like_utf_16("a\0\0\0b\0\0\0"s));  // UTF-32
  BOOST_TEST(!looks_like_utf_16("a: 1\n"));
  BOOST_TEST(!looks_like_utf_16("a\0b\n"s));
  BOOST_TEST(!looks_like_utf_16(std::string(64, '\0')));
  BOOST_TEST(!looks_like_utf_16("ab\0c\0d\0\0fgh\0i\0"s));
}

BOOST_AUTO_TEST_CASE(zeros_that_separate_paths_are_not_those_of_utf_16) {
  for (const bool little : {true, false}) BOOST_TEST(is_list_in_utf_16(utf_16("a.yaml\n", little)));
  BOOST_TEST(is_list_in_utf_16("\xFF\xFE\x66\x5B"));
  BOOST_TEST(!is_list_in_utf_16("ab.yaml\0cd.yaml\0ef.yaml\0"s));  // all zeros at odd places
  BOOST_TEST(!is_list_in_utf_16("a.yaml\nb.yaml\n"));
}

BOOST_AUTO_TEST_CASE(gbk_may_be_utf_8_by_accident) {
  BOOST_TEST(may_be_gbk_by_accident("\xD1\xA7\xD0\xA3.yaml\n"));  // 学校
  BOOST_TEST(!may_be_gbk_by_accident("学校.yaml\n"));
  BOOST_TEST(!may_be_gbk_by_accident("caf\xC3\xA9.yaml\n"));
  BOOST_TEST(!may_be_gbk_by_accident("школа.yaml\n"));
  BOOST_TEST(!may_be_gbk_by_accident("school.yaml\n"));
}

BOOST_AUTO_TEST_CASE(a_line_ends_in_a_carriage_return_only_where_no_line_feed_is) {
  BOOST_TEST(line_end_of("a\rb\r") == '\r');
  BOOST_TEST(line_end_of("a\r\nb\r\n") == '\n');
  BOOST_TEST(line_end_of("a\rb\n") == '\n');
  BOOST_TEST(line_end_of("a") == '\n');
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::text_encoding_test
