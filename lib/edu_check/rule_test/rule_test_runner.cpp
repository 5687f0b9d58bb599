#include "edu_check/rule_test/rule_test_runner.h"

#include <algorithm>
#include <utility>

#include "edu_check/assessment/aggregate.h"
#include "edu_check/assessment/finding.h"
#include "edu_check/assessment/unresolved.h"
#include "edu_check/rule_test/test_inventory.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

Inventory inventory_of(const TestFacts& facts, SubjectKind kind, const RuleTests& tests) {
  Diagnostics diagnostics;  // empty: the loader built the same inventory
  Inventory inventory(tests.standard->vocabulary);
  fill_inventory(facts, kind, *tests.source, inventory, diagnostics);
  return inventory;
}

RuleTestResult run_level(const LevelStatement& statement, const RuleTests& tests) {
  const auto& requirement = tests.standard->requirements[statement.requirement];
  RuleTestResult result{
      message("{} 的级别", "level of {}", requirement.id), locate(*tests.source, statement.offset), {}};
  if (statement.level != requirement.level) {
    result.mistakes.push_back(
        message("应为 {}，实为 {}", "expected {}, found {}", to_string(statement.level), to_string(requirement.level)));
  }
  return result;
}

/// ` (a; b)` of the texts that are not empty.
std::string in_brackets(const std::vector<std::string>& texts, Language language) {
  std::string all;
  for (const auto& text : texts) {
    if (!text.empty()) all += (all.empty() ? "" : language == Language::zh ? "；" : "; ") + text;
  }
  if (all.empty()) return all;
  return language == Language::zh ? "（" + all + "）" : " (" + all + ")";
}

}  // namespace

PreparedTest prepare(const RuleTest& test, const RuleTests& tests) {
  PreparedTest prepared{&test, inventory_of(test.facts, test.kind, tests), {}};
  for (const auto& school : test.schools) {
    prepared.schools.push_back(inventory_of(school, SubjectKind::school, tests));
  }
  return prepared;
}

AssessOptions RuleTestJudge::options(const RuleTest& test) const {
  AssessOptions options;
  options.as_of = test.as_of;
  options.aggregates = aggregates_;
  return options;
}

void RuleTestJudge::judge(const PreparedTest& prepared) {
  const auto& test = *prepared.test;
  aggregates_.clear();
  if (test.kind == SubjectKind::region) {
    RegionAggregate region(standard_);
    for (const auto& school : prepared.schools) region.add(school, test.as_of);
    aggregates_ = region.values(prepared.subject, test.as_of);
  }
  assess(standard_, prepared.subject, options(test), assessment_);
}

bool RuleTestJudge::is_met(const Expectation& expectation) const {
  const auto found = assessment_.requirements[expectation.requirement].outcome;
  if (expectation.outcome) return found == *expectation.outcome;
  return found != Outcome::not_due && found != Outcome::not_applicable;
}

bool RuleTestJudge::is_sensitive_as_expected(const Expectation& expectation, const RuleTest& test) const {
  if (!test.reading_sensitive) return true;
  const auto& wanted = *test.reading_sensitive;
  const bool expected = std::find(wanted.begin(), wanted.end(), expectation.requirement) != wanted.end();
  return assessment_.requirements[expectation.requirement].reading_sensitive == expected;
}

bool RuleTestJudge::passes(const PreparedTest& prepared) {
  judge(prepared);
  const auto& test = *prepared.test;
  if (test.verdict && *test.verdict != assessment_.verdict) return false;
  return std::all_of(test.expect.begin(), test.expect.end(), [&](const Expectation& expectation) {
    return is_met(expectation) && is_sensitive_as_expected(expectation, test);
  });
}

std::vector<Message> RuleTestJudge::mistakes(const PreparedTest& prepared) {
  judge(prepared);
  const auto& test = *prepared.test;
  std::vector<Message> mistakes;
  for (const auto& expectation : test.expect) {
    const auto& id = standard_.requirements[expectation.requirement].id;
    if (!is_met(expectation)) mistakes.push_back(describe_outcome(expectation, prepared));
    if (is_sensitive_as_expected(expectation, test)) continue;
    mistakes.push_back(
        assessment_.requirements[expectation.requirement].reading_sensitive
            ? message("{}：结果取决于如何理解条文，测试未预期", "{}: sensitive to the reading, unexpectedly", id)
            : message("{}：结果不取决于如何理解条文，测试预期相反", "{}: not sensitive to the reading, as was expected",
                      id));
  }
  if (test.verdict && *test.verdict != assessment_.verdict) {
    mistakes.push_back(message("结论：应为 {}，实为 {}", "verdict: expected {}, found {}", to_string(*test.verdict),
                               to_string(assessment_.verdict)));
  }
  return mistakes;
}

Message RuleTestJudge::describe_outcome(const Expectation& expectation, const PreparedTest& prepared) const {
  const auto& id = standard_.requirements[expectation.requirement].id;
  const auto& result = assessment_.requirements[expectation.requirement];
  const auto found = to_string(result.outcome);
  const auto reason = in_both([&](Language language) { return why(expectation, prepared, language); });
  if (!expectation.outcome)
    return message("{}：应已判定，实为 {}{}", "{}: expected to be judged, found {}{}", id, found, reason);
  return message("{}：应为 {}，实为 {}{}", "{}: expected {}, found {}{}", id, to_string(*expectation.outcome), found,
                 reason);
}

std::string RuleTestJudge::why(const Expectation& expectation, const PreparedTest& prepared, Language language) const {
  const auto& result = assessment_.requirements[expectation.requirement];
  if (result.outcome == Outcome::not_applicable) return {};
  const auto finding = explain(standard_, expectation.requirement, prepared.subject, options(*prepared.test), result);
  std::vector<std::string> reasons{finding.actual.in(language), finding.expected.in(language)};
  for (const auto slot : finding.missing) {
    const auto& path = standard_.vocabulary->fact(slot).path;
    reasons.push_back(message("缺 {}", "{} is missing", path).in(language));
  }
  return in_brackets(reasons, language);
}

bool RuleTestJudge::lacks_fact(const PreparedTest& prepared, std::uint32_t requirement) {
  judge(prepared);
  if (assessment_.requirements[requirement].outcome != Outcome::unknown) return false;
  // What schools lack shows in their aggregates only, which a share of nothing leaves open too.
  if (!prepared.schools.empty()) return true;
  const auto& each = standard_.requirements[requirement];
  const auto context = context_for(each, prepared.subject, prepared.test->as_of, aggregates_);
  std::vector<std::uint32_t> missing;
  collect_unresolved(each.require, context, missing);
  if (each.when) collect_unresolved(*each.when, context, missing);
  return !missing.empty();
}

std::vector<RuleTestResult> run_rule_tests(const RuleTests& tests) {
  std::vector<RuleTestResult> results;
  for (const auto& statement : tests.levels) results.push_back(run_level(statement, tests));
  RuleTestJudge judge(*tests.standard);
  for (const auto& test : tests.tests) {
    results.push_back({test.name, locate(*tests.source, test.offset), judge.mistakes(prepare(test, tests))});
  }
  return results;
}

}  // namespace edu_check
