#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "edu_check/assessment/aggregate.h"
#include "edu_check/assessment/finding.h"
#include "edu_check/assessment/to_do.h"
#include "edu_check/rule_test/rule_test_loader.h"
#include "edu_check/rule_test/rule_test_runner.h"
#include "edu_check/standard/catalogue.h"
#include "fixtures.h"

namespace edu_check::assessment_to_do_of_standards_test {

BOOST_AUTO_TEST_SUITE(assessment_to_do)

/// Whether a text reads like the condition in a standard's file, which nobody wants to read first.
bool reads_like_a_formula(const Message& text) {
  for (const auto* const sign : {"若(", "if(", "==", "!=", "占比(", "较大者(", "较小者(", "取整(", "已填(", "known(",
                                 "share(", "max(", "min(", "ceil(", "floor(", "sum(", "schools(", "合计(", "学校数("}) {
    if (text.zh.find(sign) != std::string::npos || text.en.find(sign) != std::string::npos) return true;
  }
  return false;
}

/// Tries values of some facts against a condition.
class Changes {
 public:
  Changes(const Requirement& requirement, const Vocabulary& vocabulary, const EvaluationContext& context)
      : requirement_(requirement),
        vocabulary_(vocabulary),
        facts_(context.facts.begin(), context.facts.end()),
        context_(context) {
    context_.facts = facts_;
  }

  /// Whether the condition holds if nothing but this fact changes, by so much.
  bool passes_by(std::uint32_t slot, const Rational& change) {
    facts_[slot].number = add(facts_[slot].number, change).value_or(facts_[slot].number);
    return holds();
  }

  /// Whether the condition can hold if nothing but these facts changes.
  bool can_pass(const std::vector<std::uint32_t>& slots) {
    std::vector<std::vector<Slot>> candidates;
    std::size_t all = 1;
    for (const auto slot : slots) {
      candidates.push_back(values_of(slot));
      all = std::min<std::size_t>(all * candidates.back().size(), most_tries + 1);
    }
    if (all <= most_tries) return try_all(slots, candidates, 0);
    for (std::size_t i = 0; i < 64; ++i) {  // all facts alike
      for (std::size_t k = 0; k < slots.size(); ++k)
        facts_[slots[k]] = candidates[k][std::min(i, candidates[k].size() - 1)];
      if (holds()) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t most_tries = 50'000;

  [[nodiscard]] bool holds() const { return evaluate(requirement_.require, context_) == Truth::yes; }

  bool try_all(const std::vector<std::uint32_t>& slots, const std::vector<std::vector<Slot>>& candidates,
               std::size_t next) {
    if (next == slots.size()) return holds();
    for (const auto& value : candidates[next]) {
      facts_[slots[next]] = value;
      if (try_all(slots, candidates, next + 1)) return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<Slot> values_of(std::uint32_t slot) const {
    std::vector<Slot> values;
    const auto add = [&](const Rational& number) {
      Slot value;
      value.presence = Presence::given;
      value.number = number;
      values.push_back(value);
    };
    const auto& type = vocabulary_.fact(slot).type;
    const auto choices = type.choices != nullptr ? type.choices->choices.size() : 0;
    if (type.kind == Kind::text) {
      for (const auto& text : requirement_.require.texts) {
        add(Rational(0));
        values.back().text = text;
      }
      values.push_back({});
    } else if (type.kind == Kind::boolean) {
      add(Rational(1));
      add(Rational(0));
    } else if (type.kind == Kind::choice) {
      for (std::size_t i = 0; i < choices; ++i) add(Rational(static_cast<std::int64_t>(i)));
    } else if (type.kind == Kind::list) {
      add(Rational(static_cast<std::int64_t>((std::uint64_t{1} << choices) - 1)));
      add(Rational(0));
      for (std::size_t i = 0; i < choices; ++i) add(Rational(std::int64_t{1} << i));
    } else {
      add_numbers(add);
    }
    return values;
  }

  template <class Add>
  void add_numbers(const Add& add) const {
    for (const std::int64_t number : {0, 1, 2, 3, 10, 1000, 20'000, 1'000'000, 2'000'000'000}) add(Rational(number));
    for (const auto& constant : requirement_.require.constants) {
      if (constant.is_point()) add(constant.low.value);
    }
    for (const auto& phase : requirement_.phases) add(phase.threshold.low.value);
    for (const auto& fact : context_.facts) {
      if (fact.is_known() && fact.number > Rational(3)) add(fact.number);
    }
  }

  const Requirement& requirement_;
  const Vocabulary& vocabulary_;
  std::vector<Slot> facts_;
  EvaluationContext context_;
};

/// All failures of the rule tests of one standard.
class Failures {
 public:
  explicit Failures(const RuleTests& tests) : tests_(tests), standard_(*tests.standard) {}

  void check() {
    for (const auto& test : tests_.tests) check(test);
  }

  std::size_t count = 0;
  std::size_t reason_count = 0;
  std::size_t value_count = 0;

 private:
  void check(const RuleTest& test) {
    const auto prepared = prepare(test, tests_);
    std::vector<Interval> aggregates;
    if (test.kind == SubjectKind::region) {
      RegionAggregate region(standard_);
      for (const auto& school : prepared.schools) region.add(school, test.as_of);
      const auto total = standard_.vocabulary->slot("region.schools.total");
      aggregates = region.values(total ? &prepared.subject.slot(*total) : nullptr, test.as_of);
    }
    AssessOptions options;
    options.as_of = test.as_of;
    options.aggregates = aggregates;
    Assessment assessment;
    assess(standard_, prepared.subject, options, assessment);
    for (std::uint32_t i = 0; i < assessment.requirements.size(); ++i) {
      const auto& result = assessment.requirements[i];
      if (result.level == Level::informational) continue;
      const auto finding = explain(standard_, i, prepared.subject, options, result);
      check_words(i, finding, result, assessment.applies);
      if (result.today == Outcome::fail) check(i, finding, prepared.subject, options);
    }
  }

  /// No text of a finding is a formula, and what does not apply says why.
  void check_words(std::uint32_t index, const Finding& finding, const RequirementResult& result, Truth applies) {
    const auto name = standard_.id + "/" + standard_.requirements[index].id + ": ";
    for (const auto* const text : {&finding.actual, &finding.expected, &finding.to_do, &finding.not_owed})
      BOOST_TEST(!reads_like_a_formula(*text), name << text->zh << " | " << text->en);
    if (result.today != Outcome::not_applicable || applies != Truth::yes) return;
    ++reason_count;
    BOOST_TEST(!finding.not_owed.zh.empty(), name);
    BOOST_TEST(finding.not_owed.zh.find("未知") == std::string::npos, name << finding.not_owed.zh);
  }

  void check(std::uint32_t index, const Finding& finding, const Inventory& inventory, const AssessOptions& options) {
    ++count;
    const auto& requirement = standard_.requirements[index];
    const auto& vocabulary = *standard_.vocabulary;
    const auto name = standard_.id + "/" + requirement.id + ": " + finding.to_do.en;
    BOOST_TEST(!finding.at_fault.empty(), name);
    bool is_about_schools = false;
    for (const auto slot : finding.at_fault) {
      const auto& fact = vocabulary.fact(slot);
      BOOST_TEST(finding.to_do.zh.find(fact.label.zh) != std::string::npos, name << " lacks " << fact.path);
      BOOST_TEST(finding.to_do.en.find(fact.label.en) != std::string::npos, name << " lacks " << fact.path);
      is_about_schools = is_about_schools || fact.subject != inventory.kind();
    }
    const bool has_direction =
        finding.to_do.zh.find("应") != std::string::npos || finding.to_do.zh.find("增加") != std::string::npos ||
        finding.to_do.zh.find("即可") != std::string::npos || finding.to_do.zh.find("缺 ") != std::string::npos ||
        finding.to_do.zh.find("填") != std::string::npos;
    BOOST_TEST(has_direction, name);
    if (is_about_schools) return;
    const auto context = context_for(requirement, inventory, options.as_of, options.aggregates);
    Changes changes(requirement, vocabulary, context);
    const bool helps = finding.change ? changes.passes_by(finding.at_fault.at(0), *finding.change)
                                      : changes.can_pass(finding.at_fault);
    BOOST_TEST(helps, name << " does not help");
    check_done(finding, requirement, context, name);
    for (const auto slot : finding.at_fault) {
      const bool is_nature = vocabulary.fact(slot).path.rfind("school.", 0) == 0 && context.facts[slot].is_known();
      BOOST_TEST(!is_nature, name << " wants another school");
    }
  }

  /// An inventory in which the facts have the values that are wanted contradicts itself no more than before.
  void check_done(const Finding& finding, const Requirement& requirement, const EvaluationContext& context,
                  const std::string& name) {
    const auto& vocabulary = *standard_.vocabulary;
    ToDo found;
    if (finding.change) {
      auto value = context.facts[*finding.changed];
      value.number = *add(value.number, *finding.change);
      found.values.push_back({*finding.changed, value});
      add_prerequisites(found, requirement.require, context, vocabulary);
    } else {
      found = to_do(requirement.require, context, vocabulary);
    }
    std::vector<Slot> facts(context.facts.begin(), context.facts.end());
    for (const auto& [slot, value] : found.values) facts[slot] = value;
    const EvaluationContext done{facts, context.as_of};
    for (const auto& constraint : vocabulary.constraints()) {
      if (evaluate(constraint.require, context) == Truth::no) continue;
      BOOST_TEST((evaluate(constraint.require, done) != Truth::no), name << " breaks " << constraint.id);
    }
    for (const auto& [slot, value] : found.values) {
      for (const auto whole : vocabulary.fact(slot).wholes)
        BOOST_TEST((!facts[whole].is_known() || value.number <= facts[whole].number), name << " is over its whole");
    }
    value_count += found.values.size();
  }

  const RuleTests& tests_;
  const Standard& standard_;
};

BOOST_AUTO_TEST_CASE(of_every_standard_each_failure_says_what_to_do) {
  const Catalogue catalogue;
  Diagnostics diagnostics;
  for (const auto& standard : catalogue.load(catalogue.ids(), diagnostics)) {
    const auto tests = load_rule_tests(catalogue.find(standard->id + ".test.yaml"), standard, diagnostics);
    BOOST_REQUIRE_MESSAGE(tests, reported(diagnostics));
    Failures failures(*tests);
    failures.check();
    BOOST_TEST(failures.count > 5U, standard->id);
    BOOST_TEST(failures.reason_count > 0U, standard->id);
    BOOST_TEST(failures.value_count > 5U, standard->id);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::assessment_to_do_of_standards_test
