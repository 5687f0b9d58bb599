#include "edu_check/input/path_pattern.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace edu_check::input_path_pattern_test {

BOOST_AUTO_TEST_CASE(no_pattern_of_paths_takes_long) {
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

}  // namespace edu_check::input_path_pattern_test
