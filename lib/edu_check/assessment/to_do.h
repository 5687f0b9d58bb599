#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "edu_check/expression/evaluator.h"
#include "edu_check/expression/expression.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// A value that a fact is to have.
struct FactValue {
  std::uint32_t slot = 0;
  Slot value;
};

/// What is to be done so that a condition holds that does not.
struct ToDo {
  Message text;                        ///< `活动场所无线覆盖：否，应为“是”`
  std::vector<std::uint32_t> facts;    ///< slots of the facts that it names, each once: by changing them it can hold
  std::vector<FactValue> values = {};  ///< the values that it gives them, as far as it says; of several ways none
};

/// Says of a condition that does not hold which facts are at fault, what they are and what they should be. What must
/// hold together is listed; of what may hold instead of each other all ways are told. Facts that are still unknown
/// there are named too. Of a condition on the schools of a region it names the facts of the schools.
///
/// What a school is, is not among the ways, unless there is no other. With a value that it asks for it tells what else
/// has to change, so that the inventory does not contradict itself.
[[nodiscard]] ToDo to_do(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary);

/// The same without what else has to change; the facts `fixed` stay as they are.
[[nodiscard]] ToDo to_do_alone(const Expression& expression, const EvaluationContext& context,
                               const Vocabulary& vocabulary, std::span<const std::uint32_t> fixed);

/// Adds what else has to change for the values of `found`, at the end of its text. What the condition asks for and
/// already is so stays as it is.
void add_prerequisites(ToDo& found, const Expression& expression, const EvaluationContext& context,
                       const Vocabulary& vocabulary);

}  // namespace edu_check
