#pragma once
// Private to the room.

#include <cstddef>
#include <string_view>

#include "edu_check/yaml/strict/refusal.h"

namespace edu_check::yaml {

/// What is wrong with a text that should be `key: value`, and where in it.
struct ColonMistake {
  Refusal refusal = Refusal::missing_colon;
  std::size_t offset = 0;
};

/// Why `text`, which stands for an entry, has no colon that counts: it is full-width, has no space after it, or is
/// missing.
[[nodiscard]] ColonMistake find_colon_mistake(std::string_view text);

/// Whether the first line of a plain text reads like an entry with such a mistake: `带宽：500`, `bandwidth:500`.
[[nodiscard]] bool looks_like_entry(std::string_view text);

/// Whether the value that begins at `at` is read as it stands once there is a colon and a space before it: a plain text
/// that a colon, a comment or a mark of YAML does not change, or something in quotes or brackets.
[[nodiscard]] bool reads_as_it_stands(std::string_view text, std::size_t at);

}  // namespace edu_check::yaml
