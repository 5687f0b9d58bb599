#pragma once

#include "edu_check/inventory/inventory.h"
#include "edu_check/rule_test/rule_test.h"

namespace edu_check {

/// Puts the facts of a test into an inventory, by the way that an inventory's file takes: what would be wrong there is
/// reported here too, at its place in the test.
void fill_inventory(const TestFacts& facts, SubjectKind kind, const Source& source, Inventory& inventory,
                    Diagnostics& diagnostics);

}  // namespace edu_check
