#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/assessment/assessment.h"
#include "edu_check/standard/standard.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/yaml/node.h"

namespace edu_check {

/// One fact of a test's inventory: its value as it is written, or a word that the test implies, such as `true`.
struct TestFact {
  std::uint32_t slot = 0;
  std::uint32_t offset = 0;  ///< byte of its key
  std::optional<yaml::Node> value;
  std::string_view word;
};

using TestFacts = std::vector<TestFact>;

/// What a test expects of a requirement; no outcome: that it is judged, whatever the result.
struct Expectation {
  std::uint32_t requirement = 0;
  std::optional<Outcome> outcome;
};

/// One test of a standard's rules: an inventory, or a region with its schools, and what is expected of it.
struct RuleTest {
  Message name;
  std::uint32_t offset = 0;  ///< byte at which it is written
  SubjectKind kind = SubjectKind::school;
  Date as_of;
  TestFacts facts;                 ///< of the school or the region; those of the base among them
  std::vector<TestFacts> schools;  ///< of a region
  std::vector<Expectation> expect;
  std::vector<std::uint32_t> boundary;                          ///< requirements whose boundary case it is
  std::optional<std::vector<std::uint32_t>> reading_sensitive;  ///< exactly these of the expected ones; nothing: any
  std::optional<Verdict> verdict;
};

/// The second, independent statement of a requirement's level.
struct LevelStatement {
  std::uint32_t requirement = 0;
  Level level = Level::mandatory;
  std::uint32_t offset = 0;
};

/// How the condition under which a standard applies is named among the requirements: `applies.school`,
/// `applies.region`.
[[nodiscard]] constexpr std::string_view applies_subject(SubjectKind kind) {
  return kind == SubjectKind::school ? "applies.school" : "applies.region";
}

/// A mutant that no test can notice, and why.
struct SurvivorNote {
  std::string subject;  ///< id of the requirement, or `applies.school`, `applies.region`
  std::string mutant;
  Message reason;
  std::uint32_t offset = 0;
};

/// The rule tests of one standard. All short forms (`due`, `attestations`, `not_applicable`) are written out as tests.
struct RuleTests {
  std::shared_ptr<const Standard> standard;
  std::shared_ptr<const Source> source;
  std::shared_ptr<const yaml::Document> document;  ///< the values of the facts stand in it
  std::vector<RuleTest> tests;
  std::vector<LevelStatement> levels;
  std::vector<std::uint32_t> due;  ///< requirements whose date is stated a second time
  std::vector<SurvivorNote> survivors;
};

}  // namespace edu_check
