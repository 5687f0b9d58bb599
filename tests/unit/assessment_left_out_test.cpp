#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "edu_check/rule_test/rule_test_loader.h"
#include "edu_check/rule_test/test_inventory.h"
#include "edu_check/standard/catalogue.h"
#include "edu_check/value/date.h"
#include "fixtures.h"

namespace edu_check::assessment_left_out_test {

namespace fs = std::filesystem;

/// Whether leaving a fact out would be the way to get rid of a requirement.
bool is_escape(const RequirementResult& with, const RequirementResult& without) {
  const bool open = with.today == Outcome::fail || with.today == Outcome::unknown;
  return open && (without.today == Outcome::pass || without.today == Outcome::not_applicable);
}

/// Requirements that a fact's being left out turns from fail or unknown to pass or not applicable.
std::set<std::string> escapes(const Standard& standard, const Inventory& with, const Inventory& without, Date as_of) {
  AssessOptions options;
  options.as_of = as_of;
  Assessment before;
  Assessment after;
  assess(standard, with, options, before);
  assess(standard, without, options, after);
  std::set<std::string> found;
  for (std::size_t i = 0; i < before.requirements.size(); ++i) {
    if (is_escape(before.requirements[i], after.requirements[i])) found.insert(standard.requirements[i].id);
  }
  return found;
}

std::string joined(const std::set<std::string>& ids) {
  std::string text;
  for (const auto& id : ids) text += " " + id;
  return text;
}

/// Leaves out one fact after the other from each inventory of a standard's rule tests that is no region.
std::size_t leave_out_of_rule_tests(const RuleTests& tests) {
  const auto& vocabulary = tests.standard->vocabulary;
  std::size_t count = 0;
  for (const auto& test : tests.tests) {
    if (test.kind != SubjectKind::school) continue;
    Diagnostics none;
    Inventory whole(vocabulary);
    fill_inventory(test.facts, test.kind, *tests.source, whole, none);
    for (std::size_t i = 0; i < test.facts.size(); ++i) {
      auto facts = test.facts;
      facts.erase(facts.begin() + static_cast<std::ptrdiff_t>(i));
      Diagnostics diagnostics;
      Inventory inventory(vocabulary);
      fill_inventory(facts, test.kind, *tests.source, inventory, diagnostics);
      if (diagnostics.has_errors()) continue;
      ++count;
      const auto found = escapes(*tests.standard, whole, inventory, test.as_of);
      BOOST_TEST(found.empty(), tests.standard->id << ", " << test.name.en << ", without "
                                                   << vocabulary->fact(test.facts[i].slot).path << ":"
                                                   << joined(found));
    }
  }
  return count;
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  std::set<std::string> keys;  // the readers of these files take the last line of a key
  for (std::string line; std::getline(file, line);) {
    if (keys.insert(line.substr(0, line.find(':'))).second) lines.push_back(line);
  }
  return lines;
}

std::string text_of(const std::vector<std::string>& lines, std::size_t without) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != without) text += lines[i] + "\n";
  }
  return text;
}

/// The same for an inventory of one line a fact that gives all facts of a standard; once more with every `true` of it
/// denied.
std::size_t leave_out_of_file(const Standard& standard, const fs::path& path, bool denied) {
  auto lines = lines_of(path);
  for (auto& line : lines) {
    const auto end = line.find(": true");
    if (denied && end != std::string::npos && line.rfind("school.", 0) != 0) line.replace(end, 6, ": false");
  }
  const LoadedInventory whole(text_of(lines, lines.size()), standard.vocabulary);
  if (!whole.valid()) return 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LoadedInventory inventory(text_of(lines, i), standard.vocabulary);
    if (!inventory.valid()) continue;
    ++count;
    const auto found = escapes(standard, *whole, *inventory, *parse_date("2026-09-01"));
    BOOST_TEST(found.empty(), path.string()
                                  << (denied ? ", denied" : "") << ", without " << lines[i] << ":" << joined(found));
  }
  return count;
}

BOOST_AUTO_TEST_SUITE(left_out)

BOOST_AUTO_TEST_CASE(in_no_standard_a_fact_that_is_left_out_makes_a_requirement_pass_or_not_apply) {
  const Catalogue catalogue;
  Diagnostics diagnostics;
  for (const auto& standard : catalogue.load(catalogue.ids(), diagnostics)) {
    const auto tests = load_rule_tests(catalogue.find(standard->id + ".test.yaml"), standard, diagnostics);
    BOOST_REQUIRE_MESSAGE(tests, reported(diagnostics));
    BOOST_TEST(leave_out_of_rule_tests(*tests) > 100U, standard->id);
    const auto folder = fs::path(EDU_CHECK_SOURCE_DIR) / "tests/second_reading" / standard->id;
    BOOST_TEST(leave_out_of_file(*standard, folder / "base.yaml", false) > 30U, standard->id);
    leave_out_of_file(*standard, folder / "base.yaml", true);
    leave_out_of_file(*standard, folder / "story-base.yaml", true);
  }
}

BOOST_AUTO_TEST_CASE(the_test_notices_what_passes_by_silence) {
  const auto standard = standard_of(R"yaml(      - id: "1.1"
        clause: {heading: [一]}
        title: {zh: 甲, en: A}
        requirements:
          - {id: 1.1a, statement: {zh: 乙, en: B}, level: mandatory, require: net.wired and (not known(net.wireless) or net.wireless)}
)yaml");
  const LoadedInventory whole("school.area: urban\nnet.wired: true\nnet.wireless: false\n");
  const LoadedInventory without("school.area: urban\nnet.wired: true\n");
  BOOST_TEST(joined(escapes(*standard, *whole, *without, Date{})) == " 1.1a");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::assessment_left_out_test
