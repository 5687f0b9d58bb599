#pragma once

#include "edu_check/assessment/needed_change.h"
#include "edu_check/expression/evaluator.h"
#include "edu_check/expression/expression.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// What is to be done about a comparison that does not hold, in words and with the values of its facts: of a number
/// that has to grow or shrink by how much (`带宽增加 200 Mbps（现有 300 Mbps，需 500 Mbps）`), of what is computed what
/// it came to, what it should be and how far it is from that. `wanted` is the comparison that should hold between the
/// sides of `node`.
[[nodiscard]] Message comparison_text(const Expression& expression, std::uint32_t node, Operation wanted,
                                      const EvaluationContext& context, const Vocabulary& vocabulary);

/// The change of one fact that makes a node hold, as by `change_text`; where the node compares that fact with what is
/// computed, also how, in words and with figures: `按 学生数（1180） / 1000 向上取整 计算`.
[[nodiscard]] Message change_text_with_way(const Expression& expression, std::uint32_t node, const FactChange& change,
                                           const EvaluationContext& context, const Vocabulary& vocabulary);

}  // namespace edu_check
