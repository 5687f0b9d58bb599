#include "edu_check/assessment/assess.h"

#include <array>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "unit/assess_fixtures.h"

namespace edu_check::assessment_assess_test {

using namespace assess_fixtures;

/// A requirement that comes to each outcome for an inventory that says nothing; those to be waived fail by themselves.
const std::array<std::string, outcome_count> made{
    "level: mandatory, require: \"true\"",
    "level: mandatory, require: \"false\"",
    "level: mandatory, require: net.wired",
    "level: mandatory, when: \"false\", require: \"true\"",
    "level: mandatory, require: \"true\", by: 2026-09-02",
    "level: mandatory, require: \"false\"",
};
constexpr Outcome by_gravity[] = {Outcome::fail, Outcome::unknown, Outcome::waived,
                                  Outcome::pass, Outcome::not_due, Outcome::not_applicable};

BOOST_AUTO_TEST_CASE(an_indicator_has_the_gravest_outcome_in_every_order) {
  std::string indicators;
  std::vector<std::uint32_t> waived;
  std::vector<Outcome> expected;
  for (std::size_t code = 0; code < outcome_count * outcome_count * outcome_count; ++code) {
    const std::array<std::size_t, 3> parts{code % outcome_count, code / outcome_count % outcome_count,
                                           code / outcome_count / outcome_count};
    std::vector<std::string> requirements;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      requirements.push_back(made[parts[i]]);
      if (parts[i] == static_cast<std::size_t>(Outcome::waived))
        waived.push_back(static_cast<std::uint32_t>(code * parts.size() + i));
    }
    indicators += indicator(std::to_string(code) + ".", requirements);
    for (const auto outcome : by_gravity) {
      if (std::find(parts.begin(), parts.end(), static_cast<std::size_t>(outcome)) == parts.end()) continue;
      expected.push_back(outcome);
      break;
    }
  }
  const auto standard = standard_of(indicators);
  const auto assessment = assess_with(*standard, "school: {area: urban}", waived);
  BOOST_REQUIRE(assessment.indicators.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    BOOST_TEST(word(assessment.indicators[i].outcome) == word(expected[i]));
}

struct VerdictCase {
  std::vector<Outcome> indicators;
  Verdict verdict;
  std::string score;
};
std::ostream& operator<<(std::ostream& to, const VerdictCase& row) {
  for (const auto outcome : row.indicators) to << word(outcome) << " ";
  return to;
}

using enum Outcome;
const VerdictCase verdicts[] = {
    {{pass}, Verdict::compliant, "1–1"},
    {{waived}, Verdict::compliant, "0–0"},
    {{pass, waived}, Verdict::compliant, "0.5–0.5"},
    {{pass, not_due, not_applicable}, Verdict::compliant, "1–1"},
    {{fail}, Verdict::non_compliant, "0–0"},
    {{pass, fail}, Verdict::non_compliant, "0.5–0.5"},
    {{unknown, fail}, Verdict::non_compliant, "0–0.5"},
    {{fail, unknown, waived, pass}, Verdict::non_compliant, "0.25–0.5"},
    {{unknown}, Verdict::undetermined, "0–1"},
    {{pass, unknown}, Verdict::undetermined, "0.5–1"},
    {{not_applicable, unknown}, Verdict::undetermined, "0–1"},
    {{not_due}, Verdict::not_applicable, "none"},
    {{not_applicable}, Verdict::not_applicable, "none"},
    {{not_due, not_applicable}, Verdict::not_applicable, "none"},
};

BOOST_DATA_TEST_CASE(indicators_make_a_verdict, boost::unit_test::data::make(verdicts)) {
  std::string indicators;
  std::vector<std::uint32_t> waived_ones;
  for (std::size_t i = 0; i < sample.indicators.size(); ++i) {
    indicators += indicator(std::to_string(i + 1) + ".", {made[static_cast<std::size_t>(sample.indicators[i])]});
    if (sample.indicators[i] == waived) waived_ones.push_back(static_cast<std::uint32_t>(i));
  }
  const auto assessment = assess_with(*standard_of(indicators), "school: {area: urban}", waived_ones);
  BOOST_TEST(to_string(assessment.verdict) == to_string(sample.verdict));
  for (const auto outcome : by_gravity) {
    const auto wanted = std::count(sample.indicators.begin(), sample.indicators.end(), outcome);
    BOOST_TEST(assessment.counts.of(outcome) == wanted);
  }
  const auto score = assessment.score();
  BOOST_TEST((score ? to_decimal(score->low, 3) + "–" + to_decimal(score->high, 3) : std::string("none")) ==
             sample.score);
}

struct AppliesCase {
  std::string inventory;
  Verdict verdict;
  Outcome first;
};
std::ostream& operator<<(std::ostream& to, const AppliesCase& row) { return to << row.inventory; }

const AppliesCase applies[] = {
    {"school: {area: urban}\nnet: {wired: yes}", Verdict::compliant, pass},
    {"school: {area: urban}\nnet: {wired: no}", Verdict::non_compliant, fail},
    {"school: {area: rural}\nnet: {wired: no}", Verdict::not_applicable, not_applicable},
    {"net: {wired: yes}", Verdict::undetermined, unknown},  // whether the standard applies is not known
    {"net: {wired: no}", Verdict::undetermined, unknown},
    {"{}", Verdict::undetermined, unknown},
};

BOOST_DATA_TEST_CASE(a_standard_may_not_apply, boost::unit_test::data::make(applies)) {
  const auto assessment =
      assess_with(*standard_of(indicator("1.", {"level: mandatory, require: net.wired"})), sample.inventory);
  BOOST_TEST(to_string(assessment.verdict) == to_string(sample.verdict));
  BOOST_TEST(word(assessment.requirements[0].outcome) == word(sample.first));
}

struct WhenCase {
  std::string inventory;
  Outcome outcome;
};
std::ostream& operator<<(std::ostream& to, const WhenCase& row) { return to << row.inventory; }

const WhenCase whens[] = {
    {"net: {wired: yes, wireless: yes}", pass},
    {"net: {wired: yes, wireless: no}", fail},
    {"net: {wired: yes}", unknown},
    {"net: {wired: no, wireless: no}", not_applicable},
    {"net: {wired: no}", not_applicable},
    {"net: {wireless: yes}", unknown},
    {"net: {wireless: no}", unknown},
    {"# nothing", unknown},
};

BOOST_DATA_TEST_CASE(a_requirement_may_not_apply, boost::unit_test::data::make(whens)) {
  const auto standard = standard_of(indicator("1.", {"level: mandatory, when: net.wired, require: net.wireless"}));
  BOOST_TEST(word(assess_with(*standard, "school.area: urban\n" + sample.inventory).requirements[0].outcome) ==
             word(sample.outcome));
}

struct DateCase {
  std::string day;
  std::string uptime;
  Outcome by;
  Outcome phases;
};
std::ostream& operator<<(std::ostream& to, const DateCase& row) { return to << row.day << " " << row.uptime; }

const DateCase dates[] = {
    {"2022-12-30", "90%", not_due, not_due},  {"2022-12-31", "60%", pass, pass},
    {"2022-12-31", "59%", fail, fail},        {"2024-12-30", "60%", pass, pass},
    {"2024-12-31", "60%", pass, fail},        {"2024-12-31", "80%", pass, pass},
    {"2999-01-01", "79%", pass, fail},        {"2999-01-01", "80%", pass, pass},
    {"2022-12-30", "null", not_due, not_due}, {"2022-12-31", "null", unknown, unknown},
};

BOOST_DATA_TEST_CASE(before_the_day_nothing_is_due, boost::unit_test::data::make(dates)) {
  const auto standard =
      standard_of(indicator("1.", {"level: mandatory, require: net.uptime >= 60%, by: 2022-12-31",
                                   "level: mandatory, require: net.uptime >= threshold, phases: [{by: 2022-12-31, "
                                   "threshold: 60%}, {by: 2024-12-31, threshold: 80%}]"}));
  const LoadedInventory inventory("school.area: urban\nnet.uptime: " + sample.uptime + "\n");
  Assessment assessment;
  assess(*standard, *inventory, {*parse_date(sample.day)}, assessment);
  BOOST_TEST(word(assessment.requirements[0].outcome) == word(sample.by));
  BOOST_TEST(word(assessment.requirements[1].outcome) == word(sample.phases));
}

BOOST_AUTO_TEST_CASE(what_is_not_due_tells_what_it_would_be) {
  const auto standard = standard_of(indicator("1.", {"level: mandatory, require: net.wired, by: 2030-12-31"}));
  const auto assessment = assess_with(*standard, "school.area: urban\nnet.wired: no");
  BOOST_TEST(word(assessment.requirements[0].outcome) == "not_due");
  BOOST_TEST(word(assessment.requirements[0].today) == "fail");
}

struct LevelCase {
  std::vector<std::string> levels;
  Level level;
  Outcome outcome;
};
std::ostream& operator<<(std::ostream& to, const LevelCase& row) {
  for (const auto& level : row.levels) to << level << " ";
  return to;
}

const std::string should_fail = "level: advisory, require: \"false\"";
const std::string told = "level: informational";
const LevelCase levels[] = {
    {{must_pass, should_fail}, Level::mandatory, pass},
    {{should_fail, must_pass, told}, Level::mandatory, pass},
    {{should_fail}, Level::advisory, fail},
    {{told, should_fail}, Level::advisory, fail},
    {{told}, Level::informational, not_applicable},
};

BOOST_DATA_TEST_CASE(only_the_most_binding_requirements_count, boost::unit_test::data::make(levels)) {
  const auto assessment = assess_with(*standard_of(indicator("1.", sample.levels)), "school.area: urban");
  BOOST_TEST(to_string(assessment.indicators[0].level) == to_string(sample.level));
  BOOST_TEST(word(assessment.indicators[0].outcome) == word(sample.outcome));
  BOOST_TEST(assessment.counts.advisory == (sample.level == Level::advisory ? 1U : 0U));
  BOOST_TEST(assessment.counts.informational == (sample.level == Level::informational ? 1U : 0U));
}

BOOST_AUTO_TEST_CASE(an_advisory_failure_is_no_failure_of_the_school) {
  const auto standard = standard_of(indicator("1.", {should_fail}) + indicator("2.", {must_pass}));
  BOOST_TEST(to_string(assess_with(*standard, "school.area: urban").verdict) == "compliant");
}

BOOST_AUTO_TEST_CASE(a_duty_of_the_region_is_none_of_the_school) {
  const auto standard = standard_of(indicator("1.", {"level: mandatory, scope: region, require: region.plan"}) +
                                    indicator("2.", {must_pass}));
  const auto assessment = assess_with(*standard, "school.area: urban");
  BOOST_TEST(to_string(assessment.indicators[0].level) == "informational");
  BOOST_TEST(to_string(assessment.verdict) == "compliant");
}

BOOST_AUTO_TEST_CASE(a_region_passes_nothing_by_schools_that_may_be_one) {
  const auto standard = standard_of(indicator("1.", {"level: mandatory, scope: region, require: schools() >= 2",
                                                     "level: mandatory, scope: region, require: "
                                                     "schools() >= 3",
                                                     "level: mandatory, scope: region, require: region.plan"}));
  const LoadedInventory region("kind: region\nregion.plan: yes\n");
  const std::array<Interval, 2> schools{Rational(2), Rational(2)};
  AssessOptions options{as_of};
  options.aggregates = schools;
  for (const bool in_doubt : {false, true}) {
    options.schools_in_doubt = in_doubt;
    Assessment assessment;
    assess(*standard, *region, options, assessment);
    BOOST_TEST(word(assessment.requirements[0].outcome) == (in_doubt ? "unknown" : "pass"));
    BOOST_TEST(word(assessment.requirements[1].outcome) == "fail");
    BOOST_TEST(word(assessment.requirements[2].outcome) == "pass");
  }
}

BOOST_AUTO_TEST_CASE(only_a_failure_is_waived) {
  const auto standard = standard_of(indicator("1.", {must_pass}) + indicator("2.", {made[2]}));
  const auto assessment = assess_with(*standard, "school.area: urban", {0, 1});
  BOOST_TEST(word(assessment.requirements[0].outcome) == "pass");
  BOOST_TEST(word(assessment.requirements[1].outcome) == "unknown");
}

BOOST_AUTO_TEST_CASE(what_rests_on_not_applicable_alone_is_not_applicable) {
  const auto standard = standard_of(indicator(
      "1.", {"level: mandatory, require: school.pilot", "level: mandatory, require: school.pilot and net.wired"}));
  const auto with = [&](const std::string& text) {
    return assess_with(*standard, "school.area: urban\n" + text).requirements;
  };
  BOOST_TEST(word(with("school.pilot: 不适用")[0].outcome) == "not_applicable");
  BOOST_TEST(word(with("school.pilot: 不适用")[1].outcome) == "unknown");
  BOOST_TEST(word(with("school.pilot: 不适用\nnet.wired: no")[1].outcome) == "fail");
}

BOOST_AUTO_TEST_CASE(what_is_not_applicable_is_not_due_before_its_day) {
  const auto standard =
      standard_of(indicator("1.", {"level: mandatory, require: school.pilot, by: 2030-12-31",
                                   "level: mandatory, when: net.wired, require: school.pilot, by: 2030-12-31"}));
  const auto results = assess_with(*standard, "school.area: urban\nschool.pilot: 不适用\nnet.wired: no").requirements;
  BOOST_TEST(word(results[0].outcome) == "not_due");
  BOOST_TEST(word(results[0].today) == "not_applicable");
  BOOST_TEST(word(results[1].outcome) == "not_applicable");  // it will never be owed
}

BOOST_AUTO_TEST_CASE(a_missing_count_hides_no_certain_failure) {
  const auto standard = standard_of(
      indicator("1.", {"level: mandatory, require: \"share(rooms.total, students.primary + students.junior) >= 1%\"",
                       "level: mandatory, require: \"share(rooms.equipped, rooms.total) >= 1%\""}));
  const auto with = [&](const std::string& text) {
    return assess_with(*standard, "school.area: urban\n" + text).requirements;
  };
  BOOST_TEST(word(with("rooms.total: 9\nstudents.primary: 1000")[0].outcome) == "fail");
  BOOST_TEST(word(with("rooms.total: 10\nstudents.primary: 1000")[0].outcome) == "unknown");
  BOOST_TEST(word(with("rooms.total: 10")[1].outcome) == "unknown");
}

BOOST_AUTO_TEST_CASE(nobody_is_excused_by_a_division_by_zero) {
  const auto standard =
      standard_of(indicator("1.", {"level: mandatory, when: students.total / rooms.total <= 6, require: net.wired"}));
  const auto with = [&](const std::string& text) {
    return assess_with(*standard, "school.area: urban\nnet.wired: no\nstudents.total: 70\n" + text).requirements;
  };
  BOOST_TEST(word(with("rooms.total: 12")[0].outcome) == "fail");
  BOOST_TEST(word(with("rooms.total: 10")[0].outcome) == "not_applicable");
  BOOST_TEST(word(with("rooms.total: 0")[0].outcome) == "unknown");
}

struct EvidenceCase {
  std::string require;
  std::string inventory;
  Outcome outcome;
};
std::ostream& operator<<(std::ostream& to, const EvidenceCase& row) { return to << row.inventory; }

const std::string wired = "net.wired";
const std::string listed = "primary in school.stages";
const std::string named = "school.city == '甲市'";
const std::string derived = "students.total >= 3";
const EvidenceCase evidences[] = {
    {wired, "net.wired: yes", unknown},
    {wired, "net.wired: yes\nevidence: {net.wired: 报告.pdf}", pass},
    {wired, "net.wired: yes\nevidence: {net.wired: [甲.pdf, 乙.pdf]}", pass},
    {wired, "net.wired: yes\nevidence: {net.wired: []}", unknown},
    {wired, "net.wired: yes\nevidence: {net.wired: null}", unknown},
    {wired, "net.wired: no", fail},
    {listed, "school.stages: [primary]", unknown},
    {listed, "school.stages: [primary]\nevidence: {school.stages: a.pdf}", pass},
    {named, "school.city: 甲市", unknown},
    {named, "school.city: 甲市\nevidence: {school.city: a.pdf}", pass},
    {named, "school.city: 乙市", fail},
    {derived, "students: {primary: 3, junior: 0}\nschool.stages: [junior]", unknown},
    {derived, "students: {primary: 3, junior: 0}\nevidence: {students.primary: a.pdf}", unknown},
    {derived, "students: {primary: 3, junior: 0}\nevidence: {students.primary: a.pdf, students.junior: a.pdf}", pass},
    {derived, "students: {primary: 3, junior: 0, total: 3}\nevidence: {students.total: a.pdf}", pass},
    {derived, "students: {primary: 2, junior: 0}", fail},
    {"known(net.since) or net.wired", "net.since: 2020-01-01", unknown},
    {"known(net.since) or net.wired", "net.since: 2020-01-01\nevidence: {net.since: a.pdf}", pass},
};

BOOST_DATA_TEST_CASE(a_pass_may_need_evidence, boost::unit_test::data::make(evidences)) {
  const auto standard = standard_of(
      indicator("1.", {"level: mandatory, require: \"" + sample.require + "\", evidence: {zh: 报告, en: report}"}));
  const LoadedInventory inventory("school.area: urban\n" + sample.inventory + "\n");
  Assessment assessment;
  assess(*standard, *inventory, {as_of, EvidenceRule::required}, assessment);
  BOOST_TEST(word(assessment.requirements[0].outcome) == word(sample.outcome));
}

}  // namespace edu_check::assessment_assess_test
