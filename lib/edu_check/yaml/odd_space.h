#pragma once
// Private to the room.

#include <cstdint>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check::yaml {

/// Reports the character at `offset` that looks like a space or like nothing, by its name: `yaml-full-width-space` or
/// `yaml-invisible-character`.
void report_odd_character(const Source& source, std::uint32_t offset, Diagnostics& diagnostics);

/// Where an error in `found` is about a line that such a character makes unreadable, reports the character instead: one
/// beside a colon, a dash, a bracket or a comma, in the indentation, or at the end.
void name_odd_characters(const Source& source, Diagnostics& found);

}  // namespace edu_check::yaml
