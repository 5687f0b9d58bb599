#include "edu_check/standard/fact_use.h"

#include <algorithm>

#include "edu_check/expression/operations.h"

namespace edu_check {

std::vector<std::uint32_t> slots_read(const Expression& expression) {
  std::vector<std::uint32_t> slots;
  facts_read(expression, [&](std::uint32_t slot) { slots.push_back(slot); });
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

void add_derivations(const Vocabulary& vocabulary, std::set<std::uint32_t>& slots) {
  std::vector<std::uint32_t> open(slots.begin(), slots.end());
  while (!open.empty()) {
    const auto& fact = vocabulary.fact(open.back());
    open.pop_back();
    auto sources = fact.derive ? slots_read(*fact.derive) : std::vector<std::uint32_t>();
    if (fact.derive_from) sources.push_back(fact.derive_from->slot);
    for (const auto slot : sources) {
      if (slots.insert(slot).second) open.push_back(slot);
    }
  }
}

bool is_part_of(const Vocabulary& vocabulary, std::uint32_t part, std::uint32_t whole) {
  std::set<std::uint32_t> seen;
  std::vector<std::uint32_t> open{part};
  while (!open.empty()) {
    const auto slot = open.back();
    open.pop_back();
    if (slot == whole) return true;
    if (!seen.insert(slot).second) continue;
    const auto& wholes = vocabulary.fact(slot).wholes;
    open.insert(open.end(), wholes.begin(), wholes.end());
  }
  return false;
}

void FactUse::add(std::uint32_t slot) {
  if (taken_[slot]) return;
  taken_[slot] = true;
  slots_.push_back(slot);
}

void FactUse::add(const Expression& expression) {
  facts_read(expression, [&](std::uint32_t slot) { add(slot); });
}

void FactUse::add(const Requirement& requirement) {
  if (requirement.when) add(*requirement.when);
  add(requirement.require);
  for (const auto& alternative : requirement.alternatives) {
    if (alternative.when) add(*alternative.when);
    add(alternative.require);
  }
  if (requirement.adjust) add(*requirement.adjust);
}

void FactUse::add(const Standard& standard) {
  for (const auto* const applicability : {&standard.school, &standard.region}) {
    if (applicability->when) add(*applicability->when);
  }
  for (const auto& requirement : standard.requirements) add(requirement);
}

}  // namespace edu_check
