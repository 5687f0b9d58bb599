#include "edu_check/assessment/evidence.h"

#include <algorithm>

#include "edu_check/expression/operations.h"

namespace edu_check {

bool lacks_evidence(const Inventory& inventory, std::uint32_t slot) {
  const auto& value = inventory.slot(slot);
  if (!value.is_known() || value.has_evidence) return false;
  if (value.presence == Presence::given) return true;
  const auto& fact = inventory.vocabulary().fact(slot);
  if (fact.derive_from) return lacks_evidence(inventory, fact.derive_from->slot);
  return fact.derive && lacks_evidence(inventory, *fact.derive, {});
}

bool lacks_evidence(const Inventory& inventory, const Expression& expression,
                    std::span<const std::uint32_t> undocumented) {
  bool lacks = std::any_of(undocumented.begin(), undocumented.end(), [&](std::uint32_t number) {
    return number >= expression.first_aggregate && number < expression.first_aggregate + expression.aggregates.size();
  });
  facts_read(expression, [&](std::uint32_t slot) { lacks = lacks || lacks_evidence(inventory, slot); });
  return lacks;
}

}  // namespace edu_check
