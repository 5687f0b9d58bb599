#include "edu_check/expression/evaluator.h"

#include <algorithm>

namespace edu_check {
namespace {

class Evaluator {
 public:
  Evaluator(const Expression& expression, const EvaluationContext& context)
      : expression_(expression), context_(context) {}

  [[nodiscard]] Truth truth(std::uint32_t index, Doubt doubt) const {
    const auto& node = expression_.nodes[index];
    switch (node.operation) {
      case Operation::truth:
        return static_cast<Truth>(node.first);
      case Operation::fact_truth: {
        const auto& slot = context_.fact(node.first);
        return slot.is_known() ? truth_of(slot.is_true()) : Truth::unknown;
      }
      case Operation::known:
        return context_.is_unseen ? Truth::unknown : truth_of(context_.fact(node.first).is_known());
      case Operation::negation:
        return !truth(node.first, Doubt::nothing);
      case Operation::conjunction: {
        const auto left = truth(node.first, doubt);
        return left == Truth::no ? left : both(left, truth(node.second, doubt));
      }
      case Operation::disjunction: {
        const auto left = truth(node.first, doubt);
        return left == Truth::yes ? left : either(left, truth(node.second, doubt));
      }
      case Operation::same_truth:
        return same_truth(truth(node.first, Doubt::nothing), truth(node.second, Doubt::nothing));
      case Operation::in_list: {
        const auto& slot = context_.fact(node.second);
        return slot.is_known() ? truth_of((slot.bits() >> node.first & 1U) != 0) : Truth::unknown;
      }
      case Operation::in_choices:
        return in_choices(node);
      case Operation::in_texts:
        return in_texts(node);
      case Operation::if_truth:
        return if_truth(node, doubt);
      case Operation::equal:
        return compare<equal>(node.first, node.second, doubt);
      case Operation::not_equal:
        return compare<not_equal>(node.first, node.second, doubt);
      case Operation::less:
        return compare<less>(node.first, node.second, doubt);
      case Operation::less_or_equal:
        return compare<less_or_equal>(node.first, node.second, doubt);
      case Operation::greater:
        return compare<less>(node.second, node.first, doubt);
      case Operation::greater_or_equal:
        return compare<less_or_equal>(node.second, node.first, doubt);
      case Operation::number:
      case Operation::fact_number:
      case Operation::as_of:
      case Operation::threshold:
      case Operation::minus:
      case Operation::add:
      case Operation::subtract:
      case Operation::multiply:
      case Operation::divide:
      case Operation::share:
      case Operation::minimum:
      case Operation::maximum:
      case Operation::floor:
      case Operation::ceil:
      case Operation::if_number:
      case Operation::aggregate:
        break;
    }
    return Truth::unknown;
  }

  [[nodiscard]] Interval number(std::uint32_t index) const {
    const auto& node = expression_.nodes[index];
    switch (node.operation) {
      case Operation::number:
        return expression_.constants[node.first];
      case Operation::fact_number: {
        const auto& slot = context_.fact(node.first);
        if (slot.is_known()) return slot.number;
        return context_.bounds.empty() ? Interval{} : context_.bounds[node.first];
      }
      case Operation::as_of:
        return context_.is_day_open ? Interval() : Interval(Rational(context_.as_of.days));
      case Operation::threshold:
        return context_.threshold != nullptr ? *context_.threshold : Interval{};
      case Operation::minus:
        return negate(number(node.first));
      case Operation::add:
        return add(number(node.first), number(node.second));
      case Operation::subtract:
        return add(number(node.first), negate(number(node.second)));
      case Operation::multiply:
        return multiply(number(node.first), number(node.second));
      case Operation::divide:
        return divide(number(node.first), number(node.second));
      case Operation::share:
        if (node.third != 0) return share_with_rest(aggregate(node.third - 1), aggregate(node.third));
        return share(number(node.first), number(node.second));
      case Operation::minimum:
        return minimum(number(node.first), number(node.second));
      case Operation::maximum:
        return maximum(number(node.first), number(node.second));
      case Operation::floor:
        return floor(number(node.first));
      case Operation::ceil:
        return ceil(number(node.first));
      case Operation::if_number: {
        const auto condition = truth(node.first, Doubt::nothing);
        if (condition == Truth::yes) return number(node.second);
        if (condition == Truth::no) return number(node.third);
        return hull(number(node.second), number(node.third));
      }
      case Operation::aggregate:
        return aggregate(node.first);
      case Operation::truth:
      case Operation::fact_truth:
      case Operation::known:
      case Operation::negation:
      case Operation::conjunction:
      case Operation::disjunction:
      case Operation::equal:
      case Operation::not_equal:
      case Operation::less:
      case Operation::less_or_equal:
      case Operation::greater:
      case Operation::greater_or_equal:
      case Operation::same_truth:
      case Operation::in_list:
      case Operation::in_choices:
      case Operation::in_texts:
      case Operation::if_truth:
        break;
    }
    return {};
  }

 private:
  [[nodiscard]] Interval aggregate(std::uint32_t index) const {
    const auto at = expression_.first_aggregate + index;
    return at < context_.aggregates.size() ? context_.aggregates[at] : Interval{};
  }

  template <Truth (*holds)(const Interval&, const Interval&)>
  [[nodiscard]] Truth compare(std::uint32_t first, std::uint32_t second, Doubt doubt) const {
    const auto left = number(first);
    const auto right = number(second);
    return doubt == Doubt::nothing && (left.doubtful || right.doubtful) ? Truth::unknown : holds(left, right);
  }

  [[nodiscard]] static Truth same_truth(Truth a, Truth b) {
    return a == Truth::unknown || b == Truth::unknown ? Truth::unknown : truth_of(a == b);
  }

  [[nodiscard]] Truth in_choices(const ExpressionNode& node) const {
    const auto choice = number(node.first);
    if (!choice.is_point()) return Truth::unknown;
    const auto mask = static_cast<std::uint64_t>(expression_.constants[node.second].low.value.numerator());
    return truth_of((mask >> choice.low.value.numerator() & 1U) != 0);
  }

  [[nodiscard]] Truth in_texts(const ExpressionNode& node) const {
    const auto& slot = context_.fact(node.first);
    if (!slot.is_known()) return Truth::unknown;
    const auto from = expression_.texts.begin() + node.second;
    const auto to = expression_.texts.begin() + node.third;
    return truth_of(std::find(from, to, slot.text) != to);
  }

  [[nodiscard]] Truth if_truth(const ExpressionNode& node, Doubt doubt) const {
    const auto condition = truth(node.first, Doubt::nothing);
    if (condition == Truth::yes) return truth(node.second, doubt);
    if (condition == Truth::no) return truth(node.third, doubt);
    const auto yes = truth(node.second, doubt);
    return yes == truth(node.third, doubt) ? yes : Truth::unknown;
  }

  const Expression& expression_;
  const EvaluationContext& context_;
};

}  // namespace

Truth evaluate_truth(const Expression& expression, std::uint32_t node, const EvaluationContext& context, Doubt doubt) {
  return Evaluator(expression, context).truth(node, doubt);
}

Interval evaluate_number(const Expression& expression, std::uint32_t node, const EvaluationContext& context) {
  return Evaluator(expression, context).number(node);
}

}  // namespace edu_check
