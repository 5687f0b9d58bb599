#include "edu_check/assessment/needed_change.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "edu_check/assessment/finding.h"
#include "edu_check/assessment/taken_facts.h"
#include "edu_check/standard/known_facts.h"

namespace edu_check {
namespace {

constexpr std::int64_t most = 1'000'000'000'000'000;

/// What is tried: a node that should have a truth, or at least not the other one.
struct Goal {
  const Expression* expression;
  std::uint32_t node;
  bool wanted = true;
  bool open_will_do = false;
};

/// Tries values of one fact.
class Trial {
 public:
  Trial(const Goal& goal, std::uint32_t slot, const EvaluationContext& context)
      : goal_(goal), fact_(context.fact(slot)), context_(context) {
    fact_.presence = Presence::given;
    context_.replacement = &fact_;
    context_.replaced = slot;
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;
  ~Trial() = default;

  /// The value nearest to `from`, going by `sign`, that passes.
  std::optional<std::int64_t> nearest(std::int64_t from, int sign) {
    std::int64_t failed = from;
    std::int64_t step = 1;
    for (;; step *= 2) {
      const auto next = sign > 0 ? from + step : std::max<std::int64_t>(0, from - step);
      const auto truth = truth_of(next);
      if (truth == Truth::yes) return bisect(failed, next);
      if (truth == Truth::unknown) return before(failed, next);
      if (next == 0 || step > most) return std::nullopt;
      failed = next;
    }
  }

 private:
  Truth truth_of(std::int64_t value) {
    fact_.number = Rational(value);
    const auto truth =
        evaluate_truth(*goal_.expression, goal_.node, context_, goal_.wanted ? Doubt::refutes : Doubt::nothing);
    if (truth == Truth::unknown) return goal_.open_will_do ? Truth::yes : truth;
    return (truth == Truth::yes) == goal_.wanted ? Truth::yes : Truth::no;
  }

  std::int64_t bisect(std::int64_t failed, std::int64_t passed) {
    while (failed - passed > 1 || passed - failed > 1) {
      const auto middle = failed + (passed - failed) / 2;
      (truth_of(middle) == Truth::yes ? passed : failed) = middle;
    }
    return passed;
  }

  /// A value that passes between one that fails and one that goes too far: a part larger than its whole decides
  /// nothing.
  std::optional<std::int64_t> before(std::int64_t failed, std::int64_t too_far) {
    while (failed - too_far > 1 || too_far - failed > 1) {
      const auto middle = failed + (too_far - failed) / 2;
      const auto truth = truth_of(middle);
      if (truth == Truth::yes) return bisect(failed, middle);
      (truth == Truth::no ? failed : too_far) = middle;
    }
    return std::nullopt;
  }

  Goal goal_;
  Slot fact_;
  EvaluationContext context_;
};

bool is_searchable(const Fact& fact) {
  return fact.type.kind == Kind::count || fact.type.kind == Kind::bandwidth || fact.type.kind == Kind::money;
}

std::optional<FactChange> growth(const Goal& goal, const EvaluationContext& context, const Vocabulary& vocabulary,
                                 std::span<const std::uint32_t> fixed) {
  std::optional<FactChange> found;
  visit_taken_facts(*goal.expression, goal.node, context, [&](std::uint32_t slot) {
    const auto& fact = vocabulary.fact(slot);
    const bool is_fixed = std::find(fixed.begin(), fixed.end(), slot) != fixed.end();
    if (found || is_fixed || !context.facts[slot].is_known() || !is_searchable(fact) || is_given_by_nature(fact))
      return;
    const auto& number = context.facts[slot].number;
    const auto reached = Trial(goal, slot, context).nearest(number.floor(), 1);
    if (!reached) return;
    if (const auto by = subtract(Rational(*reached), number)) found = FactChange{slot, *by};
  });
  return found;
}

}  // namespace

bool is_given_by_nature(const Fact& fact) {
  return fact.path.starts_with(known::of_school) || fact.path == known::region_level ||
         fact.path.starts_with(known::of_region_schools) ||
         std::find(std::begin(known::head_counts), std::end(known::head_counts), fact.path) !=
             std::end(known::head_counts);
}

std::optional<FactChange> needed_growth(const Expression& expression, std::uint32_t node, bool wanted,
                                        const EvaluationContext& context, const Vocabulary& vocabulary,
                                        std::span<const std::uint32_t> fixed) {
  return growth({&expression, node, wanted, false}, context, vocabulary, fixed);
}

std::optional<FactChange> least_growth(const Expression& expression, std::uint32_t node, bool wanted,
                                       const EvaluationContext& context, const Vocabulary& vocabulary,
                                       std::span<const std::uint32_t> fixed) {
  bool is_open = false;
  visit_taken_facts(expression, node, context,
                    [&](std::uint32_t slot) { is_open = is_open || !context.facts[slot].is_known(); });
  if (!is_open) return std::nullopt;
  return growth({&expression, node, wanted, true}, context, vocabulary, fixed);
}

std::optional<Rational> amount_to_exceed(const Expression& expression, std::uint32_t node, const FactChange& change,
                                         const Fact& fact, const EvaluationContext& context) {
  const auto less = subtract(change.by, Rational(1));
  const auto half = divide(Rational(1), Rational(2));
  if (fact.type.kind == Kind::count || change.by.is_negative() || !less || !half) return std::nullopt;
  auto slot = context.facts[change.slot];
  const auto tried = subtract(change.by, *half);
  const auto number = tried ? add(slot.number, *tried) : std::nullopt;
  if (!number) return std::nullopt;
  slot.number = *number;
  auto replaced = context;
  replaced.replacement = &slot;
  replaced.replaced = change.slot;
  return evaluate_truth(expression, node, replaced) == Truth::yes ? less : std::nullopt;
}

std::optional<Rational> needed_change(const Requirement& requirement, const Inventory& inventory,
                                      const EvaluationContext& context) {
  if (!requirement.adjust) return std::nullopt;
  const auto& fact = inventory.vocabulary().fact(*requirement.adjust);
  const auto& slot = inventory.slot(*requirement.adjust);
  if (!slot.is_known() || !is_searchable(fact)) return std::nullopt;
  const auto& require = requirement.require;
  Trial trial({&require, require.root()}, *requirement.adjust, context);
  const auto up = trial.nearest(slot.number.floor(), 1);
  const auto found = up ? up : trial.nearest(slot.number.ceil(), -1);
  if (!found) return std::nullopt;
  return subtract(Rational(*found), slot.number);
}

}  // namespace edu_check
