#pragma once

#include <string>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/rule_test/rule_test.h"

namespace edu_check {

/// What one test came to.
struct RuleTestResult {
  Message name;
  Location place;
  std::vector<Message> mistakes;  ///< what was expected and what was found; none: the test passes

  [[nodiscard]] bool passed() const { return mistakes.empty(); }
};

/// The inventories of one test, ready to be judged as often as wanted.
struct PreparedTest {
  const RuleTest* test;
  Inventory subject;
  std::vector<Inventory> schools;
};

/// Builds the inventories of a test of `tests`.
[[nodiscard]] PreparedTest prepare(const RuleTest& test, const RuleTests& tests);

/// Judges prepared tests by a standard: the one that they were written for, or a mutant of it.
class RuleTestJudge {
 public:
  explicit RuleTestJudge(const Standard& standard) : standard_(standard) {}

  /// Whether everything is as the test expects.
  [[nodiscard]] bool passes(const PreparedTest& prepared);
  /// What is not as the test expects, in words.
  [[nodiscard]] std::vector<Message> mistakes(const PreparedTest& prepared);
  /// Whether a requirement is undecided in a test for want of a fact.
  [[nodiscard]] bool lacks_fact(const PreparedTest& prepared, std::uint32_t requirement);

 private:
  void judge(const PreparedTest& prepared);
  [[nodiscard]] bool is_met(const Expectation& expectation) const;
  [[nodiscard]] bool is_sensitive_as_expected(const Expectation& expectation, const RuleTest& test) const;
  [[nodiscard]] Message describe_outcome(const Expectation& expectation, const PreparedTest& prepared) const;
  [[nodiscard]] std::string why(const Expectation& expectation, const PreparedTest& prepared, Language language) const;
  [[nodiscard]] AssessOptions options(const RuleTest& test) const;

  const Standard& standard_;
  Assessment assessment_;
  std::vector<Interval> aggregates_;
};

/// Runs all tests: first the statements of levels, then the tests in the order of the file.
[[nodiscard]] std::vector<RuleTestResult> run_rule_tests(const RuleTests& tests);

}  // namespace edu_check
