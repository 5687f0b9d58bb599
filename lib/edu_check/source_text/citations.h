#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "edu_check/source_text/clause_resolver.h"
#include "edu_check/source_text/official_text.h"
#include "edu_check/standard/standard.h"
#include "edu_check/standard/standard_places.h"

namespace edu_check {

/// What the clauses of a standard cite.
struct Citations {
  std::vector<std::optional<ResolvedClause>> indicators;  ///< by index; nothing where the clause is wrong
  std::vector<bool> is_heading;                           ///< by block: whether some clause names it as a heading
};

/// Resolves all clauses and headings of sections; reports those that are wrong, what is cited twice, and what is not
/// cited.
[[nodiscard]] Citations check_citations(const Standard& standard, const StandardPlaces& places,
                                        const OfficialText& text, Diagnostics& diagnostics);

}  // namespace edu_check
