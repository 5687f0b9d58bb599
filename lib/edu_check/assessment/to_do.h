#pragma once

#include <cstdint>
#include <vector>

#include "edu_check/expression/evaluator.h"
#include "edu_check/expression/expression.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// What is to be done so that a condition holds that does not.
struct ToDo {
  Message text;                      ///< `活动场所无线覆盖：否，应为“是”`
  std::vector<std::uint32_t> facts;  ///< slots of the facts that it names, each once: by changing them it can hold
};

/// Says of a condition that does not hold which facts are at fault, what they are and what they should be. What must
/// hold together is listed; of what may hold instead of each other all ways are told. Facts that are still unknown
/// there are named too. Of a condition on the schools of a region it names the facts of the schools.
[[nodiscard]] ToDo to_do(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary);

}  // namespace edu_check
