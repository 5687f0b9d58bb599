#pragma once

#include "edu_check/source_text/citations.h"

namespace edu_check {

/// Reports numbers and dates of conditions that the cited text does not write.
void check_thresholds(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                      const Citations& citations, Diagnostics& diagnostics);

}  // namespace edu_check
