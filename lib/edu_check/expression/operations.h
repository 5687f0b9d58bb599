#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "edu_check/expression/expression.h"

namespace edu_check {

/// What `first`, `second` and `third` of a node are: operands come first, in this order.
struct OperationRow {
  enum class Fact : std::uint8_t { none, first, second };
  /// How an operation is explained: a leaf by itself, whatever it is made of; the others by their operands.
  enum class Form : std::uint8_t { leaf, negation, joint, choice };

  Operation operation;
  std::uint8_t operands;   ///< how many of them are nodes, from `first` on
  Fact fact = Fact::none;  ///< which of them is the slot of a fact
  Form form = Form::leaf;
};
using OperationForm = OperationRow::Form;

/// One row an operation, in their order.
[[nodiscard]] const OperationRow& row_of(Operation operation);

/// The slot of the fact that a node reads by itself, if it reads one.
[[nodiscard]] std::optional<std::uint32_t> fact_read(const ExpressionNode& node);

/// Whether an expression asks for the threshold of a phase.
[[nodiscard]] bool reads_threshold(const Expression& expression);

/// Calls `visit` with the slot of each fact that an expression reads, also inside of aggregates, in the order of the
/// text; a fact that is read twice is visited twice.
template <class Visit>
void facts_read(const Expression& expression, const Visit& visit) {
  // Nodes stand after their operands, and operands in the order of the text.
  for (const auto& node : expression.nodes) {
    if (const auto slot = fact_read(node)) visit(*slot);
  }
}

/// The same for what stands below one node.
template <class Visit>
void facts_read(const Expression& expression, std::uint32_t node, const Visit& visit) {
  const auto& read = expression.nodes[node];
  if (const auto slot = fact_read(read)) visit(*slot);
  const std::array<std::uint32_t, 3> operands{read.first, read.second, read.third};
  for (std::size_t i = 0; i < row_of(read.operation).operands; ++i) facts_read(expression, operands[i], visit);
}

}  // namespace edu_check
