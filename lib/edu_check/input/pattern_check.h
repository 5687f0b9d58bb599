#pragma once
// Private to the room.

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// Warns of what makes the patterns of an ignore file match nothing though it looks right (`ignore-character`): spaces
/// beside a pattern that are no ordinary ones, what nobody sees, full-width marks, and bytes that are not UTF-8. Each
/// line is told once, however often the file is read.
void check_patterns(const Source& source, Diagnostics& diagnostics);

}  // namespace edu_check
