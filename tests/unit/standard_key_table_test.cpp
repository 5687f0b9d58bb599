#include "edu_check/standard/key_table.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

namespace edu_check::standard_key_table_test {

constexpr auto fact = KeyTarget::What::fact;

/// Keys of every length, of which some share their beginning or their end.
std::vector<std::string> sample_keys() {
  std::vector<std::string> keys;
  for (std::size_t length = 0; length < 40; ++length) {
    for (const char c : {'a', 'b', '\xE6'}) {
      keys.push_back(std::string(length, 'x') + c);
      keys.push_back(c + std::string(length, 'x') + 'y');
    }
  }
  return keys;
}

std::uint32_t number(std::size_t index) { return static_cast<std::uint32_t>(index); }

BOOST_AUTO_TEST_SUITE(standard_key_table)

BOOST_AUTO_TEST_CASE(every_key_is_found_in_its_group) {
  const auto keys = sample_keys();
  for (const std::size_t room : {std::size_t{0}, std::size_t{3}, keys.size(), 10 * keys.size()}) {
    KeyTable table;
    table.reserve(room);
    for (std::size_t i = 0; i < keys.size(); ++i) BOOST_TEST(table.add(number(i % 3), keys[i], {fact, number(i)}));
    for (std::size_t i = 0; i < keys.size(); ++i) {
      BOOST_TEST((table.find(number(i % 3), keys[i]).what == fact));
      BOOST_TEST(table.find(number(i % 3), keys[i]).index == i);
      BOOST_TEST((table.find(number((i + 1) % 3), keys[i]).what == KeyTarget::What::nothing));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_first_of_two_stays) {
  KeyTable table;
  BOOST_TEST((table.find(0, "a").what == KeyTarget::What::nothing));
  BOOST_TEST(table.add(0, "a", {fact, 1}));
  BOOST_TEST(!table.add(0, "a", {fact, 2}));
  BOOST_TEST(table.add(1, "a", {fact, 3}));
  BOOST_TEST(table.find(0, "a").index == 1U);
  BOOST_TEST(table.find(1, "a").index == 3U);
}

BOOST_AUTO_TEST_CASE(a_group_lists_its_keys) {
  const auto keys = sample_keys();
  KeyTable table;
  for (const auto& key : keys) BOOST_TEST(table.add(7, key, {fact, 0}));
  BOOST_TEST(table.add(8, "other", {fact, 0}));
  const auto listed = table.keys_of(7);
  BOOST_TEST(listed.size() == keys.size());
  BOOST_TEST((std::set<std::string>(listed.begin(), listed.end()) == std::set<std::string>(keys.begin(), keys.end())));
  BOOST_TEST(table.keys_of(9).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::standard_key_table_test
