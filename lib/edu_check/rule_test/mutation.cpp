#include "edu_check/rule_test/mutation.h"

#include <algorithm>
#include <utility>

#include "edu_check/rule_test/mutant.h"
#include "edu_check/rule_test/rule_test_runner.h"

namespace edu_check {
namespace {

class Mutation {
 public:
  Mutation(const RuleTests& tests, const MutationOptions& options)
      : tests_(tests), options_(options), notes_(tests.survivors.size(), NoteState::idle), standard_(*tests.standard) {
    number_aggregates(standard_);
  }

  MutationReport run() {
    for (std::uint32_t i = 0; i < standard_.requirements.size(); ++i) try_all(i);
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      if (notes_[i] == NoteState::idle) report_.outdated.push_back(i);
    }
    return std::move(report_);
  }

 private:
  /// What is known of an explanation: idle until a survivor, or a mutant that was left out, has its name.
  enum class NoteState : std::uint8_t { idle, used };

  void try_all(std::uint32_t requirement) {
    const auto prepared = prepare_concerned(requirement);
    for (auto& mutant : mutants_of(*tests_.standard, requirement)) {
      const bool tried = seen_++ % std::max<std::size_t>(options_.every, 1) == 0;
      if (!tried) {
        use_note(requirement, mutant.name);
        continue;
      }
      ++report_.mutants;
      if (is_noticed(requirement, mutant, prepared)) continue;
      auto& list = use_note(requirement, mutant.name) ? report_.explained : report_.survivors;
      list.push_back({requirement, std::move(mutant.name), locate(*standard_.source, mutant.offset)});
    }
  }

  [[nodiscard]] std::vector<PreparedTest> prepare_concerned(std::uint32_t requirement) const {
    std::vector<PreparedTest> prepared;
    const auto scope = standard_.requirements[requirement].scope;
    for (const auto& test : tests_.tests) {
      const bool expected = std::any_of(test.expect.begin(), test.expect.end(),
                                        [&](const Expectation& each) { return each.requirement == requirement; });
      if (expected || (test.verdict && test.kind == scope)) prepared.push_back(prepare(test, tests_));
    }
    return prepared;
  }

  bool is_noticed(std::uint32_t index, Mutant& mutant, const std::vector<PreparedTest>& prepared) {
    if (mutant.part == MutantPart::level) {
      return std::any_of(tests_.levels.begin(), tests_.levels.end(), [&](const LevelStatement& each) {
        return each.requirement == index && each.level != mutant.requirement.level;
      });
    }
    auto& place = standard_.requirements[index];
    std::swap(place, mutant.requirement);
    number_aggregates(standard_);
    RuleTestJudge judge(standard_);
    const bool noticed =
        std::any_of(prepared.begin(), prepared.end(), [&](const PreparedTest& test) { return !judge.passes(test); });
    std::swap(place, mutant.requirement);
    return noticed;
  }

  bool use_note(std::uint32_t requirement, const std::string& mutant) {
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      const auto& note = tests_.survivors[i];
      if (note.requirement != requirement || note.mutant != mutant) continue;
      notes_[i] = NoteState::used;
      return true;
    }
    return false;
  }

  const RuleTests& tests_;
  const MutationOptions& options_;
  std::vector<NoteState> notes_;
  Standard standard_;  ///< a copy, of which one requirement at a time is changed
  MutationReport report_;
  std::size_t seen_ = 0;
};

}  // namespace

MutationReport mutate(const RuleTests& tests, const MutationOptions& options) { return Mutation(tests, options).run(); }

}  // namespace edu_check
