#include "edu_check/assessment/unresolved.h"

#include <algorithm>

#include "edu_check/assessment/assess.h"
#include "edu_check/expression/operations.h"

namespace edu_check {
namespace {

/// Walks down where the value is undecided; a fact without a value at the end of the way is the reason.
class Walk {
 public:
  Walk(const Expression& expression, const EvaluationContext& context, std::vector<std::uint32_t>& slots)
      : expression_(expression), context_(context), slots_(slots) {}

  void visit(std::uint32_t index) {
    const auto& node = expression_.nodes[index];
    if (is_decided(index, node) || node.operation == Operation::known) return;
    if (const auto slot = fact_read(node)) return add(*slot);
    const auto operands = row_of(node.operation).operands;
    if (operands > 0) visit(node.first);
    if (row_of(node.operation).form == OperationForm::choice) return visit_branches(node);
    if (operands > 1) visit(node.second);
  }

 private:
  [[nodiscard]] bool is_decided(std::uint32_t index, const ExpressionNode& node) const {
    if (node.kind == Kind::boolean) return evaluate_truth(expression_, index, context_) != Truth::unknown;
    return evaluate_number(expression_, index, context_).is_decided();
  }

  /// Only the branch that is taken, or both while the condition is open.
  void visit_branches(const ExpressionNode& node) {
    const auto condition = evaluate_truth(expression_, node.first, context_, Doubt::nothing);
    if (condition != Truth::no) visit(node.second);
    if (condition != Truth::yes) visit(node.third);
  }

  void add(std::uint32_t slot) {
    if (context_.facts[slot].is_known()) return;
    if (std::find(slots_.begin(), slots_.end(), slot) == slots_.end()) slots_.push_back(slot);
  }

  const Expression& expression_;
  const EvaluationContext& context_;
  std::vector<std::uint32_t>& slots_;
};

}  // namespace

void collect_unresolved(const Expression& expression, const EvaluationContext& context,
                        std::vector<std::uint32_t>& slots) {
  if (!expression.empty()) Walk(expression, context, slots).visit(expression.root());
}

}  // namespace edu_check
