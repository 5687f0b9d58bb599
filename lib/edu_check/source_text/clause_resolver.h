#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "edu_check/source_text/official_text.h"
#include "edu_check/standard/standard.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// What a clause means in a text: indices of blocks.
struct ResolvedClause {
  std::vector<std::uint32_t> headings;  ///< that it names, from the outermost inwards
  std::vector<std::uint32_t> text;      ///< that it cites; each holds text
};

/// Finds what a clause cites. Reports at the byte `offset` of `file`, the standard's, what is not there, with the
/// nearest that is: `clause-heading`, `clause-heading-text`, `clause-item`, `clause-paragraph`; then returns nothing.
[[nodiscard]] std::optional<ResolvedClause> resolve_clause(const Clause& clause, const OfficialText& text,
                                                           const Source& file, std::uint32_t offset,
                                                           Diagnostics& diagnostics);

}  // namespace edu_check
