#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edu_check/expression/evaluator.h"
#include "edu_check/expression/expression.h"
#include "edu_check/standard/vocabulary.h"

namespace edu_check {

/// What stands for a fact in a condition that is written for a reader.
enum class FactText : std::uint8_t {
  label,
  value,
  both  ///< `在校学生数（1200）`
};

/// A condition, or the part of it below `node`, in words: facts by their labels or their values, choices by their
/// labels, numbers with their units, functions in a sentence. `context` is needed for values; one that is not known is
/// said to be unknown. With it, of an `if` only the branch that is taken is written.
[[nodiscard]] std::string condition_text(const Expression& expression, std::uint32_t node, const Vocabulary& vocabulary,
                                         Language language, FactText facts = FactText::label,
                                         const EvaluationContext* context = nullptr);
/// The same in both languages, for what is judged.
[[nodiscard]] Message condition_text(const Expression& expression, std::uint32_t node, const Vocabulary& vocabulary,
                                     FactText facts, const EvaluationContext& context);

/// The sign of a comparison of numbers for a reader: `>=`, `=`, `不等于`.
[[nodiscard]] std::string comparison_sign(Operation comparison, Language language);

/// The node that stands for `node`: of an `if` whose condition is decided the branch that is taken, else itself.
[[nodiscard]] std::uint32_t chosen_branch(const Expression& expression, std::uint32_t node,
                                          const EvaluationContext& context);

/// A number of an expression for a reader, as far as it is known: `2`, `1–3`, `未知`.
[[nodiscard]] std::string interval_text(const Interval& value, const ExpressionNode& node, Language language);
[[nodiscard]] Message interval_text(const Interval& value, const ExpressionNode& node);

}  // namespace edu_check
