#pragma once

#include <string>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// The replacements that diagnostics have for one text, from the last to the first, none within another.
[[nodiscard]] std::vector<const Diagnostic*> replacements_of(const Source& source, const Diagnostics& found);

/// A text with replacements made, which are apart and go from the last to the first.
[[nodiscard]] std::string replaced_by(const Source& source, const std::vector<const Diagnostic*>& replacements);

/// Takes away the replacements that would change more than the place they are of: what an alias repeats changes with
/// its anchor, and there it may have been right. Says why at each.
void keep_exact_replacements(const Source& source, Diagnostics& found);

}  // namespace edu_check
