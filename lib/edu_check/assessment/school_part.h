#pragma once

#include "edu_check/expression/evaluator.h"
#include "edu_check/expression/expression.h"

namespace edu_check {

/// What one school adds to a share of sums.
struct SchoolPart {
  Interval part;
  Interval rest;  ///< what it adds to the whole beyond the part
};

/// Evaluates the operands of a share of sums for one school. A school's part is no larger than its whole: one that is
/// contradicts itself, so that nothing is known of either, as of a school that nobody has seen.
[[nodiscard]] SchoolPart part_of_school(const Expression& expression, const Aggregate& aggregate,
                                        const EvaluationContext& school);

}  // namespace edu_check
