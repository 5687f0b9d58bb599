#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "edu_check/expression/expression.h"
#include "edu_check/inventory/document.h"
#include "edu_check/inventory/inventory.h"

namespace edu_check {

/// A fact that is not documented, and why.
struct UndocumentedFact {
  std::uint32_t slot = 0;
  DocumentMistake mistake = DocumentMistake::not_named;
  std::string file;          ///< the document that is none; empty if none is named
  std::uint32_t offset = 0;  ///< byte at which it stands, else the fact
};

/// Whether an inventory gives a fact, or one from which it follows, and names no documents for it.
[[nodiscard]] bool lacks_evidence(const Inventory& inventory, std::uint32_t slot);

/// Whether that is so of any fact that an expression reads, or, for a region, of one that its aggregates read in some
/// school: `undocumented` holds their numbers.
[[nodiscard]] bool lacks_evidence(const Inventory& inventory, const Expression& expression,
                                  std::span<const std::uint32_t> undocumented);

/// The facts of the inventory for which an expression lacks evidence, with each of their documents that is none; a
/// derived fact by those from which it follows. Each fact once, in the order of the expression.
void collect_undocumented(const Inventory& inventory, const Expression& expression,
                          std::vector<UndocumentedFact>& found);

}  // namespace edu_check
