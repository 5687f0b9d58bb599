#pragma once
// Private to the room.

#include <cstdint>
#include <string_view>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check::yaml {

/// Whether a line reads as an entry or an item, with a colon that counts or a dash.
[[nodiscard]] bool reads_as_entry(std::string_view line);

/// Looks through the lines after the one of `offset`, which nobody reads because of an error there, and reports tabs in
/// the indentation and colons after keys that are full-width or have no space; at most ten.
void check_lines_after(const Source& source, std::uint32_t offset, Diagnostics& diagnostics);

}  // namespace edu_check::yaml
