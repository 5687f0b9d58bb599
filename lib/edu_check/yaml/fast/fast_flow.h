#pragma once
// Private to the room.

#include <cstddef>

#include "edu_check/yaml/fast/fast_cursor.h"

namespace edu_check::yaml {

/// Reads the flow collection at the cursor and moves behind it; all its lines are indented by more than `column`.
[[nodiscard]] bool read_flow(FastCursor& cursor, std::size_t column);

}  // namespace edu_check::yaml
