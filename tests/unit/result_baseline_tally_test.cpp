#include "edu_check/result/baseline_tally.h"

#include <boost/test/unit_test.hpp>

#include "edu_check/record/rollup.h"
#include "unit/fixtures.h"

namespace edu_check {
namespace {

const std::shared_ptr<const Standard>& three_requirements() {
  static const auto standard =
      standard_of(indicator("1", {"level: mandatory, require: net.wired", "level: mandatory, require: net.wireless",
                                  "level: mandatory, require: school.pilot"}));
  return standard;
}

/// A baseline in which one school failed at `1a`, and `1b` was unknown, and the standard did not apply to another.
Baseline baseline_of_two() {
  Baseline baseline("/");
  baseline.add_standard("sample", "");
  baseline.add({"6100000001", "one.yaml", "sample", "1a", Outcome::fail, nullptr});
  baseline.add({"6100000001", "one.yaml", "sample", "1b", Outcome::unknown, nullptr});
  baseline.add({"6100000002", "two.yaml", "sample", "", Outcome::fail, nullptr});
  return baseline;
}

/// What a school comes to, marked by the baseline.
AssessmentRecord marked(const Baseline& baseline, const std::string& code, const std::string& facts) {
  const LoadedInventory inventory("{school.code: \"" + code + "\", " + facts + "}");
  const AssessOptions options{*parse_date("2026-09-01"), EvidenceRule::optional, {}, {}};
  Assessment assessment;
  assess(*three_requirements(), *inventory, options, assessment);
  auto record = make_record(three_requirements(), *inventory, options, assessment, Details::problems);
  baseline.mark(record);
  return record;
}

/// `new known mended`, the verdicts that count, assessments of which nothing is decided, and those in the baseline.
std::string told(const BaselineTally& tally) {
  std::string text = std::to_string(tally.numbers.fresh) + " " + std::to_string(tally.numbers.known) + " " +
                     std::to_string(tally.numbers.mended);
  for (std::size_t i = 0; i < verdict_count; ++i) {
    const auto verdict = static_cast<Verdict>(i);
    if (tally.judged.of(verdict) > 0)
      text += ", " + std::string(to_string(verdict)) + " " + std::to_string(tally.judged.of(verdict));
  }
  return text + "; " + std::to_string(tally.judged.unjudged) + " " + std::to_string(tally.matched);
}

struct TallyCase {
  std::string code;
  std::string facts;
  std::string told;
};
const TallyCase tally_cases[] = {
    {"6100000001", "school.area: urban, net.wired: no, school.pilot: yes", "0 2 0, compliant 1; 0 1"},
    {"6100000001", "school.area: urban, net.wired: no, net.wireless: no, school.pilot: yes",
     "1 1 0, non_compliant 1; 0 1"},
    {"6100000001", "school.area: urban, net.wired: yes, net.wireless: yes", "1 0 2, undetermined 1; 0 1"},
    {"6100000002", "school.area: rural", "0 0 0, compliant 1; 0 1"},
    {"6100000003", "school.area: rural", "0 0 0, not_applicable 1; 0 0"},
    {"6100000003", "school.area: urban", "3 0 0, undetermined 1; 1 0"},
};

BOOST_AUTO_TEST_CASE(a_tally_has_what_is_new_known_and_mended) {
  const auto baseline = baseline_of_two();
  for (const auto& [code, facts, expected] : tally_cases) {
    BaselineTally tally;
    tally.add(baseline, marked(baseline, code, facts));
    BOOST_TEST_CONTEXT(facts) { BOOST_TEST(told(tally) == expected); }
  }
}

BOOST_AUTO_TEST_CASE(tallies_merge_by_adding) {
  const auto baseline = baseline_of_two();
  BaselineTally all;
  BaselineTally parts[2];
  bool even = false;
  for (const auto& each : tally_cases) {
    const auto record = marked(baseline, each.code, each.facts);
    all.add(baseline, record);
    parts[even ? 1 : 0].add(baseline, record);
    even = !even;
  }
  parts[0].merge(parts[1]);
  BOOST_TEST(told(parts[0]) == told(all));
  BOOST_TEST(told(all) == "5 3 2, compliant 2, non_compliant 1, undetermined 2, not_applicable 1; 1 4");
}

BOOST_AUTO_TEST_CASE(an_invalid_inventory_is_neither_new_nor_mended) {
  const auto baseline = baseline_of_two();
  auto record = make_invalid_record("one.yaml", three_requirements(), {});
  record.subject.code = "6100000001";
  baseline.mark(record);
  BaselineTally tally;
  tally.add(baseline, record);
  BOOST_TEST(told(tally) == "0 0 0, invalid 1; 0 1");
}

}  // namespace
}  // namespace edu_check
