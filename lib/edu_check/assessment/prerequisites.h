#pragma once

#include <cstdint>
#include <span>

#include "edu_check/assessment/to_do.h"

namespace edu_check {

/// What else has to change once some facts have the values that are wanted, so that the inventory does not contradict
/// itself: the whole of a part that has grown above it, and what the constraints of the vocabulary ask for. The facts
/// `fixed` stay as they are. Empty if there is nothing.
[[nodiscard]] ToDo prerequisites(std::span<const FactValue> values, const EvaluationContext& context,
                                 const Vocabulary& vocabulary, std::span<const std::uint32_t> fixed = {});

}  // namespace edu_check
