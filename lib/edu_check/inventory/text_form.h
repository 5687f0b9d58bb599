#pragma once
// Private to the room.

#include <optional>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// What a text is that is read line by line, by how it begins: a script or a TAP report. Nothing else begins so.
[[nodiscard]] std::optional<Message> find_line_form(std::string_view text);

/// Whether a text is written in Markdown: it begins with a heading, and has content that no YAML has. A comment begins
/// like a heading, so that its keys must have been looked at before.
[[nodiscard]] bool is_markdown(std::string_view text);

}  // namespace edu_check
