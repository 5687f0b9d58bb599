#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/record/record.h"
#include "edu_check/standard/vocabulary.h"

namespace edu_check {

/// Which facts a page shows, by slot: only their names are written.
using ShownFacts = std::vector<bool>;

// What the HTML report embeds is JSON that stands in a `<script>` and that assets/model.js reads: no text of it can end
// the script, because `<` is written as an escape. Names, paths and values are untrusted; what could act on a display
// is made visible, as on a terminal. A text is one string, or [zh, en] where they differ.

/// An assessment as two lines: what overviews need, with the marks last, and the details, which are read only when
/// somebody opens them. With `Details::full` all requirements of the record are written, else only problems.
void write_page_assessment(std::string& to, const AssessmentRecord& record, std::size_t standard, Details details,
                           ShownFacts& shown);

/// The shown facts as one object from slot to [path, label].
void write_page_facts(std::string& to, const Vocabulary& vocabulary, const ShownFacts& shown);

/// One code a mandatory indicator: p pass, f fail, u unknown, n not applicable, d not due, w waived; in capitals if it
/// is advisory; i if it is informational.
[[nodiscard]] char outcome_code(Outcome outcome, Level level);

/// `text` with `&`, `<`, `>` and quotes as character references.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace edu_check
