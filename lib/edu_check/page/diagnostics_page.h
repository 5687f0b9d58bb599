#pragma once

#include <string>

#include "edu_check/page/page.h"

namespace edu_check {

/// What each id of `known_diagnostics()` means and what to do about it, by group: as a page of text, and as the page of
/// the manual, where an id is a heading to which links can lead. The texts are our own, and need no escapes.
[[nodiscard]] std::string known_diagnostics_text(const PageStyle& style);
[[nodiscard]] std::string known_diagnostics_markdown(Language language);
/// The same for programs: `{"diagnostics": [{"id", "group", "severities", "meaning", "remedy"}, …]}`, a line an id.
[[nodiscard]] std::string known_diagnostics_json(Language language);

}  // namespace edu_check
