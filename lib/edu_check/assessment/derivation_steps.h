#pragma once

#include <string>
#include <vector>

#include "edu_check/expression/evaluator.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/value/truth.h"

namespace edu_check {

/// One line of how a condition came to its truth.
struct DerivationStep {
  std::size_t depth = 0;
  Truth truth = Truth::unknown;
  std::string condition;             ///< with labels
  std::vector<std::string> choices;  ///< of each `if` in it, why which branch is taken
  std::string values;                ///< the same with values, where that says more than `both_sides`; may be empty
  std::string both_sides;            ///< of a comparison: `300 Mbps >= 500 Mbps`
};

/// How a condition came to its truth, from the whole to its parts.
[[nodiscard]] std::vector<DerivationStep> derive_steps(const Expression& expression, const EvaluationContext& context,
                                                       const Vocabulary& vocabulary, Language language);

}  // namespace edu_check
