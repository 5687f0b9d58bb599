#pragma once

#include "edu_check/assessment/to_do.h"

namespace edu_check {

/// Why an expression decides nothing although none of its facts is missing: a whole of zero, or a part that is larger
/// than its whole. Empty if neither is so.
[[nodiscard]] ToDo undecided_reason(const Expression& expression, const EvaluationContext& context,
                                    const Vocabulary& vocabulary);

}  // namespace edu_check
