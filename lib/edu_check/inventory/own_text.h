#pragma once
// Private to the room.

#include <optional>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// Which output of edu-check a text is that has no keys: a table (CSV) by its titles, a page of text by its first
/// lines. Nothing if it is none that is known.
[[nodiscard]] std::optional<Message> find_own_text(std::string_view text);

/// Likewise of Markdown, which may also be the comments of YAML.
[[nodiscard]] std::optional<Message> find_own_markdown(std::string_view text);

}  // namespace edu_check
