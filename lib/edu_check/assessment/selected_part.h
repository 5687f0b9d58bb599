#pragma once

#include <string_view>
#include <vector>

#include "edu_check/assessment/selection.h"
#include "edu_check/standard/standard.h"

namespace edu_check {

/// Sets, by their index, whether the requirements of a section, an indicator or a requirement are judged; false if the
/// standard has none of that id.
bool select_part(const Standard& standard, std::string_view id, bool judged, std::vector<bool>& requirements);

/// Which requirements a selection of ids means, by their index; an id that the standard does not have means none.
[[nodiscard]] std::vector<bool> judged_by(const Selection& selection, const Standard& standard);

}  // namespace edu_check
