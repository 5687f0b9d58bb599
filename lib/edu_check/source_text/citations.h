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

/// Reports numbers and dates of conditions that the cited text does not write.
void check_thresholds(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                      const Citations& citations, Diagnostics& diagnostics);

/// Reports requirements without a `verb`, and those whose verb the cited text does not write.
void check_verbs(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                 const Citations& citations, Diagnostics& diagnostics);

/// Reports texts of the standard that copy from the official text.
void check_copies(const Standard& standard, const StandardPlaces& places, const OfficialText& whole,
                  Diagnostics& diagnostics);

}  // namespace edu_check
