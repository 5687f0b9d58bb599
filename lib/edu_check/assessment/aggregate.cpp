#include "edu_check/assessment/aggregate.h"

#include <algorithm>

#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/evidence.h"
#include "edu_check/assessment/school_part.h"
#include "edu_check/expression/operations.h"
#include "edu_check/standard/known_facts.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

const Interval zero{Rational{}};

/// Slots of the numbers of a school that an aggregate reads; those of a share of sums are read by its sums as well.
void collect_numbers(const Expression& expression, const Aggregate& aggregate, const Vocabulary& vocabulary,
                     std::vector<std::uint32_t>& slots) {
  if (aggregate.whole != Aggregate::none) return;
  for (const auto node : {aggregate.body, aggregate.filter}) {
    if (node == Aggregate::none) continue;
    facts_read(expression, node, [&](std::uint32_t slot) {
      if (is_numeric(vocabulary.fact(slot).type.kind)) slots.push_back(slot);
    });
  }
}

/// What is known of a number of which an inventory says nothing, where it knows the whole of which it is a part, or
/// parts of it.
Interval bounds_of(std::uint32_t slot, const Inventory& school) {
  const auto& vocabulary = school.vocabulary();
  auto bounds = vocabulary.bounds()[slot];
  for (const auto whole : vocabulary.fact(slot).wholes) {
    const auto& known = school.slot(whole);
    if (known.is_known()) bounds.high = minimum(bounds, known.number).high;
  }
  for (const auto part : school.touched()) {
    const auto& wholes = vocabulary.fact(part).wholes;
    const auto& known = school.slot(part);
    const bool is_part = known.is_known() && std::find(wholes.begin(), wholes.end(), slot) != wholes.end();
    if (is_part) bounds.low = maximum(bounds, known.number).low;
  }
  const bool contradictory =
      bounds.high.is_finite() && less({bounds.high, bounds.high}, {bounds.low, bounds.low}) == Truth::yes;
  return contradictory ? vocabulary.bounds()[slot] : bounds;
}

void add_to_sum(AggregateState& state, const Interval& value, Truth member) {
  state.sum = add(state.sum, member == Truth::yes ? value : hull(zero, value));
  if (value.doubtful) state.doubtful = 1;
}

void add_to_share(AggregateState& state, Truth met, Truth member) {
  const bool sure = member == Truth::yes;
  if (met == Truth::yes) ++(sure ? state.met : state.maybe_met);
  if (met == Truth::unknown) ++(sure ? state.met_unknown : state.maybe_met_unknown);
}

/// What so many schools add to a sum to which each adds `each`; nothing as their number: any number of them.
Interval times(const Interval& each, std::optional<std::int64_t> schools) {
  if (schools) return multiply(each, Rational(*schools));
  auto any = hull(zero, each);
  if (any.low != zero.low) any.low = Interval().low;
  if (any.high != zero.high) any.high = Interval().high;
  return any;
}

/// An empty selection, or one that may be empty, has no share.
Interval share_of(const AggregateState& state) {
  if (state.members == 0) return Interval::no_number();
  const auto worst = Rational::of(state.met, state.members + state.maybe_members - state.maybe_met);
  const auto possible = state.met + state.met_unknown + state.maybe_met + state.maybe_met_unknown;
  const auto best = Rational::of(possible, state.members + state.maybe_met + state.maybe_met_unknown);
  return {{worst.value_or(Rational{})}, {best.value_or(Rational(1))}};
}

/// The same while nobody knows how many more schools there are: one that misses the condition keeps all from meeting
/// it.
Interval share_of_open(const AggregateState& state) {
  if (state.members == 0) return Interval::no_number();
  const bool missed = state.members > state.met + state.met_unknown;
  return {{Rational{}}, {Rational(1), Bound::Infinite::no, missed}};
}

/// What a school adds to a sum, or to the part or the rest of a share of sums.
Interval added(const StandardAggregate& each, const EvaluationContext& context) {
  const auto& [expression, requirement, aggregate, phase] = each;
  if (aggregate.kind == AggregateKind::sum) return evaluate_number(*expression, aggregate.body, context);
  const auto [part, rest] = part_of_school(*expression, aggregate, context);
  return aggregate.kind == AggregateKind::part ? part : rest;
}

}  // namespace

RegionAggregate::RegionAggregate(const Standard& standard)
    : standard_(&standard), states_(standard.aggregates.size()), bounds_(standard.vocabulary->bounds()) {
  const std::vector<Slot> nothing(bounds_.size());
  EvaluationContext context{nothing, {}, nullptr, {}, bounds_};
  context.is_day_open = context.is_unseen = true;
  for (const auto& each : standard.aggregates) {
    collect_numbers(*each.expression, each.aggregate, *standard.vocabulary, read_numbers_);
    context.threshold = each.phase != nullptr ? &each.phase->threshold : nullptr;
    const bool adds = each.aggregate.kind != AggregateKind::schools && each.aggregate.kind != AggregateKind::share;
    const auto unseen = adds ? added(each, context) : Interval();
    of_unseen_.push_back(each.aggregate.filter == Aggregate::none ? unseen : hull(zero, unseen));
  }
  std::sort(read_numbers_.begin(), read_numbers_.end());
  read_numbers_.erase(std::unique(read_numbers_.begin(), read_numbers_.end()), read_numbers_.end());
}

void RegionAggregate::add(const Inventory& school, std::optional<Date> as_of) {
  EvaluationContext context{school.slots(), as_of.value_or(Date()), nullptr, {}, bounds_};
  context.is_day_open = !as_of;
  const auto applies = standard_->school.applies ? applies_to(*standard_, school, as_of) : Truth::yes;
  if (applies == Truth::yes) ++schools_;
  if (applies == Truth::unknown) ++maybe_schools_;
  if (applies != Truth::yes) return;
  for (const auto slot : read_numbers_) {
    if (!school.slot(slot).is_known()) bounds_[slot] = bounds_of(slot, school);
  }
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const bool selected = gather(i, context);
    note_evidence(i, school, selected);
  }
}

bool RegionAggregate::gather(std::size_t index, EvaluationContext& context) {
  const auto& each = standard_->aggregates[index];
  const auto& [expression, requirement, aggregate, phase] = each;
  context.threshold = phase != nullptr ? &phase->threshold : nullptr;
  const auto member = aggregate.filter == Aggregate::none
                          ? Truth::yes
                          : evaluate_truth(*expression, aggregate.filter, context, Doubt::nothing);
  if (member == Truth::no) return false;
  auto& state = states_[index];
  ++(member == Truth::yes ? state.members : state.maybe_members);
  if (aggregate.kind == AggregateKind::share) {
    add_to_share(state, evaluate_truth(*expression, aggregate.body, context), member);
  } else if (aggregate.kind != AggregateKind::schools) {
    add_to_sum(state, added(each, context), member);
  }
  return true;
}

/// A school that is not of the selection is left out for what the filter reads of it. What a share of sums reads is
/// noted with its sums.
void RegionAggregate::note_evidence(std::size_t index, const Inventory& school, bool selected) {
  const auto& [expression, requirement, aggregate, phase] = standard_->aggregates[index];
  auto& undocumented = states_[index].undocumented;
  if (undocumented != 0 || requirement->evidence.empty() || aggregate.whole != Aggregate::none) return;
  const auto note = [&](std::uint32_t slot) {
    if (lacks_evidence(school, slot)) undocumented = 1;
  };
  if (aggregate.filter != Aggregate::none) facts_read(*expression, aggregate.filter, note);
  if (selected && aggregate.body != Aggregate::none) facts_read(*expression, aggregate.body, note);
}

void RegionAggregate::merge(const RegionAggregate& other) {
  schools_ += other.schools_;
  maybe_schools_ += other.maybe_schools_;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    auto& state = states_[i];
    const auto& more = other.states_[i];
    state.sum = edu_check::add(state.sum, more.sum);
    state.members += more.members;
    state.maybe_members += more.maybe_members;
    state.met += more.met;
    state.met_unknown += more.met_unknown;
    state.maybe_met += more.maybe_met;
    state.maybe_met_unknown += more.maybe_met_unknown;
    state.doubtful = std::max(state.doubtful, more.doubtful);
    state.undocumented = std::max(state.undocumented, more.undocumented);
  }
}

void RegionAggregate::restore(std::int64_t schools, std::int64_t maybe_schools, std::vector<AggregateState> states) {
  schools_ = schools;
  maybe_schools_ = maybe_schools;
  states_ = std::move(states);
}

std::vector<Interval> RegionAggregate::values(const Slot* total, Date as_of) const {
  std::vector<Interval> values(states_.size());
  const bool open = total == nullptr || !total->is_known();
  const auto unseen = open ? std::nullopt : std::optional(total->number.floor() - schools_);
  if (unseen && *unseen < 0) return values;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const auto& [expression, requirement, aggregate, phase] = standard_->aggregates[i];
    if (phase != nullptr && phase != phase_on(*requirement, as_of) && reads_threshold(*expression)) continue;
    const auto number = (i - expression->first_aggregate) % expression->aggregates.size();
    values[expression->first_aggregate + number] = value(i, unseen);
  }
  return values;
}

std::vector<Interval> RegionAggregate::values(const Inventory& region, Date as_of) const {
  const auto slot = standard_->vocabulary->slot(known::region_schools_total);
  return values(slot ? &region.slot(*slot) : nullptr, as_of);
}

/// Schools that nobody has seen belong to an unfiltered selection for certain, and to a filtered one perhaps.
Interval RegionAggregate::value(std::size_t index, std::optional<std::int64_t> unseen) const {
  const auto& aggregate = standard_->aggregates[index].aggregate;
  auto state = states_[index];
  const bool filtered = aggregate.filter != Aggregate::none;
  (filtered ? state.maybe_members : state.members) += unseen.value_or(0);
  (filtered ? state.maybe_met_unknown : state.met_unknown) += unseen.value_or(0);
  switch (aggregate.kind) {
    case AggregateKind::schools:
      return {{Rational(state.members)},
              unseen ? Bound{Rational(state.members + state.maybe_members)} : Interval().high};
    case AggregateKind::share:
      return unseen ? share_of(state) : share_of_open(state);
    case AggregateKind::sum:
    case AggregateKind::part:
    case AggregateKind::rest:
      break;
  }
  auto sum = edu_check::add(state.sum, times(of_unseen_[index], unseen));
  sum.doubtful = sum.doubtful || state.doubtful != 0;
  return sum;
}

std::vector<std::uint32_t> RegionAggregate::undocumented() const {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    const auto& expression = *standard_->aggregates[i].expression;
    if (states_[i].undocumented != 0) numbers.push_back(expression.first_aggregate);
  }
  return numbers;
}

void RegionAggregate::check_total(const Inventory& region, Diagnostics& diagnostics) const {
  const auto slot = standard_->vocabulary->slot(known::region_schools_total);
  if (!slot || states_.empty() || region.source() == nullptr) return;
  const auto& total = region.slot(*slot);
  if (!total.is_known() || total.number >= Rational(schools_)) return;
  const auto& label = standard_->vocabulary->fact(*slot).label;
  diagnostics
      .report(Severity::error, "region-schools", *region.source(), total.offset,
              message("“{}”为 {}，少于适用《{}》的学校清单数 {}",
                      "“{0}” is {1}, less than the {3} school inventories to which “{2}” applies", label,
                      total.number.floor(), standard_->title, schools_))
      .hint(message("更正总数；或者去掉重复的、不属于本区域的学校清单",
                    "correct the number, or leave out inventories given twice and schools of other regions"));
}

}  // namespace edu_check
