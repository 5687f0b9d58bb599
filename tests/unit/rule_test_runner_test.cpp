#include "edu_check/rule_test/rule_test_runner.h"

#include <string>

#include "rule_test_fixtures.h"

namespace edu_check::rule_test_runner_test {

/// The mistakes of the tests that fail: place, name, message.
std::string failures_of(const RuleTests& tests, Language language = Language::en) {
  std::string text;
  for (const auto& result : run_rule_tests(tests)) {
    for (const auto& mistake : result.mistakes) {
      text += std::to_string(result.place.position.line) + " " + result.name.in(language) + ": " +
              mistake.in(language) + "\n";
    }
  }
  return text;
}

BOOST_AUTO_TEST_CASE(complete_tests_pass) {
  const auto tests = load_tests();
  BOOST_TEST(failures_of(*tests) == "");
  BOOST_TEST(run_rule_tests(*tests).size() == tests->tests.size() + tests->levels.size());
}

BOOST_AUTO_TEST_CASE(a_changed_rule_fails_with_what_was_expected_and_found) {
  const auto tests = load_tests(complete_tests, replaced(tested_standard, ">= 500 Mbps", "> 500 Mbps"));
  BOOST_TEST(failures_of(*tests) == "10 enough: 1.1b: expected pass, found fail (500 Mbps; > 500 Mbps)\n");
  BOOST_TEST(failures_of(*tests, Language::zh) == "10 enough: 1.1b：应为 pass，实为 fail（500 Mbps；> 500 Mbps）\n");
}

BOOST_AUTO_TEST_CASE(a_missing_fact_is_named) {
  const auto tests = load_tests(replaced(complete_tests, "1.1b: unknown, 1.1c", "1.1b: fail, 1.1c"));
  BOOST_TEST(failures_of(*tests) ==
             "12 nothing known: 1.1b: expected fail, found unknown (>= 500 Mbps; net.bandwidth is missing)\n");
}

BOOST_AUTO_TEST_CASE(levels_are_compared) {
  const auto tests = load_tests(complete_tests, replaced(tested_standard, "level: advisory", "level: mandatory"));
  BOOST_TEST(failures_of(*tests) == "5 level of 1.1c: expected advisory, found mandatory\n");
}

BOOST_AUTO_TEST_CASE(an_earlier_date_is_noticed_on_the_day_before) {
  const auto tests = load_tests(complete_tests, replaced(tested_standard, "by: 2022-12-31", "by: 2022-12-30"));
  BOOST_TEST(failures_of(*tests) ==
             "6 1.1b: not due on 2022-12-30: 1.1b: expected not_due, found pass (500 Mbps; >= 500 Mbps)\n");
}

BOOST_AUTO_TEST_CASE(a_later_date_is_noticed_on_the_day) {
  const auto tests = load_tests(complete_tests, replaced(tested_standard, "by: 2022-12-31", "by: 2023-01-01"));
  BOOST_TEST(failures_of(*tests) ==
             "6 1.1b: judged on 2022-12-31: 1.1b: expected to be judged, found not_due (500 Mbps; >= 500 Mbps)\n");
}

BOOST_AUTO_TEST_CASE(a_test_without_the_key_expects_no_sensitivity) {
  const auto tests = load_tests(replaced(complete_tests, ", reading_sensitive: [1.1c]", ""));
  BOOST_TEST(failures_of(*tests) == "16 fewer equipped: 1.1c: sensitive to the reading, unexpectedly\n");
}

BOOST_AUTO_TEST_CASE(a_sensitivity_that_is_not_there_is_a_mistake) {
  const auto tests = load_tests(replaced(complete_tests, "rooms.equipped: 9}", "rooms.equipped: 10}"));
  BOOST_TEST(failures_of(*tests) == "16 fewer equipped: 1.1c: not sensitive to the reading, as was expected\n");
}

BOOST_AUTO_TEST_CASE(verdicts_are_compared) {
  const auto tests = load_tests(replaced(complete_tests, "verdict: non_compliant", "verdict: compliant"));
  BOOST_TEST(failures_of(*tests) == "18 one not wired: verdict: expected compliant, found non_compliant\n");
}

BOOST_AUTO_TEST_CASE(schools_that_are_not_given_are_unknown) {
  const auto tests = load_tests(replaced(complete_tests, "region.schools.total: 2", "region.schools.total: 3"));
  BOOST_TEST(failures_of(*tests) == "17 all wired: 1.1e: expected pass, found unknown (≈66.67%–100%; 100%)\n");
}

BOOST_AUTO_TEST_CASE(a_threshold_holds_inside_an_aggregate) {
  const auto standard = replaced(tested_standard, "require: share_of_schools(net.wired) == 100%",
                                 "require: share_of_schools(net.uptime >= threshold) == 100%, phases: [{by: "
                                 "2020-12-31, threshold: 50%}, {by: 2024-12-31, threshold: 90%}]");
  const auto tests = load_tests(
      "edu-check-tests: 1\nstandard: sample\nlevels: {}\n"
      "base: {school.area: urban, net.uptime: 60%}\nregion_base: {region.schools.total: 1}\ntests:\n"
      "  - {name: first phase, schools: [{}], as_of: 2024-12-30, expect: {1.1e: pass}}\n"
      "  - {name: second phase, schools: [{}], as_of: 2024-12-31, expect: {1.1e: fail}}\n",
      standard);
  BOOST_TEST(failures_of(*tests) == "");
}

}  // namespace edu_check::rule_test_runner_test
