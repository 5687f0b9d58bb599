#pragma once

#include "edu_check/standard/standard.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Warns of what loads but is not well made: `requirement-no-evidence`, `requirement-no-remedy`,
/// `requirement-no-reading` (an attestation of something vague), `text-same` and `text-language` (zh and en),
/// `share-not-part` (a share whose part is not `part_of` its whole), `adjust-unused` (a fact that the condition does
/// not read), `fact-unused` (of the standard's own), `alternative-same`, `date-before-issue`, `id-order`.
void lint_standard(const Standard& standard, Diagnostics& diagnostics);

}  // namespace edu_check
