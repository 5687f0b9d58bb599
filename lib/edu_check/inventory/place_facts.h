#pragma once

#include <optional>
#include <vector>

#include "edu_check/inventory/divisions.h"
#include "edu_check/inventory/inventory.h"

namespace edu_check {

/// What one fact of an inventory says of where the school or the region lies.
struct PlaceFact {
  std::uint32_t slot = 0;
  std::vector<DivisionCode> codes;  ///< one of these; at least one
};

/// What the given facts say of the place, as far as that is known: province, division code, school code, city and
/// district of a school; code and name of a region.
[[nodiscard]] std::vector<PlaceFact> place_facts(const Inventory& inventory);

/// Counties and districts that bear the whole name; none of one that any city may have, such as 东区, 郊区 or 滨海新区:
/// zones are often called like a district elsewhere.
[[nodiscard]] std::vector<DivisionCode> find_districts(std::string_view name);

/// Puts province and city of a school that does not name them into their slots: what its division code, its school
/// code, its city or its district says, in this order. A name of several places says only what they have in common.
/// The facts are those that `place_facts` finds in the same inventory.
void derive_place(Inventory& inventory, const std::vector<PlaceFact>& facts);

}  // namespace edu_check
