#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "edu_check/assessment/assessment.h"
#include "edu_check/inventory/inventory.h"

namespace edu_check {

/// Finds the facts that an inventory lacks and that a standard takes for granted: its `applies` asks `known(x)`, and
/// that x is missing decided whether it applies: were x known to have some value, that would be open or otherwise.
class AssumptionFinder {
 public:
  explicit AssumptionFinder(const Standard& standard);

  /// Slots of those facts, in the order of the condition; `slots` is filled anew.
  void find(const Inventory& inventory, const Assessment& assessment, std::vector<std::uint32_t>& slots) const;

 private:
  /// A condition with its questions whether facts are known.
  struct Asked {
    std::vector<std::uint32_t> slots;  ///< of `known(x)`; empty for most standards
    Expression when;                   ///< as if all of them were known
  };
  static Asked asked_of(const Applicability& applicability);

  std::array<Asked, 2> asked_;  ///< by kind of subject
};

}  // namespace edu_check
