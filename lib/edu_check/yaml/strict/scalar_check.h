#pragma once
// Private to the room.

#include <string_view>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/strict/text_walker.h"

namespace edu_check::yaml {

/// A scalar as it was read and as it is written.
struct FoundScalar {
  std::string_view value;
  std::string_view written;
  Place place;
  bool is_key = false;
};

/// Refuses scalars that are well-formed YAML but hardly what their author means: merge keys, entries whose colon does
/// not count, full-width spaces at their ends, lines that look like items, escapes of control characters.
void check_scalar(const FoundScalar& scalar, const Source& source, Diagnostics& diagnostics);

/// Whether a plain scalar begins or ends with a space that YAML does not take for one: full-width or no-break.
[[nodiscard]] bool has_odd_space_at_ends(std::string_view text);

}  // namespace edu_check::yaml
