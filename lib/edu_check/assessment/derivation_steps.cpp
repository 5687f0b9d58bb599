#include "edu_check/assessment/derivation_steps.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "edu_check/assessment/change_text.h"
#include "edu_check/assessment/condition_text.h"
#include "edu_check/expression/kinds.h"
#include "edu_check/expression/operations.h"

namespace edu_check {
namespace {

/// A text that is to stand in quotation marks, with those in it of the other kind.
std::string inner_quotes(std::string text) {
  for (const auto& [outer, inner] : {std::pair("“", "‘"), std::pair("”", "’")}) {
    for (auto at = text.find(outer); at != std::string::npos; at = text.find(outer, at)) text.replace(at, 3, inner);
  }
  return text;
}

class Derivation {
 public:
  Derivation(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary,
             Language language)
      : expression_(expression), context_(context), vocabulary_(vocabulary), language_(language) {}

  void add(std::uint32_t index, std::size_t depth) {
    const auto& node = expression_.nodes[index];
    DerivationStep step{depth, evaluate_truth(expression_, index, context_), {}, {}, {}, {}};
    switch (row_of(node.operation).form) {
      case OperationForm::joint:
        step.condition = node.operation == Operation::conjunction
                             ? say(language_, "以下全部成立", "all of these hold")
                             : say(language_, "以下至少一项成立", "at least one of these holds");
        steps_.push_back(std::move(step));
        return add_joined(index, node.operation, depth + 1);
      case OperationForm::negation:
        step.condition = say(language_, "以下不成立", "this does not hold");
        steps_.push_back(std::move(step));
        return add(node.first, depth + 1);
      case OperationForm::choice:
        return add_choice(node, std::move(step));
      case OperationForm::leaf:
        describe(index, node, step);
        steps_.push_back(std::move(step));
    }
  }

  [[nodiscard]] std::vector<DerivationStep> take() { return std::move(steps_); }

 private:
  [[nodiscard]] std::string labels(std::uint32_t index) const {
    return condition_text(expression_, index, vocabulary_, language_, FactText::label, &context_);
  }

  [[nodiscard]] std::string values(std::uint32_t index) const {
    return condition_text(expression_, index, vocabulary_, language_, FactText::value, &context_);
  }

  /// The operands of `a and b and c` stand side by side.
  void add_joined(std::uint32_t index, Operation operation, std::size_t depth) {
    const auto& node = expression_.nodes[index];
    if (node.operation != operation) return add(index, depth);
    add_joined(node.first, operation, depth);
    add_joined(node.second, operation, depth);
  }

  void add_choice(const ExpressionNode& node, DerivationStep step) {
    const auto depth = step.depth;
    const auto condition = evaluate_truth(expression_, node.first, context_);
    step.condition = say(language_, "视此而定：", "depending on: ") + labels(node.first);
    step.both_sides = condition == Truth::unknown ? say(language_, "未知", "unknown")
                      : condition == Truth::yes   ? say(language_, "是", "yes")
                                                  : say(language_, "否", "no");
    steps_.push_back(std::move(step));
    if (condition != Truth::no) add(node.second, depth + 1);
    if (condition != Truth::yes) add(node.third, depth + 1);
  }

  void describe(std::uint32_t index, const ExpressionNode& node, DerivationStep& step) const {
    step.condition = labels(index);
    const auto symbol = symbol_of(node.operation);
    if (!symbol.empty()) {
      describe_choices(index, step);
      const auto side = [&](std::uint32_t each) {
        return interval_text(evaluate_number(expression_, each, context_), expression_.nodes[each], language_);
      };
      const bool of_choice = expression_.nodes[node.first].kind == Kind::choice;
      if (of_choice && expression_.nodes[node.second].operation == Operation::number) {
        step.condition += say(language_, "：", ": ") + side(node.first);
        return;
      }
      step.both_sides =
          fmt::format("{} {} {}", side(node.first), comparison_sign(node.operation, language_), side(node.second));
      step.values = values(index);
      if (step.values == step.both_sides || of_choice) step.values.clear();
    } else if (node.operation == Operation::fact_truth) {
      step.condition += say(language_, "：", ": ") + values(index);
    } else if (node.operation == Operation::in_choices) {
      step.condition += say(language_, "：", ": ") + interval_text(evaluate_number(expression_, node.first, context_),
                                                                   expression_.nodes[node.first], language_);
    } else if (node.operation == Operation::in_list || node.operation == Operation::in_texts) {
      const auto slot = node.operation == Operation::in_list ? node.second : node.first;
      step.condition +=
          say(language_, "：", ": ") + value_text(context_.facts[slot], vocabulary_.fact(slot).type).in(language_);
    } else {
      step.both_sides = values(index);
      if (step.both_sides == step.condition) step.both_sides.clear();
    }
  }

  /// Why the branches are taken that stand for the `if`s below a node.
  void describe_choices(std::uint32_t index, DerivationStep& step) const {
    const auto& node = expression_.nodes[index];
    const auto branch = chosen_branch(expression_, index, context_);
    if (branch != index) {
      const bool holds = evaluate_truth(expression_, node.first, context_, Doubt::nothing) == Truth::yes;
      const auto condition = inner_quotes(labels(node.first));
      const auto taken = inner_quotes(labels(branch));
      step.choices.push_back(
          language_ == Language::zh
              ? fmt::format("“{}”{}，所以取“{}”", condition, holds ? "成立" : "不成立", taken)
              : fmt::format("“{}” {}, which makes it “{}”", condition, holds ? "holds" : "does not hold", taken));
      return describe_choices(branch, step);
    }
    if (node.operation == Operation::aggregate) return;
    const std::array<std::uint32_t, 3> operands{node.first, node.second, node.third};
    for (std::size_t i = 0; i < row_of(node.operation).operands; ++i) describe_choices(operands[i], step);
  }

  const Expression& expression_;
  const EvaluationContext& context_;
  const Vocabulary& vocabulary_;
  Language language_;
  std::vector<DerivationStep> steps_;
};

}  // namespace

std::vector<DerivationStep> derive_steps(const Expression& expression, const EvaluationContext& context,
                                         const Vocabulary& vocabulary, Language language) {
  Derivation derivation(expression, context, vocabulary, language);
  derivation.add(expression.root(), 0);
  return derivation.take();
}

}  // namespace edu_check
