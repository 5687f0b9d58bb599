#include "edu_check/rule_test/mutation.h"

#include <algorithm>
#include <utility>

#include "edu_check/rule_test/mutant.h"
#include "edu_check/rule_test/rule_test_runner.h"

namespace edu_check {
namespace {

using PreparedTests = std::vector<PreparedTest>;

class Mutation {
 public:
  Mutation(const RuleTests& tests, const MutationOptions& options)
      : tests_(tests), options_(options), is_used_(tests.survivors.size()), standard_(tests.standard->copy()) {}

  MutationReport run() {
    for (const auto kind : {SubjectKind::school, SubjectKind::region}) try_applicability(kind);
    for (std::uint32_t i = 0; i < standard_.requirements.size(); ++i) try_requirement(i);
    for (std::size_t i = 0; i < is_used_.size(); ++i) {
      if (!is_used_[i]) report_.outdated.push_back(i);
    }
    return std::move(report_);
  }

 private:
  void try_applicability(SubjectKind kind) {
    auto& applicability = kind == SubjectKind::school ? standard_.school : standard_.region;
    const auto prepared = prepare_tests([&](const RuleTest& test) { return test.kind == kind; });
    for (auto& mutant : mutants_of_applicability(*tests_.standard, kind)) {
      try_one(std::string(applies_subject(kind)), mutant.name, mutant.offset, [&] {
        std::swap(applicability.when, mutant.when);
        const bool noticed = is_noticed(prepared);
        std::swap(applicability.when, mutant.when);
        return noticed;
      });
    }
  }

  void try_requirement(std::uint32_t index) {
    auto& requirement = standard_.requirements[index];
    const auto concerns = [&](const RuleTest& test) {
      if (test.verdict && test.kind == requirement.scope) return true;
      return std::any_of(test.expect.begin(), test.expect.end(),
                         [&](const Expectation& each) { return each.requirement == index; });
    };
    const auto prepared = prepare_tests(concerns);
    for (auto& mutant : mutants_of(*tests_.standard, index)) {
      try_one(requirement.id, mutant.name, mutant.offset, [&] {
        if (mutant.part == MutantPart::level) return is_level_noticed(index, mutant.requirement.level);
        std::swap(requirement, mutant.requirement);
        number_aggregates(standard_);
        const bool noticed = is_noticed(prepared);
        std::swap(requirement, mutant.requirement);
        return noticed;
      });
    }
  }

  /// Counts a mutant, unless it is left out, and notes it if it survives.
  template <class Trial>
  void try_one(const std::string& subject, const std::string& name, std::uint32_t offset, Trial is_killed) {
    const bool left_out = seen_++ % std::max<std::size_t>(options_.every, 1) != 0;
    if (!left_out) ++report_.mutants;
    if (!left_out && is_killed()) return;
    const bool explained = use_note(subject, name);
    if (left_out) return;
    auto& list = explained ? report_.explained : report_.survivors;
    list.push_back({subject, name, locate(*standard_.source, offset)});
  }

  /// The tests that are chosen and pass as it is.
  template <class Predicate>
  [[nodiscard]] PreparedTests prepare_tests(Predicate is_chosen) const {
    PreparedTests prepared;
    RuleTestJudge judge(*tests_.standard);
    for (const auto& test : tests_.tests) {
      if (!is_chosen(test)) continue;
      auto each = prepare(test, tests_);
      if (judge.passes(each)) prepared.push_back(std::move(each));
    }
    return prepared;
  }

  [[nodiscard]] bool is_noticed(const PreparedTests& prepared) const {
    RuleTestJudge judge(standard_);
    return std::any_of(prepared.begin(), prepared.end(), [&](const PreparedTest& test) { return !judge.passes(test); });
  }

  [[nodiscard]] bool is_level_noticed(std::uint32_t requirement, Level level) const {
    return std::any_of(tests_.levels.begin(), tests_.levels.end(), [&](const LevelStatement& each) {
      return each.requirement == requirement && each.level != level;
    });
  }

  /// Whether a mutant is explained; notes that the explanation is needed.
  bool use_note(const std::string& subject, const std::string& mutant) {
    for (std::size_t i = 0; i < is_used_.size(); ++i) {
      if (tests_.survivors[i].subject != subject || tests_.survivors[i].mutant != mutant) continue;
      is_used_[i] = true;
      return true;
    }
    return false;
  }

  const RuleTests& tests_;
  const MutationOptions& options_;
  std::vector<bool> is_used_;  ///< of each explanation: whether it is of a survivor, or of a mutant that was left out
  Standard standard_;          ///< a copy, of which one thing at a time is changed
  MutationReport report_;
  std::size_t seen_ = 0;
};

}  // namespace

MutationReport mutate(const RuleTests& tests, const MutationOptions& options) { return Mutation(tests, options).run(); }

}  // namespace edu_check
