#pragma once
// Private to the room.

#include <array>
#include <cstdint>

#include "edu_check/assessment/condition_text.h"
#include "edu_check/expression/operations.h"

namespace edu_check {

/// Calls `visit` with a node and those below it, of an `if` those of the branch that is taken. Bodies of aggregates are
/// not gone into.
template <class Visit>
void visit_taken_nodes(const Expression& expression, std::uint32_t any, const EvaluationContext& context,
                       const Visit& visit) {
  const auto& node = expression.nodes[chosen_branch(expression, any, context)];
  visit(node);
  const std::array<std::uint32_t, 3> operands{node.first, node.second, node.third};
  for (std::size_t i = 0; i < row_of(node.operation).operands; ++i)
    visit_taken_nodes(expression, operands[i], context, visit);
}

/// Calls `visit` with the slots of the facts that those nodes read.
template <class Visit>
void visit_taken_facts(const Expression& expression, std::uint32_t any, const EvaluationContext& context,
                       const Visit& visit) {
  visit_taken_nodes(expression, any, context, [&](const ExpressionNode& node) {
    if (const auto slot = fact_read(node)) visit(*slot);
  });
}

}  // namespace edu_check
