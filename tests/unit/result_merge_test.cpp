#include "edu_check/result/merge.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "edu_check/input/duplicate_codes.h"
#include "edu_check/input/input.h"

namespace edu_check::result_merge_test {

BOOST_AUTO_TEST_SUITE(batch_merge)

BOOST_AUTO_TEST_CASE(paths_come_as_a_folder_is_walked) {
  const std::vector<std::string> walked{
      "s/a/z.yaml", "s/a/z.yaml#2", "s/a/z.yaml#10", "s/a#b.yaml",     "s/a-b/x.yaml",  "s/a.yaml", "s/ab.yaml",
      "s/t.csv:A9", "s/t.csv:A10",  "s/t.xlsx:a!B2", "s/t.xlsx:a!B10", "s/t.xlsx:b!A1", "s/西.yaml"};
  auto paths = walked;
  std::reverse(paths.begin(), paths.end());
  std::sort(paths.begin(), paths.end(), comes_before);
  BOOST_TEST(paths == walked, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_shard_depends_on_the_name_alone_and_all_are_used) {
  std::vector<std::size_t> sizes(7);
  for (int i = 0; i < 7000; ++i) ++sizes.at(shard_of("schools/" + std::to_string(i) + ".yaml", 7) - 1);
  for (const auto size : sizes) BOOST_TEST((size > 850 && size < 1150));
  BOOST_TEST(shard_of("", 1) == 1U);
}

BOOST_AUTO_TEST_CASE(duplicates_are_told_with_the_first_inventory) {
  DuplicateCodes codes;
  codes.add("2161000002", {4, 0});
  codes.add("0000000007", {3, 2});
  codes.add("not a code", {0, 0});
  DuplicateCodes others;
  others.add("0000000007", {1, 0});
  others.add("0000000007", {3, 1});
  codes.merge(std::move(others));
  const auto pairs = codes.find();
  BOOST_REQUIRE_EQUAL(pairs.size(), 2U);
  BOOST_TEST(codes.codes() == 1U);
  BOOST_TEST(pairs[0].code == "0000000007");
  BOOST_TEST((pairs[0].first == InputId{1, 0} && pairs[0].again == InputId{3, 1}));
  BOOST_TEST((pairs[1].first == InputId{1, 0} && pairs[1].again == InputId{3, 2}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::result_merge_test
