#include "edu_check/assessment/school_part.h"

namespace edu_check {
namespace {

const Interval none_of_it{Rational{}};

/// What a school adds to a number of the region that is made of sums.
Interval contribution(const Expression& expression, std::uint32_t index, const EvaluationContext& school) {
  const auto& node = expression.nodes[index];
  if (node.operation == Operation::add) {
    return add(contribution(expression, node.first, school), contribution(expression, node.second, school));
  }
  if (node.operation == Operation::subtract) {
    return add(contribution(expression, node.first, school), negate(contribution(expression, node.second, school)));
  }
  const auto& aggregate = expression.aggregates[node.first];
  const auto member = aggregate.filter == Aggregate::none
                          ? Truth::yes
                          : evaluate_truth(expression, aggregate.filter, school, Doubt::nothing);
  if (member == Truth::no) return none_of_it;
  const auto value = aggregate.kind == AggregateKind::schools ? Interval(Rational(1))
                                                              : evaluate_number(expression, aggregate.body, school);
  return member == Truth::yes ? value : hull(none_of_it, value);
}

bool is_negative(const Bound& bound) { return less({bound, bound}, none_of_it) == Truth::yes; }

}  // namespace

SchoolPart part_of_school(const Expression& expression, const Aggregate& aggregate, const EvaluationContext& school) {
  const auto part = contribution(expression, aggregate.body, school);
  const auto whole = contribution(expression, aggregate.whole, school);
  const auto rest = add(whole, negate(part));
  const bool contradictory =
      part.doubtful || whole.doubtful || is_negative(whole.high) || is_negative(rest.high) || is_negative(part.high);
  if (contradictory) return {maximum(none_of_it, Interval()), maximum(none_of_it, Interval())};
  return {{maximum(none_of_it, part).low, minimum(part, whole).high}, maximum(none_of_it, rest)};
}

}  // namespace edu_check
