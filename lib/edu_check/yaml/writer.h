#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace edu_check::yaml {

/// A text as a scalar on one line, a key or a value, that every reader of YAML takes for this very text: as it stands
/// where nothing else can be seen in it, else in quotes, with escapes for what nobody sees. Every line break becomes a
/// line feed; what no document may hold, malformed bytes and controls but for tabs, becomes U+FFFD.
[[nodiscard]] std::string scalar_text(std::string_view text);

/// Appends a comment of whole lines, wrapped at 80 columns; whatever the text is, it stays a comment.
void append_comment(std::string& to, std::size_t indent, std::string_view text);

}  // namespace edu_check::yaml
