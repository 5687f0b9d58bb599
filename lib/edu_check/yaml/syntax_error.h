#pragma once
// Private to the room.

#include <cstdint>
#include <string_view>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check::yaml {

/// What yaml-cpp says of text that is no YAML.
struct SyntaxError {
  std::string_view what;        ///< its message, without the place
  std::uint32_t offset = 0;     ///< where it noticed
  std::uint32_t understood = 0;  ///< up to where all was well
};

/// Reports it in words that tell the likely mistake and how to mend it; and as reading ends there, also the mistakes that can
/// be seen in the rest of the text without understanding it: tabs in indentation, full-width colons.
void report_syntax_error(const SyntaxError& error, const Source& source, Diagnostics& diagnostics);

}  // namespace edu_check::yaml
