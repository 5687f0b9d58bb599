#pragma once

#include <cstdint>
#include <vector>

#include "edu_check/expression/evaluator.h"

namespace edu_check {

/// Slots of the facts for want of which an expression is undecided, each once, in the order of the expression.
void collect_unresolved(const Expression& expression, const EvaluationContext& context,
                        std::vector<std::uint32_t>& slots);

}  // namespace edu_check
