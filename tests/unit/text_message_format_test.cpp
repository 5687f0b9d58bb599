#include "edu_check/text/message_format.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace edu_check::text_message_format_test {

BOOST_AUTO_TEST_CASE(a_message_is_taken_in_the_language_of_the_pattern) {
  const Message name{"带宽", "bandwidth"};
  const auto text = message("“{}”为 {}", "“{}” is {}", name, 500);
  BOOST_TEST(text.zh == "“带宽”为 500");
  BOOST_TEST(text.en == "“bandwidth” is 500");
  const auto turned = message("{}（{}）", "{1}: {0}", name, Message{"学校", "school"});
  BOOST_TEST(turned.zh == "带宽（学校）");
  BOOST_TEST(turned.en == "school: bandwidth");
}

BOOST_AUTO_TEST_CASE(words_of_a_language) {
  BOOST_TEST(say(Language::zh, "是", "yes") == "是");
  BOOST_TEST(say(Language::en, "是", "yes") == "yes");
  const auto both = in_both([](Language language) { return say(language, "是", "yes"); });
  BOOST_TEST((both == Message{"是", "yes"}));
}

}  // namespace edu_check::text_message_format_test
