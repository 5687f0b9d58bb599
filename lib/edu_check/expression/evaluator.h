#pragma once

#include <span>

#include "edu_check/expression/expression.h"
#include "edu_check/value/date.h"
#include "edu_check/value/interval.h"
#include "edu_check/value/slot.h"

namespace edu_check {

/// What an expression is evaluated against. Nothing in it is owned.
struct EvaluationContext {
  std::span<const Slot> facts;
  Date as_of;
  const Interval* threshold = nullptr;        ///< of the phase that holds
  std::span<const Interval> aggregates = {};  ///< of the standard, by number; only for regions
  std::span<const Interval> bounds = {};      ///< of facts that are unknown, by slot; empty: nothing is known of them
  const Slot* replacement = nullptr;          ///< stands for the fact of slot `replaced`, if it is not null
  std::uint32_t replaced = 0;
  bool is_day_open = false;  ///< `as_of` is not known
  bool is_unseen = false;    ///< nor is it known which facts have a value

  [[nodiscard]] const Slot& fact(std::uint32_t slot) const {
    return replacement != nullptr && slot == replaced ? *replacement : facts[slot];
  }
};

/// What a comparison with x/0 and its like (`Interval::doubtful`) may come to; it never comes to yes.
enum class Doubt : std::uint8_t {
  refutes,  ///< no, if it would for every number that may be meant: for what is demanded
  nothing   ///< unknown: for what only chooses, such as the condition of an `if`, and under `not`
};

/// Truth of a boolean node. Never fails: what is missing is unknown.
[[nodiscard]] Truth evaluate_truth(const Expression& expression, std::uint32_t node, const EvaluationContext& context,
                                   Doubt doubt = Doubt::refutes);
/// Value of any other node: a number in its base unit, days, or the index of a choice.
[[nodiscard]] Interval evaluate_number(const Expression& expression, std::uint32_t node,
                                       const EvaluationContext& context);

/// Truth of a condition as a whole.
[[nodiscard]] inline Truth evaluate(const Expression& expression, const EvaluationContext& context) {
  return evaluate_truth(expression, expression.root(), context);
}

/// The same of a condition that says whether something is judged at all. What is doubtful is unknown there, so that x/0
/// excuses nobody.
[[nodiscard]] inline Truth evaluate_choice(const Expression& expression, const EvaluationContext& context) {
  return evaluate_truth(expression, expression.root(), context, Doubt::nothing);
}

}  // namespace edu_check
