#include "edu_check/assessment/aggregate.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "fixtures.h"

namespace edu_check::assessment_aggregate_test {

const Date as_of = *parse_date("2026-09-01");

std::string text(const Interval& interval) {
  const auto end = [](const Bound& bound) {
    if (!bound.is_finite()) return std::string(static_cast<int>(bound.infinite) < 0 ? "-∞" : "∞");
    return (bound.excluded ? "(" : "") + to_decimal(bound.value, 3);
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

const std::string up = "school.area: urban\nnet.uptime: 90%";
const std::string parts = "school.area: urban\nrooms.equipped: 7";
const std::string bounded_sum = "sum(net.uptime) >= 0%";
const std::string bounded_filtered = "sum(net.uptime, net.wired) >= 0%";
const std::string less_sum = "sum(0% - net.uptime) >= 0%";
const std::string least_sum = "sum(max(net.uptime, 100%)) >= 0%";
const std::string gap = "sum(rooms.total - rooms.equipped) >= 0";
const std::string known = "sum(if(known(net.wired), rooms.total, 0)) >= 0";

/// What a share of sums comes to; the part and its rest are the last two of its aggregates.
struct ShareCase {
  std::string condition;
  std::vector<std::string> schools;
  int total;
  std::string truth;
};
std::ostream& operator<<(std::ostream& to, const ShareCase& row) {
  return to << row.condition << " of " << row.schools.size() << "/" << row.total;
}

const std::string trained = "school.area: urban\nrooms: {total: 100, equipped: 99}";
const std::string full = "school.area: urban\nrooms: {total: 100, equipped: 100}";
const std::string part_missing = "school.area: urban\nrooms: {total: 100}";
const std::string whole_missing = "school.area: urban\nrooms: {equipped: 30}";
const std::string no_rooms = "school.area: urban\nrooms: {total: 0, equipped: 0}";
const std::string too_many = "school.area: urban\nstudents: {primary: 0, total: 150}\nrooms: {total: 100}";
const std::string equipped = "share(sum(rooms.equipped), sum(rooms.total))";
const std::string places = "share(sum(students.total), sum(rooms.total))";
const std::string in_urban = "share(sum(rooms.equipped, net.wired), sum(rooms.total, net.wired))";
const std::string part_filtered = "share(sum(rooms.equipped), sum(rooms.total, net.wired))";
const std::string two_sums =
    "share(sum(rooms.equipped), sum(rooms.total, net.wired) + sum(rooms.total, not net.wired))";
const std::string of_schools = "share(schools(net.wired), schools())";

const ShareCase share_cases[] = {
    {equipped + " == 100%", {trained}, 3, "no"},  // whatever the two others come to
    {equipped + " >= 100%", {trained}, 3, "no"},
    {equipped + " >= 100%", {trained}, -1, "no"},
    {equipped + " >= 99%", {trained}, 3, "unknown"},
    {equipped + " >= 99%", {trained}, 1, "yes"},
    {equipped + " >= 100%", {full}, 3, "unknown"},
    {equipped + " >= 100%", {full}, 1, "yes"},
    {equipped + " >= 80%", {full, part_missing}, 2, "unknown"},
    {equipped + " >= 50%", {full, part_missing}, 2, "yes"},
    {equipped + " >= 100%", {trained, part_missing}, 2, "no"},
    {equipped + " >= 100%", {whole_missing}, 1, "unknown"},
    {equipped + " >= 100%", {trained, whole_missing}, 2, "no"},
    {equipped + " >= 100%", {no_rooms}, 1, "unknown"},
    {equipped + " >= 100%", {no_rooms, full}, 2, "yes"},
    {equipped + " >= 100%", {silent}, 1, "unknown"},
    {equipped + " >= 100%", {}, 0, "unknown"},
    {equipped + " >= 50%", {trained, full}, 1, "unknown"},  // more schools than there are
    {places + " >= 100%", {too_many}, 1, "unknown"},        // more than all: a contradiction
    {places + " >= 60%", {too_many, "school.area: urban\nstudents.total: 20\nrooms.total: 100"}, 2, "unknown"},
    {places + " >= 60%", {too_many, "school.area: urban\nstudents.total: 20\nrooms.total: 300"}, 2, "unknown"},
    {places + " >= 100%", {too_many, "school.area: urban\nstudents.total: 20\nrooms.total: 300"}, 2, "no"},
    {part_filtered + " >= 50%", {trained + "\nnet.wired: no", full + "\nnet.wired: yes"}, 2, "unknown"},
    {in_urban + " >= 100%", {trained + "\nnet.wired: yes"}, 2, "no"},
    {in_urban + " >= 100%", {trained}, 2, "unknown"},  // nobody knows whether it is of the selection
    // Two filters are not compared, so that the first school may add to the whole alone.
    {in_urban + " >= 90%", {trained, full + "\nnet.wired: yes"}, 2, "unknown"},
    {in_urban + " >= 50%", {trained, full + "\nnet.wired: yes"}, 2, "yes"},
    {two_sums + " >= 100%", {trained + "\nnet.wired: no", full + "\nnet.wired: yes"}, 4, "no"},
    {two_sums + " >= 99%", {trained + "\nnet.wired: no", full + "\nnet.wired: yes"}, 2, "yes"},
    {of_schools + " == 100%", {yes, no}, 5, "no"},
    {of_schools + " >= 50%", {yes, no}, 2, "yes"},
    {of_schools + " >= 50%", {yes, no}, 3, "unknown"},
    {"share_of_schools(net.wired) == 100%", {yes, no}, -1, "no"},
    {"share_of_schools(net.wired) == 100%", {yes}, -1, "unknown"},
    {"sum(rooms.total) >= 100", {trained}, 3, "yes"},
    {"sum(rooms.total) < 100", {trained}, 3, "no"},
};

BOOST_DATA_TEST_CASE(a_missing_school_hides_no_certain_failure, boost::unit_test::data::make(share_cases)) {
  const auto standard = region_standard(sample.condition);
  Slot total;
  total.number = Rational(sample.total);
  total.presence = Presence::given;
  const auto values = gathered(*standard, sample.schools).values(sample.total < 0 ? nullptr : &total, as_of);
  const std::vector<Slot> facts(standard->vocabulary->facts().size());
  const auto truth = evaluate(standard->requirements[0].require, {facts, as_of, nullptr, values});
  BOOST_TEST((truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown") == sample.truth);
}

const Case cases[] = {
    {share, {yes, no}, 2, "0.5…0.5"},
    {share, {yes, yes}, 2, "1…1"},
    {share, {yes, silent}, 2, "0.5…1"},
    {share, {yes}, 2, "0.5…1"},  // a school without an inventory may be anything
    {share, {no}, 3, "0…0.667"},
    {share, {}, 3, "0…1"},
    {share, {}, 0, "-∞…∞"},          // no schools have no share
    {share, {yes}, -1, "0…1"},       // nobody knows how many there are
    {share, {yes, no}, -1, "0…(1"},  // but all they are not
    {share, {silent}, -1, "0…1"},
    {share, {}, -1, "-∞…∞"},
    {share, {perhaps}, -1, "-∞…∞"},
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
    {share, {yes, perhaps}, 1, "1…1"},  // it can't be of the region: there is no room for it
    {share, {yes, perhaps}, 2, "0.5…1"},
    {share, {yes, yes, perhaps}, 3, "0.667…1"},
    {share, {perhaps}, 1, "0…1"},
    {share, {perhaps, perhaps}, 1, "0…1"},
    {share, {no, perhaps}, 2, "0…0.5"},
    {share, {perhaps}, 0, "-∞…∞"},
    {count, {yes, perhaps}, 2, "1…2"},
    {count, {yes, perhaps}, 1, "1…1"},
    {all, {yes, perhaps}, 1, "1…1"},
    {sum, {yes, perhaps}, 1, "10…10"},
    {sum, {perhaps}, -1, "0…∞"},
    {filtered, {yes, perhaps}, 2, "-∞…∞"},
    {filtered, {no, perhaps}, 2, "0…0.5"},
    {share, {yes, no}, 1, "-∞…∞"},  // more schools than there are
    {sum, {yes, no}, 1, "-∞…∞"},
    {count, {yes, no}, 1, "-∞…∞"},
    {all, {yes}, 0, "-∞…∞"},
    {bounded_sum, {yes, yes}, 4, "0…4"},  // an unseen school adds no more than the bounds allow
    {bounded_sum, {up}, 1, "0.9…0.9"},
    {bounded_sum, {up}, 2, "0.9…1.9"},
    {bounded_sum, {up}, 3, "0.9…2.9"},
    {bounded_sum, {up}, -1, "0.9…∞"},
    {bounded_sum, {up, perhaps}, 2, "0.9…1.9"},
    {bounded_filtered, {up}, 2, "0…1.9"},
    {less_sum, {up}, 2, "-1.9…-0.9"},
    {less_sum, {up}, -1, "-∞…-0.9"},
    {least_sum, {up}, 3, "3…3"},  // 1 each, whatever they are
    {least_sum, {up}, -1, "1…∞"},
    {gap, {yes}, 1, "6…6"},
    {gap, {yes}, 2, "-∞…∞"},    // what it adds may be negative by the bounds of each fact
    {known, {yes}, 2, "10…∞"},  // of an unseen school nobody knows what it knows
    {sum, {parts}, 1, "7…∞"},   // a whole is no smaller than its part
};

BOOST_DATA_TEST_CASE(an_aggregate_is_known_as_far_as_its_schools_are, boost::unit_test::data::make(cases)) {
  const auto standard = region_standard(sample.aggregate);
  Slot total;
  total.number = Rational(sample.total);
  total.presence = Presence::given;
  const auto values = gathered(*standard, sample.schools).values(sample.total < 0 ? nullptr : &total, as_of);
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
    BOOST_TEST((first.values(&total, as_of) == whole.values(&total, as_of)));
    BOOST_TEST((first.values(nullptr, as_of) == whole.values(nullptr, as_of)));
  }
}

BOOST_AUTO_TEST_CASE(a_region_has_no_fewer_schools_than_were_found) {
  const auto standard = region_standard(share);
  const auto seen = gathered(*standard, {yes, no, other, perhaps});
  const auto reported_of = [&](const std::string& total) {
    const LoadedInventory region("kind: region\nregion.schools.total: " + total + "\n");
    Diagnostics diagnostics;
    seen.check_total(*region, diagnostics);
    return reported(diagnostics, Language::zh) + reported(diagnostics, Language::en);
  };
  BOOST_TEST(reported_of("2").empty());
  BOOST_TEST(reported_of("null").empty());
  BOOST_TEST(reported_of("1") ==
             "school.yaml:2:23: 错误: “学校总数”为 1，少于适用《示例》的学校清单数 2 [region-schools]\n"
             "  region.schools.total: 1\n"
             "                        ^\n"
             "  说明: 更正总数；或者去掉重复的、不属于本区域的学校清单\n"
             "school.yaml:2:23: error: “schools” is 1, less than the 2 school inventories to which “Sample” applies "
             "[region-schools]\n"
             "  region.schools.total: 1\n"
             "                        ^\n"
             "  note: correct the number, or leave out inventories given twice and schools of other regions\n");
}

BOOST_AUTO_TEST_CASE(without_aggregates_nothing_rests_on_the_number_of_schools) {
  const auto standard = standard_of(indicator("1.", {"level: mandatory, require: net.wired"}));
  const LoadedInventory region("kind: region\nregion.schools.total: 0\n");
  Diagnostics diagnostics;
  gathered(*standard, {yes}).check_total(*region, diagnostics);
  BOOST_TEST(diagnostics.empty());
}

/// 60% of the rooms, judged on the day of the region, whatever the days of its schools.
BOOST_AUTO_TEST_CASE(thresholds_are_those_of_the_day_of_the_region) {
  const auto standard = standard_of(indicator(
      "1.", {"level: mandatory, scope: region, phases: [{by: 2016-01-01, threshold: 50%}, {by: 2018-01-01, threshold: "
             "95%}], require: \"share_of_schools(share(rooms.equipped, rooms.total) >= threshold) == 100%\"",
             "level: mandatory, scope: region, require: \"share_of_schools(net.since <= as_of) == 100%\""}));
  const LoadedInventory school(
      "date: 2016-06-01\nschool.area: urban\nrooms: {total: 10, equipped: 6}\nnet.since: 2017-01-01\n");
  const LoadedInventory region("kind: region\nregion.schools.total: 1\n");
  const auto outcomes = [&](std::optional<Date> beforehand, const std::string& day) {
    RegionAggregate aggregate(*standard);
    aggregate.add(*school, beforehand);
    AssessOptions options{*parse_date(day)};
    const auto values = aggregate.values(&region.slot("region.schools.total"), options.as_of);
    options.aggregates = values;
    Assessment assessment;
    assess(*standard, *region, options, assessment);
    return std::string(to_string(assessment.requirements[0].outcome)) + " " +
           std::string(to_string(assessment.requirements[1].outcome));
  };
  BOOST_TEST(outcomes(std::nullopt, "2015-01-01") == "not_due unknown");
  BOOST_TEST(outcomes(std::nullopt, "2016-06-01") == "pass unknown");
  BOOST_TEST(outcomes(std::nullopt, "2018-06-01") == "fail unknown");
  BOOST_TEST(outcomes(parse_date("2016-06-01"), "2016-06-01") == "pass fail");
  BOOST_TEST(outcomes(parse_date("2018-06-01"), "2018-06-01") == "fail pass");
}

struct EvidenceCase {
  std::string school;
  Outcome outcome;
};
std::ostream& operator<<(std::ostream& to, const EvidenceCase& row) { return to << row.school; }

const std::string documented = "net.wired: [a.pdf]";
const EvidenceCase evidence_cases[] = {
    {"net.wired: yes\nschool.stages: [primary]", Outcome::unknown},
    {"net.wired: yes\nschool.stages: [primary]\nevidence: {" + documented + "}", Outcome::unknown},
    {"net.wired: yes\nschool.stages: [primary]\nevidence: {" + documented + ", school.stages: [b.pdf]}", Outcome::pass},
    {"net.wired: no\nschool.stages: [primary]", Outcome::fail},
};

BOOST_DATA_TEST_CASE(a_pass_of_a_region_may_need_evidence_of_its_schools,
                     boost::unit_test::data::make(evidence_cases)) {
  const auto standard =
      standard_of(indicator("1.", {"level: mandatory, scope: region, evidence: {zh: 报告, en: report}, require: "
                                   "\"share_of_schools(net.wired, primary in school.stages) == 100%\""}));
  const auto junior = "school.area: urban\nschool.stages: [junior]\nevidence: {school.stages: [c.pdf]}";
  const auto aggregate = gathered(*standard, {"school.area: urban\n" + sample.school, junior});
  const LoadedInventory region("kind: region\nregion.schools.total: 2\n");
  const auto values = aggregate.values(&region.slot("region.schools.total"), as_of);
  const auto undocumented = aggregate.undocumented();
  Assessment assessment;
  assess(*standard, *region, {as_of, EvidenceRule::required, values, {}, undocumented}, assessment);
  BOOST_TEST(to_string(assessment.requirements[0].outcome) == to_string(sample.outcome));
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
    {{yes, yes}, 2, Outcome::pass},  {{yes, no}, 2, Outcome::fail},      {{yes, silent}, 2, Outcome::unknown},
    {{yes}, 2, Outcome::unknown},    {{no}, 2, Outcome::fail},           {{no, silent}, 3, Outcome::fail},
    {{}, 2, Outcome::unknown},       {{yes, other}, 1, Outcome::pass},   {{yes, yes}, 1, Outcome::unknown},
    {{no, no}, 1, Outcome::unknown}, {{yes, perhaps}, 1, Outcome::pass},
};

BOOST_DATA_TEST_CASE(a_region_is_judged_by_both_ends, boost::unit_test::data::make(regions)) {
  const auto standard = region_standard(share);
  const LoadedInventory region("kind: region\nregion.schools.total: " + std::to_string(sample.total) + "\n");
  const auto values = gathered(*standard, sample.schools).values(&region.slot("region.schools.total"), as_of);
  AssessOptions options{as_of};
  options.aggregates = values;
  Assessment assessment;
  assess(*standard, *region, options, assessment);
  BOOST_TEST(to_string(assessment.requirements[0].outcome) == to_string(sample.outcome));
}

}  // namespace edu_check::assessment_aggregate_test
