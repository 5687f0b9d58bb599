#include "edu_check/assessment/aggregate.h"

#include <algorithm>

#include "edu_check/assessment/assess.h"
#include "edu_check/expression/evaluator.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

const Interval zero{Rational{}};

/// Nodes below an aggregate that read a number of a school.
void collect_numbers(const Expression& expression, std::uint32_t index, std::vector<std::uint32_t>& slots) {
  if (index == Aggregate::none) return;
  // Operands come before their users and belong to nothing else, so that all nodes up to the root of the body may be
  // read.
  for (std::uint32_t i = 0; i <= index; ++i) {
    if (expression.nodes[i].operation == Operation::fact_number) slots.push_back(expression.nodes[i].first);
  }
}

/// What is known of a number of which an inventory says nothing. Only a plain number may be negative.
Interval bounds_of(const Fact& fact) {
  if (fact.type.kind == Kind::date || fact.type.kind == Kind::choice) return {};
  Interval bounds;
  if (fact.least || fact.type.kind != Kind::number) bounds.low = {fact.least.value_or(Rational{})};
  if (fact.most) bounds.high = {*fact.most};
  return bounds;
}

/// The same in an inventory that knows the whole of which it is a part, or parts of it.
Interval bounds_of(std::uint32_t slot, const Inventory& school) {
  const auto& fact = school.vocabulary().fact(slot);
  auto bounds = bounds_of(fact);
  for (const auto whole : fact.wholes) {
    const auto& known = school.slot(whole);
    if (known.is_known()) bounds.high = minimum(bounds, known.number).high;
  }
  for (const auto part : school.touched()) {
    const auto& wholes = school.vocabulary().fact(part).wholes;
    const auto& known = school.slot(part);
    const bool is_part = known.is_known() && std::find(wholes.begin(), wholes.end(), slot) != wholes.end();
    if (is_part) bounds.low = maximum(bounds, known.number).low;
  }
  const bool contradictory =
      bounds.high.is_finite() && less({bounds.high, bounds.high}, {bounds.low, bounds.low}) == Truth::yes;
  return contradictory ? bounds_of(fact) : bounds;
}

/// Whether a part of an expression asks for more than the values of facts: for the day, which differs from school to
/// school, or for what an inventory knows.
bool asks_for_more(const Expression& expression, std::uint32_t index) {
  return std::any_of(expression.nodes.begin(), expression.nodes.begin() + index + 1, [](const ExpressionNode& node) {
    return node.operation == Operation::as_of || node.operation == Operation::threshold ||
           node.operation == Operation::known;
  });
}

void add_to_sum(AggregateState& state, const Interval& value, Truth member) {
  bool overflow = false;
  const auto counted = member == Truth::yes ? value : hull(zero, value);
  state.sum = add(state.sum, counted, overflow);
}

void add_to_share(AggregateState& state, Truth met, Truth member) {
  const bool sure = member == Truth::yes;
  if (met == Truth::yes) ++(sure ? state.met : state.maybe_met);
  if (met == Truth::unknown) ++(sure ? state.met_unknown : state.maybe_met_unknown);
}

/// What so many schools add to a sum to which each adds `each`; nothing as their number: any number of them.
Interval times(const Interval& each, std::optional<std::int64_t> schools) {
  bool overflow = false;
  if (schools) return multiply(each, Rational(*schools), overflow);
  auto any = hull(zero, each);
  if (any.low != zero.low) any.low = Interval().low;
  if (any.high != zero.high) any.high = Interval().high;
  return any;
}

Interval share_of(const AggregateState& state) {
  if (state.members == 0) return {};  // an empty selection, or one that may be empty, has no share
  const auto worst = Rational::of(state.met, state.members + state.maybe_members - state.maybe_met);
  const auto possible = state.met + state.met_unknown + state.maybe_met + state.maybe_met_unknown;
  const auto best = Rational::of(possible, state.members + state.maybe_met + state.maybe_met_unknown);
  return {{worst.value_or(Rational{})}, {best.value_or(Rational(1))}};
}

}  // namespace

RegionAggregate::RegionAggregate(const Standard& standard)
    : standard_(&standard), states_(standard.aggregates.size()), bounds_(standard.vocabulary->facts().size()) {
  for (const auto& [expression, requirement, aggregate] : standard.aggregates) {
    collect_numbers(*expression, aggregate.body, read_numbers_);
    collect_numbers(*expression, aggregate.filter, read_numbers_);
  }
  std::sort(read_numbers_.begin(), read_numbers_.end());
  read_numbers_.erase(std::unique(read_numbers_.begin(), read_numbers_.end()), read_numbers_.end());
  const std::vector<Slot> nothing(bounds_.size());
  for (const auto slot : read_numbers_) bounds_[slot] = bounds_of(standard.vocabulary->fact(slot));
  const EvaluationContext context{nothing, {}, nullptr, {}, bounds_};
  for (const auto& [expression, requirement, aggregate] : standard.aggregates) {
    const bool bounded = aggregate.kind == AggregateKind::sum && !asks_for_more(*expression, aggregate.body);
    const auto each = bounded ? evaluate_number(*expression, aggregate.body, context) : Interval();
    of_unseen_.push_back(aggregate.filter == Aggregate::none ? each : hull(zero, each));
  }
}

void RegionAggregate::add(const Inventory& school, Date as_of) {
  const auto& applicability = standard_->school;
  EvaluationContext context{school.slots(), as_of};
  const auto applies = !applicability.applies ? Truth::yes
                       : applicability.when   ? evaluate(*applicability.when, context)
                                              : Truth::yes;
  if (applies == Truth::yes) ++schools_;
  if (applies == Truth::unknown) ++maybe_schools_;
  if (applies != Truth::yes) return;
  for (const auto slot : read_numbers_) {
    if (!school.slot(slot).is_known()) bounds_[slot] = bounds_of(slot, school);
  }
  context.bounds = bounds_;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const auto& [expression, requirement, aggregate] = standard_->aggregates[i];
    const auto* const phase = phase_on(*requirement, as_of);
    context.threshold = phase != nullptr ? &phase->threshold : nullptr;
    const auto member =
        aggregate.filter == Aggregate::none ? Truth::yes : evaluate_truth(*expression, aggregate.filter, context);
    if (member == Truth::no) continue;
    auto& state = states_[i];
    ++(member == Truth::yes ? state.members : state.maybe_members);
    if (aggregate.kind == AggregateKind::sum)
      add_to_sum(state, evaluate_number(*expression, aggregate.body, context), member);
    if (aggregate.kind == AggregateKind::share)
      add_to_share(state, evaluate_truth(*expression, aggregate.body, context), member);
  }
}

void RegionAggregate::merge(const RegionAggregate& other) {
  schools_ += other.schools_;
  maybe_schools_ += other.maybe_schools_;
  bool overflow = false;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    auto& state = states_[i];
    const auto& more = other.states_[i];
    state.sum = edu_check::add(state.sum, more.sum, overflow);
    state.members += more.members;
    state.maybe_members += more.maybe_members;
    state.met += more.met;
    state.met_unknown += more.met_unknown;
    state.maybe_met += more.maybe_met;
    state.maybe_met_unknown += more.maybe_met_unknown;
  }
}

void RegionAggregate::restore(std::int64_t schools, std::int64_t maybe_schools, std::vector<AggregateState> states) {
  schools_ = schools;
  maybe_schools_ = maybe_schools;
  states_ = std::move(states);
}

std::vector<Interval> RegionAggregate::values(const Slot* total) const {
  std::vector<Interval> values(states_.size());
  const bool open = total == nullptr || !total->is_known();
  const auto unseen = open ? std::nullopt : std::optional(total->number.floor() - schools_);
  if (unseen && *unseen < 0) return values;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const auto& aggregate = standard_->aggregates[i].aggregate;
    auto state = states_[i];
    const bool filtered = aggregate.filter != Aggregate::none;
    // Schools that nobody has seen belong to an unfiltered selection for certain, and to a filtered one perhaps.
    (filtered ? state.maybe_members : state.members) += unseen.value_or(0);
    (filtered ? state.maybe_met_unknown : state.met_unknown) += unseen.value_or(0);
    bool overflow = false;
    switch (aggregate.kind) {
      case AggregateKind::sum:
        values[i] = edu_check::add(state.sum, times(of_unseen_[i], unseen), overflow);
        break;
      case AggregateKind::schools:
        values[i] = {{Rational(state.members)}, {Rational(state.members + state.maybe_members)}};
        if (open) values[i].high = Interval().high;
        break;
      case AggregateKind::share:
        if (!open) values[i] = share_of(state);
        break;
    }
  }
  return values;
}

void RegionAggregate::check_total(const Inventory& region, Diagnostics& diagnostics) const {
  const auto slot = standard_->vocabulary->slot("region.schools.total");
  if (!slot || states_.empty() || region.source() == nullptr) return;
  const auto& total = region.slot(*slot);
  if (!total.is_known() || total.number >= Rational(schools_)) return;
  const auto& label = standard_->vocabulary->fact(*slot).label;
  diagnostics
      .report(Severity::error, "region-schools", *region.source(), total.offset,
              message("“{0}”为 {2}，少于适用《{3}》的学校清单数 {5}",
                      "“{1}” is {2}, less than the {5} school inventories to which “{4}” applies", label.zh, label.en,
                      total.number.floor(), standard_->title.zh, standard_->title.en, schools_))
      .hint(message("更正总数；或者去掉重复的、不属于本区域的学校清单",
                    "correct the number, or leave out inventories given twice and schools of other regions"));
}

}  // namespace edu_check
