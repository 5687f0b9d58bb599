#pragma once
// Private to the room.

#include <cstddef>
#include <optional>
#include <string_view>

namespace edu_check::yaml {

/// How many spaces the tabs that indent the line at `line` (its offset in the text) stand for; nothing where that may
/// be read in two ways. In a part of the file that only tabs indent each is a level; beside lines that spaces indent a
/// tab stands for the one level that is open there.
[[nodiscard]] std::optional<std::size_t> spaces_for_tabs(std::string_view text, std::size_t line);

}  // namespace edu_check::yaml
