#include "edu_check/rule_test/rule_test_loader.h"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "rule_test_fixtures.h"

namespace edu_check::rule_test_loader_test {

struct MistakeCase {
  std::string lines;     ///< after a header of three lines
  std::string messages;  ///< all that is reported, without the excerpts
};
std::ostream& operator<<(std::ostream& to, const MistakeCase& row) { return to << row.lines; }

/// The messages and hints of all that was reported, a line each.
std::string messages_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const auto& each : diagnostics.all()) {
    const auto& at = each.location.position;
    text += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + each.message.en + " [" + each.id + "]\n";
    for (const auto& note : each.notes) {
      text += "  " +
              (note.location.position.line > 0 ? std::to_string(note.location.position.line) + " " : std::string()) +
              note.message.en + "\n";
    }
  }
  return text;
}

const MistakeCase mistake_cases[] = {
    {"test: []\n",
     "4:1 unknown key “test” [key-unknown]\n"
     "  did you mean tests?\n"},
    {"tests:\n"
     "  - {name: a, expect: {1.1z: pass, 2.1a: pass}}\n",
     "5:24 the standard sample has no requirement “1.1z” [requirement-unknown]\n"
     "5:36 the standard sample has no requirement “2.1a” [requirement-unknown]\n"
     "  did you mean 1.1a?\n"},
    {"tests:\n"
     "  - {name: a, expect: {1.1a: passes, 1.1b: waived}}\n"
     "  - {name: b, verdict: good}\n",
     "5:30 expected one of pass, fail, unknown, not_applicable, not_due, found “passes” [outcome-unknown]\n"
     "  did you mean pass?\n"
     "5:44 expected one of pass, fail, unknown, not_applicable, not_due, found “waived” [outcome-unknown]\n"
     "6:24 expected one of compliant, non_compliant, undetermined, not_applicable, found “good” [verdict-unknown]\n"},
    {"tests:\n"
     "  - {name: a, given: {net.wirde: true, colour: red}, expect: {1.1a: pass}}\n",
     "5:23 the vocabulary has no fact “net.wirde” [fact-unknown]\n"
     "  did you mean net.wired?\n"
     "5:40 the vocabulary has no fact “colour” [fact-unknown]\n"},
    {"tests:\n"
     "  - {name: a, given: {net.bandwidth: 500}, expect: {1.1b: pass}}\n"
     "  - {name: b, given: {net.wired: 1}, expect: {1.1a: pass}}\n",
     "5:38 “500” has no unit [unit-missing]\n"
     "  write the unit, such as 500 Mbps\n"
     "  5 in this test\n"
     "6:34 expected true or false, found “1” [value-boolean]\n"
     "  write true\n"
     "  6 in this test\n"},
    {"base: {rooms.total: 5}\n"
     "tests:\n"
     "  - {name: a, given: {rooms.equipped: 6}, expect: {1.1a: pass}}\n"
     "  - {name: b, given: {rooms.equipped: 6}, expect: {1.1a: pass}}\n",
     "6:39 “equipped” (6) is larger than its whole, “rooms” (5) [fact-part]\n"
     "  4 “rooms” is 5\n"
     "  6 in this test\n"
     "7:39 “equipped” (6) is larger than its whole, “rooms” (5) [fact-part]\n"
     "  4 “rooms” is 5\n"
     "  7 in this test\n"},
    {"base: {school.area: suburb}\n"
     "tests:\n"
     "  - {name: a, expect: {1.1a: pass}}\n"
     "  - {name: b, expect: {1.1a: pass}}\n",
     "4:21 “suburb” is none of the choices [value-choice]\n"
     "  choices: urban, rural\n"
     "  6 in this test\n"},
    {"tests:\n"
     "  - {name: a}\n"
     "  - {expect: {1.1a: pass}}\n",
     "5:5 the test expects nothing [test-empty]\n"
     "6:5 the key “name” is missing [key-missing]\n"},
    {"tests:\n"
     "  - {name: a, expect: {1.1d: pass}}\n"
     "attestations: {1.1d: net.wired}\n",
     "5:24 1.1d is informational and never judged [test-informational]\n"
     "6:16 1.1d is informational and never judged [test-informational]\n"},
    {"tests:\n"
     "  - {name: a, expect: {1.1e: pass}}\n"
     "  - {name: b, schools: [], expect: {1.1a: pass}}\n"
     "  - {name: c, given: {net.wired: true}, schools: [], expect: {1.1e: unknown}}\n",
     "5:24 1.1e is of region scope: its test needs region or schools [test-scope]\n"
     "6:37 1.1a is of school scope: its test has neither region nor schools [test-scope]\n"
     "7:22 facts of a region's test stand under region or schools [test-scope]\n"},
    {"tests:\n"
     "  - {name: a, boundary: [1.1b], reading_sensitive: [1.1c], expect: {1.1a: pass}}\n",
     "5:25 1.1b is not among those expected [test-not-expected]\n"
     "5:52 1.1c is not among those expected [test-not-expected]\n"},
    {"attestations: {1.1a: [net.wired, rooms.total], 1.1b: net.wires}\n",
     "4:22 rooms.total is no boolean, so it attests nothing [attestation-type]\n"
     "4:54 the vocabulary has no fact “net.wires” [fact-unknown]\n"
     "  did you mean net.wired?\n"},
    {"due: {1.1b: 2022-13-31, 1.2b: 2022-12-31}\n",
     "4:13 “2022-13-31” is no day of the calendar [value-date]\n"
     "  look at year, month and day\n"
     "4:25 the standard sample has no requirement “1.2b” [requirement-unknown]\n"
     "  did you mean 1.1b?\n"},
    {"not_applicable: {1.1c: {school.stages: [senior]}}\n",
     "4:41 “senior” is none of the choices [value-choice]\n"
     "  did you mean “junior”? choices: primary, junior\n"
     "  4 in this test\n"},
    {"survivors:\n"
     "  - {requirement: 1.1b, mutant: x}\n"
     "  - {requirement: 1.9b, mutant: x, reason: {zh: 因, en: y}}\n",
     "5:5 the key “reason” is missing [key-missing]\n"
     "6:19 the standard sample has no requirement “1.9b” [requirement-unknown]\n"
     "  did you mean 1.1b?\n"},
    {"tests:\n"
     "  - {name: a, region: {region.plan: true, net.wired: true}, expect: {1.1e: unknown}}\n",
     "5:54 “wired” is a fact of a school and has no place in a region's inventory [fact-kind]\n"
     "  5 in this test\n"},
    {"tests:\n"
     "  - {name: a, expect: [1.1a]}\n",
     "5:23 expected a mapping from requirements to outcomes, such as {1.1a: pass} [field-type]\n"},
    {"base: [a]\n", "4:7 expected a mapping from facts to values, such as {school.area: rural} [field-type]\n"},
    {"due: [1.1b]\n", "4:6 expected a mapping (key: value) [field-type]\n"},
    {"attestations: 1.1a\n"
     "not_applicable: []\n",
     "4:15 expected a mapping (key: value) [field-type]\n"
     "5:17 expected a mapping (key: value) [field-type]\n"},
    {"tests:\n"
     "  - {name: a, schools: {net.wired: true}, expect: {1.1e: unknown}}\n",
     "5:24 expected a list [field-type]\n"},
};

BOOST_AUTO_TEST_CASE(a_file_of_another_standard_or_version_is_refused) {
  Diagnostics diagnostics;
  const auto source = std::make_shared<Source>("sample.test.yaml", "edu-check-tests: 2\nstandard: other\nlevels: {}\n");
  BOOST_TEST(!load_rule_tests(source, load_tested_standard(), diagnostics));
  BOOST_TEST(messages_of(diagnostics) ==
             "1:18 unsupported format version “2”, expected 1 [tests-version]\n"
             "2:11 these are the tests of sample, but “other” is written [tests-standard]\n");
}

BOOST_AUTO_TEST_CASE(short_forms_are_written_out) {
  const auto tests = load_tests(
      "edu-check-tests: 1\nstandard: sample\nlevels: {mandatory: [1.1a]}\n"
      "due: {1.1b: 2022-12-31}\n"
      "attestations: {1.1a: [net.wired, net.wireless]}\n"
      "not_applicable: {1.1c: {school.stages: [primary]}}\n");
  std::string names;
  for (const auto& test : tests->tests) names += test.name.en + " " + to_string(test.as_of) + "\n";
  BOOST_TEST(names ==
             "1.1a: every fact is true 2026-01-01\n"
             "1.1a: net.wired is false 2026-01-01\n"
             "1.1a: net.wired is missing 2026-01-01\n"
             "1.1a: net.wireless is false 2026-01-01\n"
             "1.1a: net.wireless is missing 2026-01-01\n"
             "1.1c: not applicable 2026-01-01\n"
             "1.1b: not due on 2022-12-30 2022-12-30\n"
             "1.1b: judged on 2022-12-31 2022-12-31\n");
}

BOOST_AUTO_TEST_CASE(given_facts_stand_in_for_the_base_and_null_removes_one) {
  const auto tests = load_tests(
      "edu-check-tests: 1\nstandard: sample\nlevels: {}\nbase: {net.wired: true, net.wireless: true, rooms.total: 4}\n"
      "tests:\n  - {name: a, given: {net.wired: null, rooms.total: 5}, expect: {1.1a: unknown}}\n");
  std::string facts;
  for (const auto& fact : tests->tests[0].facts) {
    facts += small()->fact(fact.slot).path + ": " + std::string(fact.value->text()) + "\n";
  }
  BOOST_TEST(facts == "net.wireless: true\nrooms.total: 5\n");
}

BOOST_DATA_TEST_CASE(each_mistake_is_reported_at_its_place, mistake_cases) {
  const std::string header = "edu-check-tests: 1\nstandard: sample\nlevels: {}\n";
  Diagnostics diagnostics;
  const auto tests = load_rule_tests(std::make_shared<Source>("sample.test.yaml", header + sample.lines),
                                     load_tested_standard(), diagnostics);
  BOOST_TEST(messages_of(diagnostics) == sample.messages);
  BOOST_TEST((tests == nullptr) == diagnostics.has_errors());
}

}  // namespace edu_check::rule_test_loader_test
