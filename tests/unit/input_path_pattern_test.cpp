#include "edu_check/input/path_pattern.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace edu_check {
namespace {

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
  BOOST_TEST(matches_name(sample.pattern, sample.name) == sample.matches);
}

BOOST_AUTO_TEST_CASE(no_pattern_takes_long) {
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "*a";
  BOOST_TEST(!matches_name(pattern + "*b", std::string(255, 'a')));
  std::string path;
  for (int i = 0; i < 2000; ++i) path += "a/";
  std::string folders;
  for (int i = 0; i < 60; ++i) folders += "**/a/";
  BOOST_TEST(!PathPattern::parse(folders + "b")->matches(path + "a"));
  BOOST_TEST(PathPattern::parse(folders + "*")->matches(path + "a"));
}

struct PathCase {
  std::string pattern;
  std::string path;
  bool matches;
};
std::ostream& operator<<(std::ostream& to, const PathCase& each) { return to << each.pattern << " and " << each.path; }

const PathCase path_cases[] = {
    {"a/b", "a/b", true},
    {"a/b", "a", false},
    {"a/*", "a/b", true},
    {"a/*", "a/b/c", false},
    {"**/b", "b", true},
    {"**/b", "x/y/b", true},
    {"**/b", "x/y/c", false},
    {"a/**/b", "a/b", true},
    {"a/**/b", "a/x/y/b", true},
    {"a/**/b", "x/a/b", false},
    {"a/**", "a", false},
    {"a/**", "a/b", true},
    {"a/**", "a/b/c", true},
    {"**", "a", true},
    {"**/**/b", "b", true},
    {"**/a/**/b", "a/a/x/b", true},
    {"a//b", "a/b", true},
    {"**/*.yaml", "x/.a.yaml", false},
    {"a/**/b/**/c", "a/b/b/c", true},
    {"a/**/b/**/c", "a/c/b", false},
};

BOOST_DATA_TEST_CASE(paths_match, boost::unit_test::data::make(path_cases)) {
  const auto pattern = PathPattern::parse(sample.pattern);
  BOOST_REQUIRE(pattern.has_value());
  BOOST_TEST(pattern->matches(sample.path) == sample.matches);
}

}  // namespace
}  // namespace edu_check
