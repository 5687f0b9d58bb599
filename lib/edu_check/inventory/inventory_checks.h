#pragma once

#include "edu_check/inventory/inventory.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Derives what follows from the given facts, and reports contradictions with all places: a fact of the other kind of
/// inventory, a given value that differs from the derived one, a part larger than its whole, places of
/// which none lies in the other (`place_facts`), a constraint of the vocabulary that is false.
void derive_and_check(Inventory& inventory, Diagnostics& diagnostics);

}  // namespace edu_check
