#include "edu_check/input/name_pattern.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::input_name_pattern_test {

struct NameCase {
  std::string pattern;
  std::string name;
  bool matches;
};
std::ostream& operator<<(std::ostream& to, const NameCase& each) { return to << each.pattern << " and " << each.name; }

const NameCase name_cases[] = {
    {"a.yaml", "a.yaml", true},
    {"a.yaml", "a.yml", false},
    {"*", "", true},
    {"*", "a", true},
    {"", "", true},
    {"", "a", false},
    {"*.yaml", "a.yaml", true},
    {"*.yaml", ".yaml", false},
    {".*", ".a", true},
    {"\\.a", ".a", true},
    {"?", ".", false},
    {"a*b*c", "a.b.c", true},
    {"a*b*c", "abcb", false},
    {"*ab", "aab", true},
    {"?.yaml", "学.yaml", true},
    {"??.yaml", "学.yaml", false},
    {"[学校].yaml", "校.yaml", true},
    {"[!学].yaml", "校.yaml", true},
    {"[^学].yaml", "学.yaml", false},
    {"[a-c]", "b", true},
    {"[a-c]", "d", false},
    {"[]]", "]", true},
    {"[!]]", "]", false},
    {"[a", "[a", true},
    {"[", "[", true},
    {"[]", "[]", true},
    {"[a-]", "-", true},
    {"[[:digit:]]", "7", true},
    {"[[:digit:]]", "x", false},
    {"[[:alpha:]_]", "_", true},
    {"[一-龥]", "校", true},
    {"\\*", "*", true},
    {"\\*", "a", false},
    {"[\\]]", "]", true},
    {"a\\", "a\\", true},
    {"**", "ab", true},
    {"?", "\xFF", true},
    {"*\xFF", "a\xFF", true},
    {"[a-b]*[x-y]", "a--x", true},
};

BOOST_DATA_TEST_CASE(names_match, boost::unit_test::data::make(name_cases)) {
  BOOST_TEST(NamePattern(sample.pattern).matches(sample.name) == sample.matches);
}

std::string repeated(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

/// Each of them would take minutes if it were looked through anew for each character or each `[`.
BOOST_AUTO_TEST_CASE(no_pattern_of_names_takes_long) {
  BOOST_TEST(!NamePattern(repeated("*a", 100) + "*b").matches(std::string(255, 'a')));
  const NamePattern open("*" + repeated("[a", 110) + std::string(3850, 'x'));
  for (int i = 0; i < 1000; ++i) BOOST_TEST_REQUIRE(!open.matches(repeated("[a", 120)));
  const NamePattern escaped("*" + repeated("[a", 110) + "\\]*x");
  for (int i = 0; i < 1000; ++i) BOOST_TEST_REQUIRE(!escaped.matches(repeated("[a", 120)));
}

}  // namespace edu_check::input_name_pattern_test
