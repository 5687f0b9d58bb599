#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// What a character that is no ordinary one stands for.
enum class OddKind : std::uint8_t {
  space,     ///< looks like a space: no-break, full-width, thin …
  invisible  ///< looks like nothing: zero-width, marks of direction, tags …
};

/// A character that looks like a space or like nothing and that no reader takes for either.
struct OddCharacter {
  std::size_t offset = 0;  ///< in the text
  std::size_t length = 0;  ///< in bytes
  char32_t code = 0;
  OddKind kind = OddKind::space;
};

/// The first one from `from` on.
[[nodiscard]] std::optional<OddCharacter> find_odd_character(std::string_view text, std::size_t from = 0);

/// The first one that is invisible.
[[nodiscard]] std::optional<OddCharacter> find_invisible_character(std::string_view text);

/// Its name and number, as in `a no-break space (U+00A0)`.
[[nodiscard]] Message describe(const OddCharacter& character);

/// What to do about it: type an ordinary space, or delete it.
[[nodiscard]] Message remedy_of(const OddCharacter& character);

/// `text` with ordinary spaces in place of odd ones, and without what is invisible.
[[nodiscard]] std::string without_odd_characters(std::string_view text);

}  // namespace edu_check
