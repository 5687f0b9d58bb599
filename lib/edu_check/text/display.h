#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// Columns that `text` takes on a terminal: East Asian wide and full-width characters take two, combining marks none.
/// A tab takes the columns up to the next multiple of eight.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Whether a character acts or hides instead of being shown; the rule is the same for all formats: controls, marks and
/// overrides of direction, tags, what has no width, separators of lines, what stands for no character, and what looks
/// like a blank but is none.
[[nodiscard]] bool hides(char32_t character);
/// The most columns that `text` takes on any terminal: those of East Asia show many signs outside of ASCII, such as
/// quotation marks and dashes, as wide as ideographs.
[[nodiscard]] std::size_t most_columns(std::string_view text);

/// `text` with all that could act on a terminal made visible: control characters, escapes, bidirectional overrides and
/// whatever else `hides` become `\u{…}`, malformed bytes `\x..`; a tab becomes a space. Selectors of variants stay
/// where the character before them has variants. For names and paths, which are untrusted.
[[nodiscard]] std::string printable(std::string_view text);
/// The same in both languages.
[[nodiscard]] Message printable(const Message& text);

/// `text` and as many spaces as fill it to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// The longest prefix of `text` that takes at most `width` columns on any terminal; "…" stands for what was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);

/// `text` broken into lines of at most `width` columns on any terminal, joined by a line break and `indent` spaces.
/// Breaks at spaces and between ideographs, never before closing punctuation; within a word only if it is longer than
/// a line.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace edu_check
