#include "edu_check/assessment/needed_change.h"

#include <algorithm>

#include "edu_check/assessment/finding.h"

namespace edu_check {
namespace {

constexpr std::int64_t most = 1'000'000'000'000'000;

/// Tries values of one fact against the condition of a requirement.
class Trial {
 public:
  Trial(const Requirement& requirement, std::uint32_t slot, const EvaluationContext& context)
      : requirement_(requirement), fact_(context.fact(slot)), context_(context) {
    fact_.presence = Presence::given;
    context_.replacement = &fact_;
    context_.replaced = slot;
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;
  ~Trial() = default;

  /// The value nearest to `from`, going by `sign`, that passes.
  std::optional<std::int64_t> nearest(std::int64_t from, int sign) {
    std::int64_t failed = from;
    std::int64_t step = 1;
    for (;; step *= 2) {
      const auto next = sign > 0 ? from + step : std::max<std::int64_t>(0, from - step);
      const auto truth = truth_of(next);
      if (truth == Truth::yes) return bisect(failed, next);
      if (truth == Truth::unknown) return before(failed, next);
      if (next == 0 || step > most) return std::nullopt;
      failed = next;
    }
  }

 private:
  Truth truth_of(std::int64_t value) {
    fact_.number = Rational(value);
    return evaluate(requirement_.require, context_);
  }

  std::int64_t bisect(std::int64_t failed, std::int64_t passed) {
    while (failed - passed > 1 || passed - failed > 1) {
      const auto middle = failed + (passed - failed) / 2;
      (truth_of(middle) == Truth::yes ? passed : failed) = middle;
    }
    return passed;
  }

  /// A value that passes between one that fails and one that goes too far: a part larger than its whole decides
  /// nothing.
  std::optional<std::int64_t> before(std::int64_t failed, std::int64_t too_far) {
    while (failed - too_far > 1 || too_far - failed > 1) {
      const auto middle = failed + (too_far - failed) / 2;
      const auto truth = truth_of(middle);
      if (truth == Truth::yes) return bisect(failed, middle);
      (truth == Truth::no ? failed : too_far) = middle;
    }
    return std::nullopt;
  }

  const Requirement& requirement_;
  Slot fact_;
  EvaluationContext context_;
};

}  // namespace

std::optional<Rational> needed_change(const Requirement& requirement, const Inventory& inventory,
                                      const EvaluationContext& context) {
  if (!requirement.adjust) return std::nullopt;
  const auto& fact = inventory.vocabulary().fact(*requirement.adjust);
  const auto& slot = inventory.slot(*requirement.adjust);
  const bool searchable =
      fact.type.kind == Kind::count || fact.type.kind == Kind::bandwidth || fact.type.kind == Kind::money;
  if (!slot.is_known() || !searchable) return std::nullopt;
  Trial trial(requirement, *requirement.adjust, context);
  const auto up = trial.nearest(slot.number.floor(), 1);
  const auto found = up ? up : trial.nearest(slot.number.ceil(), -1);
  if (!found) return std::nullopt;
  return subtract(Rational(*found), slot.number);
}

}  // namespace edu_check
