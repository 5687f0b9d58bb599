#include "edu_check/assessment/evidence.h"

#include <algorithm>
#include <utility>

#include "edu_check/expression/operations.h"
#include "edu_check/inventory/document.h"

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

namespace {

void collect_undocumented(const Inventory& inventory, std::uint32_t slot, std::vector<UndocumentedFact>& found) {
  if (!lacks_evidence(inventory, slot)) return;
  const auto& value = inventory.slot(slot);
  const auto& fact = inventory.vocabulary().fact(slot);
  const auto before = found.size();
  for (const auto& document : inventory.documents()) {
    if (document.slot == slot && document.mistake != DocumentMistake::none)
      found.push_back({slot, document.mistake, std::string(document.file), document.offset});
  }
  if (found.size() > before) return;
  if (value.presence == Presence::given) {
    found.push_back({slot, DocumentMistake::not_named, {}, value.offset});
  } else if (fact.derive_from) {
    collect_undocumented(inventory, fact.derive_from->slot, found);
  } else if (fact.derive) {
    facts_read(*fact.derive, [&](std::uint32_t source) { collect_undocumented(inventory, source, found); });
  }
}

}  // namespace

void collect_undocumented(const Inventory& inventory, const Expression& expression,
                          std::vector<UndocumentedFact>& found) {
  std::vector<UndocumentedFact> all;
  facts_read(expression, [&](std::uint32_t slot) { collect_undocumented(inventory, slot, all); });
  for (auto& each : all) {
    const bool known = std::any_of(found.begin(), found.end(), [&](const UndocumentedFact& other) {
      return other.slot == each.slot && other.offset == each.offset;
    });
    if (!known) found.push_back(std::move(each));
  }
}

}  // namespace edu_check
