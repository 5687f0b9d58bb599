#include "edu_check/rule_test/coverage.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "rule_test_fixtures.h"

namespace edu_check::rule_test_coverage_test {

std::string gaps_of(const RuleTests& tests) {
  std::string text;
  for (const auto& gap : find_coverage_gaps(tests)) {
    text += tests.standard->requirements[gap.requirement].id + ":";
    for (const auto each : gap.lacking) text.append(" ").append(to_string(each));
    text += "\n";
  }
  return text;
}

struct GapCase {
  std::string from;
  std::string to;
  std::string gaps;
};
std::ostream& operator<<(std::ostream& to, const GapCase& row) { return to << row.from << " -> " << row.to; }

const GapCase gap_cases[] = {
    {"[1.1a, 1.1b, 1.1e]", "[1.1b, 1.1e]", "1.1a: level\n"},
    {", informational: [1.1d]", "", "1.1d: level\n"},
    {"due: {1.1b: 2022-12-31}", "due: {}", "1.1b: due\n"},
    {"attestations: {1.1a: [net.wired, net.wireless]}", "attestations: {}", "1.1a: pass fail missing\n"},
    {"boundary: [1.1b], ", "", "1.1b: boundary\n"},
    {"boundary: [1.1e], ", "", "1.1e: boundary\n"},
    {"1.1b: unknown, 1.1c: unknown", "1.1b: unknown", "1.1c: missing\n"},
    {"expect: {1.1b: fail}", "expect: {1.1a: unknown}", "1.1b: fail\n"},
    {"not_applicable: {1.1c: {school.stages: [primary]}}", "not_applicable: {}", "1.1c: not_applicable\n"},
    {"{name: one not known, schools: [{net.wired: true}, {}], expect: {1.1e: unknown}}",
     "{name: of nothing, region: {region.schools.total: 0}, expect: {1.1e: unknown}}", "1.1e: missing\n"},
};

BOOST_AUTO_TEST_CASE(complete_tests_have_no_gaps) { BOOST_TEST(gaps_of(*load_tests()) == ""); }

BOOST_DATA_TEST_CASE(what_is_left_out_is_found, gap_cases) {
  BOOST_TEST(gaps_of(*load_tests(replaced(complete_tests, sample.from, sample.to))) == sample.gaps);
}

BOOST_AUTO_TEST_CASE(a_share_of_nothing_is_no_missing_fact) {
  const auto standard =
      replaced(tested_standard, "net.bandwidth >= 500 Mbps", "\"share(rooms.equipped, rooms.total) >= 50%\"");
  const std::string head = "edu-check-tests: 1\nstandard: sample\nbase: {school.area: urban}\nlevels: {}\ntests:\n";
  const auto gap = [&](const std::string& given) {
    const auto gaps =
        gaps_of(*load_tests(head + "  - {name: a, given: {" + given + "}, expect: {1.1b: unknown}}\n", standard));
    const auto from = gaps.find("1.1b:");
    return gaps.substr(from, gaps.find('\n', from) - from);
  };
  BOOST_TEST(gap("rooms.total: 0, rooms.equipped: 0") == "1.1b: level due pass fail boundary missing");
  BOOST_TEST(gap("rooms.total: 4") == "1.1b: level due pass fail boundary");
}

}  // namespace edu_check::rule_test_coverage_test
