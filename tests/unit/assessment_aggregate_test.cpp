#include "edu_check/assessment/aggregate.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "fixtures.h"

namespace edu_check {
namespace {

const Date as_of = *parse_date("2026-09-01");

std::string text(const Interval& interval) {
  const auto end = [](const Bound& bound) {
    if (!bound.is_finite()) return std::string(static_cast<int>(bound.infinite) < 0 ? "-∞" : "∞");
    return to_decimal(bound.value, 3);
  };
  return end(interval.low) + "…" + end(interval.high);
}

std::shared_ptr<const Standard> region_standard(const std::string& aggregate) {
  return standard_of(indicator("1.", {"level: mandatory, scope: region, require: \"" + aggregate + "\""}));
}

RegionAggregate gathered(const Standard& standard, const std::vector<std::string>& schools) {
  RegionAggregate aggregate(standard);
  for (const auto& school : schools) {
    const LoadedInventory inventory(school + "\n", standard.vocabulary);
    aggregate.add(*inventory, as_of);
  }
  return aggregate;
}

struct Case {
  std::string aggregate;
  std::vector<std::string> schools;
  int total;  ///< schools of the region; -1: not known
  std::string value;
};
std::ostream& operator<<(std::ostream& to, const Case& row) {
  return to << row.aggregate << " of " << row.schools.size() << "/" << row.total;
}

const std::string yes = "school.area: urban\nnet.wired: yes\nrooms: {total: 10, equipped: 4}";
const std::string no = "school.area: urban\nnet.wired: no\nrooms: {total: 20, equipped: 5}";
const std::string silent = "school.area: urban";
const std::string other = "school.area: rural\nnet.wired: no\nrooms.total: 1000";  // the standard does not apply to it
const std::string perhaps = "net.wired: yes\nrooms: {total: 10}";                  // it may apply
const std::string half = "school.area: urban\nrooms.total: 10";
const std::string share = "share_of_schools(net.wired) == 100%";
const std::string sum = "sum(rooms.total) >= 0";
const std::string part = "sum(rooms.equipped) >= 0";
const std::string count = "schools(net.wired) >= 0";
const std::string all = "schools() >= 0";
const std::string filtered = "share_of_schools(net.wired, rooms.total >= 15) == 100%";
const std::string filtered_sum = "sum(rooms.total, net.wired) >= 0";

const Case cases[] = {
    {share, {yes, no}, 2, "0.5…0.5"},
    {share, {yes, yes}, 2, "1…1"},
    {share, {yes, silent}, 2, "0.5…1"},
    {share, {yes}, 2, "0.5…1"},  // a school without an inventory may be anything
    {share, {no}, 3, "0…0.667"},
    {share, {}, 3, "0…1"},
    {share, {}, 0, "-∞…∞"},      // no schools have no share
    {share, {yes}, -1, "-∞…∞"},  // nobody knows how many there are
    {share, {yes, other}, 1, "1…1"},
    {sum, {yes, no}, 2, "30…30"},
    {sum, {yes, silent}, 2, "10…∞"},
    {sum, {yes}, 2, "10…∞"},
    {sum, {yes}, -1, "10…∞"},
    {sum, {yes, other}, 1, "10…10"},
    {sum, {yes, perhaps}, 2, "10…∞"},
    {sum, {}, 0, "0…0"},
    {part, {yes, half}, 2, "4…14"},  // a part is no larger than its whole
    {part, {yes, silent}, 2, "4…∞"},
    {count, {yes, no}, 2, "1…1"},
    {count, {yes, silent}, 2, "1…2"},
    {count, {yes}, 3, "1…3"},
    {count, {yes}, -1, "1…∞"},
    {all, {yes, no, other}, 2, "2…2"},
    {all, {yes, no}, 5, "5…5"},
    {filtered, {yes, no}, 2, "0…0"},
    {filtered, {yes}, 1, "-∞…∞"},  // nobody is in the selection
    {filtered, {no, silent}, 2, "0…0.5"},
    {filtered, {no}, 2, "0…0.5"},
    {filtered_sum, {yes, no}, 2, "10…10"},
    {filtered_sum, {yes, half}, 2, "10…20"},
};

BOOST_DATA_TEST_CASE(an_aggregate_is_known_as_far_as_its_schools_are, boost::unit_test::data::make(cases)) {
  const auto standard = region_standard(sample.aggregate);
  Slot total;
  total.number = Rational(sample.total);
  total.presence = Presence::given;
  const auto values = gathered(*standard, sample.schools).values(sample.total < 0 ? nullptr : &total);
  BOOST_REQUIRE(values.size() == 1U);
  BOOST_TEST(text(values[0]) == sample.value);
}

BOOST_AUTO_TEST_CASE(parts_merge_into_the_same_as_one_pass) {
  const auto standard =
      standard_of(indicator("1.", {"level: mandatory, scope: region, require: \"" + share + "\"",
                                   "level: mandatory, scope: region, require: \"" + part + "\"",
                                   "level: mandatory, scope: region, require: \"" + count + "\"",
                                   "level: mandatory, scope: region, require: \"" + filtered + "\"",
                                   "level: mandatory, scope: region, require: \"" + filtered_sum + "\""}));
  const std::vector<std::string> schools{yes, no, silent, other, perhaps, half, yes, silent};
  const auto whole = gathered(*standard, schools);
  Slot total;
  total.number = Rational(9);
  total.presence = Presence::given;
  for (std::size_t cut = 0; cut <= schools.size(); ++cut) {
    const auto middle = schools.begin() + static_cast<std::ptrdiff_t>(cut);
    auto first = gathered(*standard, {schools.begin(), middle});
    first.merge(gathered(*standard, {middle, schools.end()}));
    BOOST_TEST(first.schools() == whole.schools());
    BOOST_TEST(first.maybe_schools() == whole.maybe_schools());
    BOOST_TEST((first.values(&total) == whole.values(&total)));
    BOOST_TEST((first.values(nullptr) == whole.values(nullptr)));
  }
}

struct RegionCase {
  std::vector<std::string> schools;
  int total;
  Outcome outcome;
};
std::ostream& operator<<(std::ostream& to, const RegionCase& row) {
  return to << row.schools.size() << " of " << row.total;
}

const RegionCase regions[] = {
    {{yes, yes}, 2, Outcome::pass}, {{yes, no}, 2, Outcome::fail},    {{yes, silent}, 2, Outcome::unknown},
    {{yes}, 2, Outcome::unknown},   {{no}, 2, Outcome::fail},         {{no, silent}, 3, Outcome::fail},
    {{}, 2, Outcome::unknown},      {{yes, other}, 1, Outcome::pass},
};

BOOST_DATA_TEST_CASE(a_region_is_judged_by_both_ends, boost::unit_test::data::make(regions)) {
  const auto standard = region_standard(share);
  const LoadedInventory region("kind: region\nregion.schools.total: " + std::to_string(sample.total) + "\n");
  const auto values = gathered(*standard, sample.schools).values(&region.slot("region.schools.total"));
  AssessOptions options{as_of};
  options.aggregates = values;
  Assessment assessment;
  assess(*standard, *region, options, assessment);
  BOOST_TEST(to_string(assessment.requirements[0].outcome) == to_string(sample.outcome));
}

}  // namespace
}  // namespace edu_check
