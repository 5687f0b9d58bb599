#pragma once

#include "edu_check/source_text/citations.h"

namespace edu_check {

/// Reports texts of the standard that copy from the official text.
void check_copies(const Standard& standard, const StandardPlaces& places, const OfficialText& whole,
                  Diagnostics& diagnostics);

}  // namespace edu_check
