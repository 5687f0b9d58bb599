#include "edu_check/standard/fact_use.h"

#include "edu_check/expression/operations.h"

namespace edu_check {

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
