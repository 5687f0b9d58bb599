#pragma once
// Private to the room.

#include <cstdint>
#include <optional>
#include <string_view>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/strict/text_walker.h"

namespace edu_check::yaml {

/// What yaml-cpp says of text that is no YAML, and how far reading came.
struct SyntaxError {
  std::string_view what;                      ///< its message, without the place
  std::uint32_t offset = 0;                   ///< where it noticed
  std::uint32_t understood = 0;               ///< up to where all was well
  Place last_scalar;                          ///< the last that was understood
  std::optional<std::uint32_t> open_bracket;  ///< the innermost that is open there
};

/// Reports it in words that tell the likely mistake and how to mend it. As reading ends there, reports also the
/// mistakes that can be seen in the rest of the text without understanding it: tabs in the indentation and full-width
/// colons.
void report_syntax_error(const SyntaxError& error, const Source& source, Diagnostics& diagnostics);

}  // namespace edu_check::yaml
