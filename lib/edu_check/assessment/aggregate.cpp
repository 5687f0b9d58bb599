#include "edu_check/assessment/aggregate.h"

#include <algorithm>

#include "edu_check/assessment/assess.h"
#include "edu_check/expression/evaluator.h"

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

/// What is known of an unknown number: its bounds, and that a part is no larger than its whole.
Interval bounds_of(const Fact& fact, const Inventory& school) {
  if (fact.type.kind == Kind::date || fact.type.kind == Kind::choice) return {};
  Interval bounds;
  bounds.low = {fact.least.value_or(Rational{})};
  if (fact.most) bounds.high = {*fact.most};
  for (const auto whole : fact.wholes) {
    const auto& slot = school.slot(whole);
    if (slot.is_known()) bounds = minimum(bounds, {bounds.low, {slot.number}});
  }
  return bounds;
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

Bound infinite() { return {{}, Bound::Infinite::above}; }

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
}

void RegionAggregate::add(const Inventory& school, Date as_of) {
  const auto& applicability = standard_->school;
  EvaluationContext context{school.slots(), as_of};
  const auto applies = !applicability.applies ? Truth::yes
                       : applicability.when   ? evaluate(*applicability.when, context)
                                              : Truth::yes;
  if (applies == Truth::no) return;
  ++(applies == Truth::yes ? schools_ : maybe_schools_);
  for (const auto slot : read_numbers_) {
    if (!school.slot(slot).is_known()) bounds_[slot] = bounds_of(standard_->vocabulary->fact(slot), school);
  }
  context.bounds = bounds_;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const auto& [expression, requirement, aggregate] = standard_->aggregates[i];
    const auto* const phase = phase_on(*requirement, as_of);
    context.threshold = phase != nullptr ? &phase->threshold : nullptr;
    auto member = applies;
    if (aggregate.filter != Aggregate::none)
      member = both(member, evaluate_truth(*expression, aggregate.filter, context));
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
  const bool open = total == nullptr || !total->is_known();
  const auto unseen = open ? 0 : std::max<std::int64_t>(0, total->number.floor() - schools_);
  std::vector<Interval> values(states_.size());
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const auto& aggregate = standard_->aggregates[i].aggregate;
    auto state = states_[i];
    const bool filtered = aggregate.filter != Aggregate::none;
    // Schools that nobody has seen belong to an unfiltered selection for certain, and to a filtered one perhaps.
    (filtered ? state.maybe_members : state.members) += unseen;
    (filtered ? state.maybe_met_unknown : state.met_unknown) += unseen;
    switch (aggregate.kind) {
      case AggregateKind::sum:
        values[i] = state.sum;
        if (open || unseen > 0) values[i].high = infinite();
        break;
      case AggregateKind::schools:
        values[i] = {{Rational(state.members)}, {Rational(state.members + state.maybe_members)}};
        if (open) values[i].high = infinite();
        break;
      case AggregateKind::share:
        if (!open) values[i] = share_of(state);
        break;
    }
  }
  return values;
}

}  // namespace edu_check
