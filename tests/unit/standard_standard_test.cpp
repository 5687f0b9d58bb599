#include "edu_check/standard/standard.h"

#include <boost/test/unit_test.hpp>
#include <type_traits>

#include "edu_check/standard/catalogue.h"

namespace edu_check::standard_standard_test {

static_assert(!std::is_copy_constructible_v<Standard> && !std::is_copy_assignable_v<Standard>);
static_assert(std::is_move_constructible_v<Standard>);

bool is_within(const Requirement* requirement, const Standard& standard) {
  return requirement >= standard.requirements.data() &&
         requirement < standard.requirements.data() + standard.requirements.size();
}

BOOST_AUTO_TEST_CASE(a_copy_points_to_itself) {
  Diagnostics diagnostics;
  const Catalogue catalogue;
  std::size_t count = 0;
  for (const auto& standard : catalogue.load(catalogue.ids(), diagnostics)) {
    const auto copy = standard->copy();
    BOOST_REQUIRE(copy.aggregates.size() == standard->aggregates.size());
    count += copy.aggregates.size();
    for (std::size_t i = 0; i < copy.aggregates.size(); ++i) {
      BOOST_TEST(is_within(copy.aggregates[i].requirement, copy));
      BOOST_TEST(copy.aggregates[i].requirement->id == standard->aggregates[i].requirement->id);
      BOOST_TEST(copy.aggregates[i].expression->first_aggregate == standard->aggregates[i].expression->first_aggregate);
    }
  }
  BOOST_TEST(count > 0);
}

}  // namespace edu_check::standard_standard_test
