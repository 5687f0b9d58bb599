#include "edu_check/assessment/undecided_reason.h"

#include <algorithm>
#include <array>

#include "edu_check/assessment/condition_text.h"
#include "edu_check/expression/operations.h"
#include "edu_check/text/enumeration.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

class Reasons {
 public:
  Reasons(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary)
      : expression_(expression), context_(context), vocabulary_(vocabulary) {}

  void visit(std::uint32_t any) {
    const auto index = chosen_branch(expression_, any, context_);
    const auto& node = expression_.nodes[index];
    const bool is_quotient = node.operation == Operation::share || node.operation == Operation::divide;
    if (is_quotient && explain(node)) {
      facts_read(expression_, index, [&](std::uint32_t slot) { name(slot); });
      return;
    }
    const std::array<std::uint32_t, 3> operands{node.first, node.second, node.third};
    for (std::size_t i = 0; i < row_of(node.operation).operands; ++i) visit(operands[i]);
  }

  ToDo found;

 private:
  bool explain(const ExpressionNode& node) {
    const auto part = evaluate_number(expression_, node.first, context_);
    const auto whole = evaluate_number(expression_, node.second, context_);
    if (!part.is_point() || !whole.is_point()) return false;
    const auto part_name = named(node.first);
    const auto whole_name = named(node.second);
    if (whole.low.value.is_zero()) {
      const auto text =
          message("{}为 0，算不出比例，请核对", "{} is 0, so there is nothing to divide by: please check", whole_name);
      append(found.text, text, between_steps);
      return true;
    }
    if (node.operation != Operation::share || part.low.value <= whole.low.value) return false;
    const auto text = message("{}大于 {}，请核对", "{} is more than {}: please check", part_name, whole_name);
    append(found.text, text, between_steps);
    return true;
  }

  [[nodiscard]] Message named(std::uint32_t index) const {
    const auto facts =
        evaluate_number(expression_, index, context_).low.value.is_zero() ? FactText::label : FactText::both;
    return condition_text(expression_, index, vocabulary_, facts, context_);
  }

  void name(std::uint32_t slot) {
    if (std::find(found.facts.begin(), found.facts.end(), slot) == found.facts.end()) found.facts.push_back(slot);
  }

  const Expression& expression_;
  const EvaluationContext& context_;
  const Vocabulary& vocabulary_;
};

}  // namespace

ToDo undecided_reason(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary) {
  Reasons reasons(expression, context, vocabulary);
  if (!expression.empty()) reasons.visit(expression.root());
  return std::move(reasons.found);
}

}  // namespace edu_check
