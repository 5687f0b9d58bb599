#pragma once

#include <cstdint>
#include <span>

#include "edu_check/expression/expression.h"
#include "edu_check/inventory/inventory.h"

namespace edu_check {

/// Whether an inventory gives a fact, or one from which it follows, and names no documents for it.
[[nodiscard]] bool lacks_evidence(const Inventory& inventory, std::uint32_t slot);

/// Whether that is so of any fact that an expression reads, or, for a region, of one that its aggregates read in some
/// school: `undocumented` holds their numbers.
[[nodiscard]] bool lacks_evidence(const Inventory& inventory, const Expression& expression,
                                  std::span<const std::uint32_t> undocumented);

}  // namespace edu_check
