#pragma once
// Private to the room.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "edu_check/yaml/fast/fast_cursor.h"

namespace edu_check::yaml {

/// How a plain scalar may begin with a byte.
enum class PlainStart : std::uint8_t { no, yes, dash, odd_space };

[[nodiscard]] constexpr std::array<PlainStart, 256> make_plain_starts() {
  std::array<PlainStart, 256> starts{};
  for (std::size_t byte = '!'; byte < 256; ++byte) starts[byte] = PlainStart::yes;
  for (const char c : {',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '?', ':'}) {
    starts[static_cast<unsigned char>(c)] = PlainStart::no;
  }
  starts['-'] = PlainStart::dash;
  starts[0xC2] = starts[0xE3] = PlainStart::odd_space;
  return starts;
}

inline constexpr auto plain_starts = make_plain_starts();

/// Whether the bytes at the cursor begin a plain scalar, where their first byte does not tell.
[[nodiscard]] bool begins_plain_after_look(const FastCursor& cursor, PlainStart start);

/// Whether a plain scalar may begin at the cursor, in a block as in a flow collection.
[[nodiscard]] inline bool begins_plain(const FastCursor& cursor) {
  const auto start = plain_starts[static_cast<unsigned char>(cursor.peek())];
  return start == PlainStart::yes || (start != PlainStart::no && begins_plain_after_look(cursor, start));
}

/// Whether a plain scalar ends in a space that strict reading refuses.
[[nodiscard]] bool ends_in_odd_space_after_look(std::string_view value);
[[nodiscard]] inline bool ends_in_odd_space(std::string_view value) {
  const char last = value.back();
  return (last == '\x80' || last == '\xA0') && ends_in_odd_space_after_look(value);
}

/// Reads quoted scalars that end on the same line, and holds the value of the last where escapes were resolved.
class QuotedScalar {
 public:
  /// Reads the one at the cursor and moves behind it; false if it is not certain.
  [[nodiscard]] bool read(FastCursor& cursor);
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  [[nodiscard]] bool read_double(FastCursor& cursor);
  [[nodiscard]] bool read_single(FastCursor& cursor);
  [[nodiscard]] bool append(std::string_view piece);

  static constexpr std::size_t longest_resolved = 512;
  std::string_view value_;
  std::size_t used_ = 0;
  char resolved_[longest_resolved];
};

}  // namespace edu_check::yaml
