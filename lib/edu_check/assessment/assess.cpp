#include "edu_check/assessment/assess.h"

#include <algorithm>

#include "edu_check/assessment/evidence.h"

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
      assessment_.requirements[i] = judge(standard_.requirements[i]);
    }
    for (const auto index : options_.waived) waive(assessment_.requirements[index]);
    assessment_.indicators.resize(standard_.indicators.size());
    assessment_.counts = {};
    for (std::size_t i = 0; i < standard_.indicators.size(); ++i) {
      assessment_.indicators[i] = sum_up(standard_.indicators[i]);
      count(assessment_.indicators[i]);
    }
    assessment_.verdict = verdict();
  }

 private:
  [[nodiscard]] RequirementResult judge(const Requirement& requirement) {
    RequirementResult result;
    result.level = requirement.scope == inventory_.kind() ? requirement.level : Level::informational;
    if (result.level == Level::informational || assessment_.applies == Truth::no) return result;
    const auto* const phase = phase_on(requirement, options_.as_of);
    context_.threshold = phase != nullptr ? &phase->threshold : nullptr;
    result.today = decide(requirement.when, requirement.require);
    for (const auto& alternative : requirement.alternatives) {
      const auto& when = alternative.when ? alternative.when : requirement.when;
      if (decide(when, alternative.require) != result.today) result.reading_sensitive = true;
    }
    if (result.today == Outcome::pass && lacks_evidence(requirement)) result.today = Outcome::unknown;
    const bool early = owed(requirement.when) != Truth::no && !is_due(requirement, options_.as_of);
    result.outcome = early ? Outcome::not_due : result.today;
    return result;
  }

  /// Whether the standard applies, and a requirement with this condition of applicability.
  [[nodiscard]] Truth owed(const std::optional<Expression>& when) const {
    return both(assessment_.applies, when ? evaluate_choice(*when, context_) : Truth::yes);
  }

  [[nodiscard]] Outcome decide(const std::optional<Expression>& when, const Expression& require) const {
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

  [[nodiscard]] bool lacks_evidence(const Requirement& requirement) const {
    if (options_.evidence == EvidenceRule::optional || requirement.evidence.empty()) return false;
    return edu_check::lacks_evidence(inventory_, requirement.require, options_.undocumented);
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

  void count(const IndicatorResult& indicator) {
    auto& counts = assessment_.counts;
    if (indicator.level == Level::mandatory) ++counts.mandatory[static_cast<std::size_t>(indicator.outcome)];
    if (indicator.level == Level::advisory) ++counts.advisory;
    if (indicator.level == Level::informational) ++counts.informational;
  }

  [[nodiscard]] Verdict verdict() const {
    const auto& counts = assessment_.counts;
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
