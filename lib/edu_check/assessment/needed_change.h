#pragma once

#include <optional>

#include "edu_check/expression/evaluator.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/standard/standard.h"

namespace edu_check {

/// By how much the fact named by `adjust` must change so that the condition holds, if a change of that one fact can do
/// it; negative where it must become smaller. Found by doubling and halving, which is right for conditions that are
/// monotone in the fact.
[[nodiscard]] std::optional<Rational> needed_change(const Requirement& requirement, const Inventory& inventory,
                                                    const EvaluationContext& context);

}  // namespace edu_check
