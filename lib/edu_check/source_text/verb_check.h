#pragma once

#include "edu_check/source_text/citations.h"

namespace edu_check {

/// Reports requirements without a `verb`, and those whose verb the cited text does not write.
void check_verbs(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                 const Citations& citations, Diagnostics& diagnostics);

}  // namespace edu_check
