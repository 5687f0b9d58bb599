#include "edu_check/assessment/finding_cache.h"

#include <algorithm>

#include "edu_check/assessment/needed_change.h"
#include "edu_check/standard/fact_use.h"

namespace edu_check {
namespace {

constexpr std::size_t most_kept = 16;  // findings of one requirement
constexpr std::size_t most_phases = 8;
/// A variant is a number of mixed radix: a leading 1, what the result is, and the state of each fact.
constexpr std::uint64_t result_states = outcome_count * outcome_count * 3 * 2 * most_phases;
constexpr std::uint64_t most_fact_states = (UINT64_MAX / 2) / result_states;

/// Whether a finding may depend on more than the facts and the result.
bool reads_surroundings(const Expression& expression) {
  return std::any_of(expression.nodes.begin(), expression.nodes.end(), [](const ExpressionNode& node) {
    return node.operation == Operation::as_of || node.operation == Operation::aggregate;
  });
}

/// Number of values of a type that has only a few; else 0.
std::uint32_t value_count(const Type& type) {
  constexpr std::size_t most_choices = 32;
  constexpr std::size_t most_listed = 6;
  if (type.kind == Kind::boolean) return 2;
  const auto choices = type.choices != nullptr ? type.choices->choices.size() : 0;
  if (type.kind == Kind::choice && choices <= most_choices) return static_cast<std::uint32_t>(choices);
  if (type.kind == Kind::list && choices <= most_listed) return 1U << choices;
  return 0;
}

/// Whether a fact that is to be yes may contradict others then.
bool may_contradict(std::uint32_t slot, const Vocabulary& vocabulary) {
  const auto& fact = vocabulary.fact(slot);
  const auto constraints = vocabulary.constraints_of(slot);
  if (constraints.empty() || is_given_by_nature(fact)) return false;
  if (fact.type.kind != Kind::boolean) return true;
  std::vector<Slot> facts(vocabulary.facts().size());
  facts[slot].presence = Presence::given;
  facts[slot].number = Rational(1);
  const EvaluationContext context{facts, {}};
  return std::any_of(constraints.begin(), constraints.end(), [&](std::uint32_t each) {
    return evaluate(vocabulary.constraints()[each].require, context) != Truth::yes;
  });
}

/// Whether a condition asks for the contrary of something.
bool denies(const Expression& expression) {
  return std::any_of(expression.nodes.begin(), expression.nodes.end(),
                     [](const ExpressionNode& node) { return node.operation == Operation::negation; });
}

std::uint64_t phase_index(const Requirement& requirement, Date as_of) {
  const auto* const phase = phase_on(requirement, as_of);
  return phase != nullptr ? static_cast<std::uint64_t>(phase - requirement.phases.data()) : 0;
}

}  // namespace

FindingCache::FindingCache(const Standard& standard) : standard_(standard), entries_(standard.requirements.size()) {
  for (std::size_t i = 0; i < entries_.size(); ++i) prepare(entries_[i], standard.requirements[i]);
}

void FindingCache::prepare(Entry& entry, const Requirement& requirement) const {
  FactUse use(*standard_.vocabulary);
  bool surroundings = reads_surroundings(requirement.require);
  if (requirement.when) {
    use.add(*requirement.when);
    surroundings = surroundings || reads_surroundings(*requirement.when);
  }
  use.add(requirement.require);
  std::uint64_t states = 1;
  bool few = true;
  for (const auto slot : use.slots()) {
    const auto values = value_count(standard_.vocabulary->fact(slot).type);
    const auto radix = static_cast<std::uint32_t>(Presence::given) + 2 * values;  // given and derived values
    few = few && states <= most_fact_states / radix;
    states *= few ? radix : 1;
    entry.dependencies.push_back({slot, radix, values > 0});
    entry.rests_on_others = entry.rests_on_others || may_contradict(slot, *standard_.vocabulary) ||
                            (denies(requirement.require) && !standard_.vocabulary->constraints_of(slot).empty());
  }
  entry.keepable = few && !surroundings && requirement.phases.size() <= most_phases;
}

void FindingCache::start(const Inventory& inventory, const AssessOptions& options) {
  inventory_ = &inventory;
  options_ = &options;
  applicability_is_open_ = applies_to(standard_, inventory, options.as_of) == Truth::unknown;
}

std::uint64_t FindingCache::variant_of(std::uint32_t index, const RequirementResult& result) const {
  const auto& entry = entries_[index];
  if (!entry.keepable || applicability_is_open_) return 0;
  if (entry.rests_on_others && result.today == Outcome::fail) return 0;
  // A finding about documents tells which they are.
  if (options_->evidence == EvidenceRule::required && result.today == Outcome::unknown) return 0;
  std::uint64_t number = 1;
  const auto add = [&](std::uint64_t state, std::uint64_t radix) { number = number * radix + state; };
  add(static_cast<std::uint64_t>(result.outcome), outcome_count);
  add(static_cast<std::uint64_t>(result.today), outcome_count);
  add(static_cast<std::uint64_t>(result.level), 3);
  add(result.reading_sensitive ? 1 : 0, 2);
  add(phase_index(standard_.requirements[index], options_->as_of), most_phases);
  for (const auto& each : entry.dependencies) {
    const auto& slot = inventory_->slot(each.slot);
    auto state = static_cast<std::uint64_t>(slot.presence);
    if (slot.is_known()) {
      if (!each.values) return 0;
      constexpr auto given = static_cast<std::uint64_t>(Presence::given);
      state = given + 2 * slot.bits() + (slot.presence == Presence::derived ? 1 : 0);
    }
    add(state, each.radix);
  }
  return number;
}

FindingCache::Found FindingCache::explain(std::uint32_t index, const RequirementResult& result) {
  const auto variant = variant_of(index, result);
  auto& kept = entries_[index].kept;
  if (variant != 0) {
    const auto found =
        std::find_if(kept.begin(), kept.end(), [&](const Kept& each) { return each.variant == variant; });
    if (found != kept.end()) return {found->finding, variant};
  }
  auto finding = edu_check::explain(standard_, index, *inventory_, *options_, result);
  if (variant != 0 && kept.size() < most_kept) {
    kept.push_back({variant, std::move(finding)});
    return {kept.back().finding, variant};
  }
  scratch_ = std::move(finding);
  return {scratch_, variant};
}

}  // namespace edu_check
