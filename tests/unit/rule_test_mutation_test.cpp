#include "edu_check/rule_test/mutation.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "rule_test_fixtures.h"

namespace edu_check::rule_test_mutation_test {

std::string lines_of(const std::vector<Survivor>& survivors) {
  std::string text;
  for (const auto& each : survivors) {
    text += std::to_string(each.place.position.line) + " " + each.subject + " " + each.mutant + "\n";
  }
  return text;
}

/// Adds explanations to tests.
std::string explained(const std::string& tests, const std::string& requirement, const std::string& mutant) {
  return tests + "survivors:\n  - {requirement: " + requirement + ", mutant: \"" + mutant +
         "\", reason: {zh: 因, en: because}}\n";
}

struct SurvivorCase {
  std::string from;
  std::string to;
  std::string survivors;
};
std::ostream& operator<<(std::ostream& to, const SurvivorCase& row) { return to << row.from << " -> " << row.to; }

const SurvivorCase survivor_cases[] = {
    {"net.bandwidth: 499.999 Mbps", "net.bandwidth: 499 Mbps", "18 1.1b require: 500 Mbps → 499.999 Mbps\n"},
    {"net.bandwidth: 500 Mbps", "net.bandwidth: 500.001 Mbps",
     "18 1.1b require: net.bandwidth >= 500 Mbps → net.bandwidth > 500 Mbps\n18 1.1b require: 500 Mbps → 500.001 "
     "Mbps\n"},
    {"due: {1.1b: 2022-12-31}", "due: {}",
     "18 1.1b by: 2022-12-31 → 2022-12-30\n18 1.1b by: 2022-12-31 → 2023-01-01\n"},
    {", informational: [1.1d]", "",
     "20 1.1d level: informational → mandatory\n20 1.1d level: informational → advisory\n"},
    {"not_applicable: {1.1c: {school.stages: [primary]}}", "not_applicable: {}",
     "19 1.1c when: junior in school.stages → (none)\n"},
    {"rooms.equipped: 9}, expect: {1.1c: pass}, reading_sensitive: [1.1c]", "rooms.equipped: 10}, expect: {1.1c: pass}",
     "19 1.1c alternatives[1] → (none)\n"},
    {"  - {name: rural, given: {school.area: rural, net.wired: false}, expect: {1.1a: not_applicable}, verdict: "
     "not_applicable}\n",
     "", "6 applies.school when: school.area == urban → (none)\n"},
};

BOOST_AUTO_TEST_CASE(complete_tests_notice_every_mutant) {
  const auto report = mutate(*load_tests());
  BOOST_TEST(lines_of(report.survivors) == "");
  BOOST_TEST(report.mutants == 45);
}

BOOST_DATA_TEST_CASE(what_no_test_notices_survives, survivor_cases) {
  const auto report = mutate(*load_tests(replaced(complete_tests, sample.from, sample.to)));
  BOOST_TEST(lines_of(report.survivors) == sample.survivors);
}

BOOST_AUTO_TEST_CASE(an_explained_survivor_is_counted_apart) {
  const auto weak = replaced(complete_tests, "net.bandwidth: 499.999 Mbps", "net.bandwidth: 499 Mbps");
  const auto report = mutate(*load_tests(explained(weak, "1.1b", "require: 500 Mbps → 499.999 Mbps")));
  BOOST_TEST(lines_of(report.survivors) == "");
  BOOST_TEST(lines_of(report.explained) == "18 1.1b require: 500 Mbps → 499.999 Mbps\n");
  BOOST_TEST(report.outdated.empty());
}

BOOST_AUTO_TEST_CASE(an_explanation_of_a_mutant_that_dies_is_outdated) {
  const auto report = mutate(*load_tests(explained(complete_tests, "1.1b", "require: 500 Mbps → 499.999 Mbps")));
  BOOST_TEST(report.explained.empty());
  BOOST_TEST(report.outdated.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_sample_tries_every_so_manieth_and_takes_no_explanation_for_outdated) {
  const auto weak = replaced(complete_tests, "net.bandwidth: 499.999 Mbps", "net.bandwidth: 499 Mbps");
  const auto tests = load_tests(explained(weak, "1.1b", "require: 500 Mbps → 499.999 Mbps"));
  const auto all = mutate(*tests).mutants;
  for (const std::size_t every : {2UL, 3UL, 1000UL}) {
    const auto report = mutate(*tests, {every});
    BOOST_TEST(report.mutants == (all + every - 1) / every);
    BOOST_TEST(report.survivors.empty());
    BOOST_TEST(report.outdated.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_test_that_fails_anyway_notices_nothing) {
  const auto failing = replaced(complete_tests, "given: {net.bandwidth: 499.999 Mbps}, expect: {1.1b: fail}",
                                "given: {net.bandwidth: 499.999 Mbps}, expect: {1.1b: pass}");
  const auto report = mutate(*load_tests(failing));
  BOOST_TEST(lines_of(report.survivors) ==
             "18 1.1b require: net.bandwidth >= 500 Mbps → net.bandwidth <= 500 Mbps\n"
             "18 1.1b require: 500 Mbps → 499.999 Mbps\n");
}

}  // namespace edu_check::rule_test_mutation_test
