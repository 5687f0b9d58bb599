#pragma once
// Private to the room.

#include <cstdint>
#include <string_view>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/reader.h"

namespace edu_check::yaml {

/// Checks the bytes of a source before any parser sees them: size, encoding, control characters. False, with a report,
/// if no parser may see them.
bool check_text(const Source& source, Diagnostics& diagnostics, const ReadLimits& limits);

/// Whether no line ends in a carriage return alone, which YAML does not take for a line break. Reports the first that
/// does. `check_text` does the same, except in what may be JSON, where a carriage return is a blank.
bool check_line_breaks(const Source& source, Diagnostics& diagnostics);

/// Whether the text is within the limits on size and on flow collections. These are held in memory as a whole by
/// yaml-cpp, at a hundred times their size.
[[nodiscard]] bool within_limits(std::string_view text, const ReadLimits& limits);

/// Reports nesting over the limit.
void report_too_deep(const Source& source, std::uint32_t offset, std::uint32_t limit, Diagnostics& diagnostics);

}  // namespace edu_check::yaml
