#include "edu_check/rule_test/coverage.h"

#include <algorithm>
#include <array>
#include <set>

#include "edu_check/rule_test/rule_test_runner.h"

namespace edu_check {
namespace {

using Cases = std::set<TestCase>;

/// Whether a condition has a boundary: a comparison of numbers, also inside an aggregate.
bool compares_numbers(const Expression& expression) {
  return std::any_of(expression.nodes.begin(), expression.nodes.end(), [&](const ExpressionNode& node) {
    if (node.operation < Operation::equal || node.operation > Operation::greater_or_equal) return false;
    return is_numeric(expression.nodes[node.first].kind);
  });
}

Cases needed_by(const Requirement& requirement) {
  Cases cases{TestCase::level};
  if (requirement.level == Level::informational) return cases;
  cases.insert({TestCase::pass, TestCase::fail, TestCase::missing});
  if (requirement.by) cases.insert(TestCase::due);
  if (requirement.when) cases.insert(TestCase::not_applicable);
  if (compares_numbers(requirement.require) || (requirement.when && compares_numbers(*requirement.when))) {
    cases.insert(TestCase::boundary);
  }
  return cases;
}

void add_expected(const RuleTests& tests, std::vector<Cases>& found) {
  RuleTestJudge judge(*tests.standard);
  for (const auto& test : tests.tests) {
    for (const auto requirement : test.boundary) found[requirement].insert(TestCase::boundary);
    for (const auto& [requirement, outcome] : test.expect) {
      if (outcome == Outcome::pass) found[requirement].insert(TestCase::pass);
      if (outcome == Outcome::fail) found[requirement].insert(TestCase::fail);
      if (outcome == Outcome::not_applicable) found[requirement].insert(TestCase::not_applicable);
      if (outcome != Outcome::unknown || found[requirement].contains(TestCase::missing)) continue;
      if (judge.lacks_fact(prepare(test, tests), requirement)) found[requirement].insert(TestCase::missing);
    }
  }
}

}  // namespace

std::string_view to_string(TestCase test_case) {
  static constexpr auto words =
      std::to_array<std::string_view>({"level", "due", "pass", "fail", "boundary", "missing", "not_applicable"});
  return words[static_cast<std::size_t>(test_case)];
}

Message describe(TestCase test_case) {
  static const std::array<Message, 7> texts{{{"级别", "its level"},
                                             {"到期日", "its due date"},
                                             {"通过", "a pass"},
                                             {"不通过", "a fail"},
                                             {"临界值", "the boundary"},
                                             {"缺数据", "a missing fact"},
                                             {"不适用", "not applicable"}}};
  return texts[static_cast<std::size_t>(test_case)];
}

std::vector<CoverageGap> find_coverage_gaps(const RuleTests& tests) {
  const auto& requirements = tests.standard->requirements;
  std::vector<Cases> found(requirements.size());
  for (const auto& statement : tests.levels) found[statement.requirement].insert(TestCase::level);
  for (const auto requirement : tests.due) found[requirement].insert(TestCase::due);
  add_expected(tests, found);
  std::vector<CoverageGap> gaps;
  for (std::uint32_t i = 0; i < requirements.size(); ++i) {
    const auto needed = needed_by(requirements[i]);
    CoverageGap gap{i, {}};
    std::set_difference(needed.begin(), needed.end(), found[i].begin(), found[i].end(),
                        std::back_inserter(gap.lacking));
    if (!gap.lacking.empty()) gaps.push_back(std::move(gap));
  }
  return gaps;
}

}  // namespace edu_check
