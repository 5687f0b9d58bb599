#include "edu_check/assessment/assumption.h"

#include <algorithm>
#include <iterator>

#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/unresolved.h"

namespace edu_check {

AssumptionFinder::AssumptionFinder(const Standard& standard)
    : asked_{asked_of(standard.applicability(SubjectKind::school)),
             asked_of(standard.applicability(SubjectKind::region))} {}

AssumptionFinder::Asked AssumptionFinder::asked_of(const Applicability& applicability) {
  Asked asked;
  if (!applicability.applies || !applicability.when) return asked;
  asked.when = *applicability.when;
  for (auto& node : asked.when.nodes) {
    if (node.operation != Operation::known) continue;
    asked.slots.push_back(node.first);
    node.operation = Operation::truth;
    node.first = static_cast<std::uint32_t>(Truth::yes);
  }
  return asked;
}

void AssumptionFinder::find(const Inventory& inventory, const Assessment& assessment,
                            std::vector<std::uint32_t>& slots) const {
  slots.clear();
  const auto& asked = asked_[static_cast<std::size_t>(inventory.kind())];
  const auto is_missing = [&](std::uint32_t slot) { return !inventory.slot(slot).is_known(); };
  if (std::none_of(asked.slots.begin(), asked.slots.end(), is_missing)) return;
  const EvaluationContext context{inventory.slots(), assessment.as_of};
  if (assessment.applies == Truth::unknown || evaluate(asked.when, context) == assessment.applies) return;
  collect_unresolved(asked.when, context, slots);
  std::erase_if(slots, [&](std::uint32_t slot) {
    return std::find(asked.slots.begin(), asked.slots.end(), slot) == asked.slots.end();
  });
  if (slots.empty()) std::copy_if(asked.slots.begin(), asked.slots.end(), std::back_inserter(slots), is_missing);
}

}  // namespace edu_check
