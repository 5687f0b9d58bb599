#include "edu_check/batch/input.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace edu_check {
namespace {

struct PathPair {
  std::string first;
  std::string again;
  bool same;
};
std::ostream& operator<<(std::ostream& to, const PathPair& pair) { return to << pair.first << " and " << pair.again; }

const PathPair pairs[] = {
    {"a.yaml", "a.yaml", true},         {"a.yaml", "./a.yaml", true},          {"./a.yaml", "a.yaml", true},
    {"x/a.yaml", "x//a.yaml", true},    {"x/a.yaml", "x/./a.yaml", true},      {"x/a.yaml", "x/y/../a.yaml", true},
    {"/x/a.yaml", "//x/a.yaml", true},  {"../a.yaml", "x/../../a.yaml", true}, {"..a.yaml", "./..a.yaml", true},
    {"x/.a.yaml", "./x/.a.yaml", true}, {"x/a.yaml", "X/a.yaml", false},       {"x/a.yaml", "x/a.yml", false},
    {"x/a.yaml", "/x/a.yaml", false},   {"../a.yaml", "a.yaml", false},        {"-", "-", true},
};

BOOST_DATA_TEST_CASE(the_same_path_counts_once, boost::unit_test::data::make(pairs)) {
  InputList list;
  list.add("before.yaml", Origin::found);
  list.add(sample.first);
  list.add(sample.again, Origin::found);
  list.add("学校.yaml");
  const auto repeated = list.remove_repeated();
  BOOST_TEST(repeated.size() == (sample.same ? 1U : 0U));
  BOOST_TEST(list.size() == (sample.same ? 3U : 4U));
  if (sample.same) BOOST_TEST(repeated[0] == sample.again);
  BOOST_TEST(list[0] == "before.yaml");
  BOOST_TEST((list.origin(0) == Origin::found));
  BOOST_TEST(list[1] == sample.first);
  BOOST_TEST((list.origin(1) == Origin::named));
  BOOST_TEST(list[list.size() - 1] == "学校.yaml");
}

BOOST_AUTO_TEST_CASE(many_paths_are_told_apart) {
  InputList list;
  constexpr int count = 5000;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < count; ++i) list.add((round == 0 ? "x/" : "./x/") + std::to_string(i) + ".yaml");
  }
  const auto repeated = list.remove_repeated();
  BOOST_TEST(list.size() == static_cast<std::size_t>(count));
  BOOST_REQUIRE(repeated.size() == static_cast<std::size_t>(count));
  BOOST_TEST(repeated.front() == "./x/0.yaml");
  BOOST_TEST(InputList().remove_repeated().empty());
}

}  // namespace
}  // namespace edu_check
