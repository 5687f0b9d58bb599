#include "edu_check/assessment/assess.h"

#include <algorithm>
#include <utility>

#include "edu_check/assessment/evidence.h"
#include "edu_check/assessment/unresolved.h"

namespace edu_check {
namespace {

Outcome outcome_of(Truth truth) {
  return truth == Truth::yes ? Outcome::pass : truth == Truth::no ? Outcome::fail : Outcome::unknown;
}

/// Truth of a condition; the single boolean fact that most conditions are is looked up at once.
Truth truth_of_condition(const Expression& condition, const EvaluationContext& context) {
  const auto& first = condition.nodes.front();
  if (condition.nodes.size() > 1 || first.operation != Operation::fact_truth) return evaluate(condition, context);
  const auto& slot = context.facts[first.first];
  return slot.is_known() ? truth_of(slot.is_true()) : Truth::unknown;
}

class Assessor {
 public:
  Assessor(const Standard& standard, const Inventory& inventory, const AssessOptions& options, Assessment& assessment)
      : standard_(standard),
        inventory_(inventory),
        options_(options),
        assessment_(assessment),
        context_{inventory.slots(), options.as_of, nullptr, options.aggregates, inventory.vocabulary().bounds()} {}

  void run() {
    assessment_.standard = &standard_;
    assessment_.kind = inventory_.kind();
    assessment_.as_of = options_.as_of;
    assessment_.applies = applies_to(standard_, inventory_, options_.as_of);
    const auto& touched = inventory_.touched();
    any_not_applicable_ =
        std::any_of(touched.begin(), touched.end(), [&](std::uint32_t slot) { return is_not_applicable(slot); });
    assessment_.requirements.resize(standard_.requirements.size());
    for (std::size_t i = 0; i < standard_.requirements.size(); ++i) {
      assessment_.requirements[i] = is_selected(i) ? judge(standard_.requirements[i]) : left_out();
    }
    for (const auto index : options_.waived) waive(assessment_.requirements[index]);
    assessment_.indicators.resize(standard_.indicators.size());
    assessment_.counts = {};
    for (std::size_t i = 0; i < standard_.indicators.size(); ++i) {
      assessment_.indicators[i] = sum_up(standard_.indicators[i]);
      count(assessment_.indicators[i], 1, assessment_.counts);
    }
    assessment_.verdict = verdict(assessment_.counts);
    for (std::size_t i = 0; i < standard_.requirements.size(); ++i) {
      if (is_selected(i)) compare_verdicts(i);
    }
  }

 private:
  [[nodiscard]] bool is_selected(std::size_t index) const {
    return options_.selection == nullptr || options_.selection->judged[index];
  }

  /// What was not selected is like somebody else's duty: it is listed and counts for nothing.
  static RequirementResult left_out() {
    RequirementResult result;
    result.level = Level::informational;
    return result;
  }

  /// A reading of another level or scope matters where the verdict would be another one.
  void compare_verdicts(std::size_t index) {
    for (const auto& alternative : standard_.requirements[index].alternatives) {
      auto& result = assessment_.requirements[index];
      if (result.reading_sensitive || (!alternative.level && !alternative.scope)) continue;
      result.reading_sensitive = verdict_under(index, alternative) != assessment_.verdict;
    }
  }

  [[nodiscard]] Verdict verdict_under(std::size_t index, const Alternative& alternative) {
    const auto& requirement = standard_.requirements[index];
    const auto reading = reading_under(requirement, alternative);
    auto other = judge(requirement, reading);
    demand_proof(requirement, *reading.require, other);
    const auto& waived = options_.waived;
    if (std::find(waived.begin(), waived.end(), index) != waived.end()) waive(other);
    const auto kept = std::exchange(assessment_.requirements[index], other);
    auto counts = assessment_.counts;
    count(assessment_.indicators[requirement.indicator], -1, counts);
    count(sum_up(standard_.indicators[requirement.indicator]), 1, counts);
    assessment_.requirements[index] = kept;
    return verdict(counts);
  }

  [[nodiscard]] RequirementResult judge(const Requirement& requirement) {
    auto result = judge(requirement, main_reading(requirement));
    for (const auto& alternative : requirement.alternatives) {
      const auto reading = reading_under(requirement, alternative);
      if (!may_differ_in_outcome(result.level, reading)) continue;
      if (differ(result, judge(requirement, reading))) result.reading_sensitive = true;
    }
    demand_proof(requirement, requirement.require, result);
    return result;
  }

  /// A pass is unknown that rests on facts without documents, where these are asked for, or on schools that may be one.
  void demand_proof(const Requirement& requirement, const Expression& require, RequirementResult& result) const {
    const bool in_doubt = options_.schools_in_doubt && !require.aggregates.empty();
    if (result.today != Outcome::pass || !(in_doubt || lacks_evidence(requirement, require))) return;
    result.outcome = result.outcome == Outcome::pass ? Outcome::unknown : result.outcome;
    result.today = Outcome::unknown;
  }

  /// Whether somebody judges by both readings; where only one does, the verdict alone can differ.
  [[nodiscard]] bool may_differ_in_outcome(Level level, const Reading& other) const {
    return level != Level::informational && level_of(other) != Level::informational;
  }

  [[nodiscard]] Level level_of(const Reading& reading) const {
    return reading.scope == inventory_.kind() ? reading.level : Level::informational;
  }

  /// Outcomes where one of two readings is due, and else what they would be today.
  [[nodiscard]] static bool differ(const RequirementResult& a, const RequirementResult& b) {
    const bool neither_due = a.outcome == Outcome::not_due && b.outcome == Outcome::not_due;
    return neither_due ? a.today != b.today : a.outcome != b.outcome;
  }

  [[nodiscard]] RequirementResult judge(const Requirement& requirement, const Reading& reading) {
    RequirementResult result;
    result.level = level_of(reading);
    if (result.level == Level::informational || assessment_.applies == Truth::no) return result;
    const auto* const phase = phase_on(requirement, options_.as_of);
    context_.threshold = phase != nullptr ? &phase->threshold : nullptr;
    result.today = decide(reading.when, *reading.require);
    const bool early = owed(reading.when) != Truth::no && !is_due(requirement, reading);
    result.outcome = early ? Outcome::not_due : result.today;
    return result;
  }

  [[nodiscard]] bool is_due(const Requirement& requirement, const Reading& reading) const {
    return reading.by ? *reading.by <= options_.as_of : edu_check::is_due(requirement, options_.as_of);
  }

  /// Whether the standard applies, and a requirement with this condition of applicability.
  [[nodiscard]] Truth owed(const Expression* when) const {
    return both(assessment_.applies, when != nullptr ? evaluate_choice(*when, context_) : Truth::yes);
  }

  [[nodiscard]] Outcome decide(const Expression* when, const Expression& require) const {
    const auto is_owed = owed(when);
    if (is_owed == Truth::no) return Outcome::not_applicable;
    if (is_owed == Truth::unknown) return Outcome::unknown;
    const auto truth = truth_of_condition(require, context_);
    if (truth == Truth::unknown && rests_on_not_applicable(require)) return Outcome::not_applicable;
    return outcome_of(truth);
  }

  [[nodiscard]] bool is_not_applicable(std::uint32_t slot) const {
    return inventory_.slot(slot).presence == Presence::not_applicable;
  }

  /// Whether all that is open in a condition was declared not applicable.
  [[nodiscard]] bool rests_on_not_applicable(const Expression& require) const {
    if (!any_not_applicable_) return false;
    std::vector<std::uint32_t> open;
    collect_unresolved(require, context_, open);
    return !open.empty() &&
           std::all_of(open.begin(), open.end(), [&](std::uint32_t slot) { return is_not_applicable(slot); });
  }

  [[nodiscard]] bool lacks_evidence(const Requirement& requirement, const Expression& require) const {
    if (options_.evidence == EvidenceRule::optional || requirement.evidence.empty()) return false;
    return edu_check::lacks_evidence(inventory_, require, options_.undocumented);
  }

  static void waive(RequirementResult& result) {
    if (result.outcome == Outcome::fail) result.outcome = Outcome::waived;
  }

  /// The gravest outcome of the requirements that count: fail, unknown, waived, pass, not due, not applicable.
  [[nodiscard]] IndicatorResult sum_up(const Indicator& indicator) const {
    static constexpr std::array<std::uint8_t, outcome_count> gravity{2, 5, 4, 0, 1, 3};
    const auto results =
        std::span(assessment_.requirements).subspan(indicator.first_requirement, indicator.requirement_count);
    IndicatorResult sum;
    for (const auto& result : results) sum.level = std::min(sum.level, result.level);
    for (const auto& result : results) {
      if (result.level != sum.level) continue;
      const auto rank = [](Outcome outcome) { return gravity[static_cast<std::size_t>(outcome)]; };
      if (rank(result.outcome) > rank(sum.outcome)) sum.outcome = result.outcome;
    }
    return sum;
  }

  /// Adds an indicator to the counts, or takes it away.
  static void count(const IndicatorResult& indicator, int number, Counts& counts) {
    auto& of_its_kind = indicator.level == Level::mandatory
                            ? counts.mandatory[static_cast<std::size_t>(indicator.outcome)]
                        : indicator.level == Level::advisory ? counts.advisory
                                                             : counts.informational;
    of_its_kind += static_cast<std::uint32_t>(number);
  }

  [[nodiscard]] Verdict verdict(const Counts& counts) const {
    if (assessment_.applies == Truth::no) return Verdict::not_applicable;
    if (counts.of(Outcome::fail) > 0) return Verdict::non_compliant;
    if (counts.of(Outcome::unknown) > 0 || assessment_.applies == Truth::unknown) return Verdict::undetermined;
    const bool judged = counts.of(Outcome::pass) + counts.of(Outcome::waived) > 0;
    return judged ? Verdict::compliant : Verdict::not_applicable;
  }

  const Standard& standard_;
  const Inventory& inventory_;
  const AssessOptions& options_;
  Assessment& assessment_;
  EvaluationContext context_;
  bool any_not_applicable_ = false;
};

}  // namespace

void assess(const Standard& standard, const Inventory& inventory, const AssessOptions& options,
            Assessment& assessment) {
  Assessor(standard, inventory, options, assessment).run();
}

Truth applies_to(const Standard& standard, const Inventory& inventory, std::optional<Date> as_of) {
  const auto& applicability = standard.applicability(inventory.kind());
  if (!applicability.applies) return Truth::no;
  if (!applicability.when) return Truth::yes;
  EvaluationContext context{inventory.slots(), as_of.value_or(Date()), nullptr, {}, inventory.vocabulary().bounds()};
  context.is_day_open = !as_of;
  return evaluate_choice(*applicability.when, context);
}

const Phase* phase_on(const Requirement& requirement, Date as_of) {
  const auto& phases = requirement.phases;
  if (phases.empty()) return nullptr;
  const auto next = std::find_if(phases.begin(), phases.end(), [&](const Phase& phase) { return phase.by > as_of; });
  return next == phases.begin() ? &phases.front() : &*(next - 1);
}

bool is_due(const Requirement& requirement, Date as_of) {
  if (requirement.by) return *requirement.by <= as_of;
  return requirement.phases.empty() || requirement.phases.front().by <= as_of;
}

EvaluationContext context_for(const Requirement& requirement, const Inventory& inventory, Date as_of,
                              std::span<const Interval> aggregates) {
  const auto* const phase = phase_on(requirement, as_of);
  return {inventory.slots(), as_of, phase != nullptr ? &phase->threshold : nullptr, aggregates,
          inventory.vocabulary().bounds()};
}

}  // namespace edu_check
