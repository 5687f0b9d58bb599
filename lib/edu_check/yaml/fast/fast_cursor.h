#pragma once
// Private to the room.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "edu_check/yaml/event.h"
#include "edu_check/yaml/fast/byte_scan.h"
#include "edu_check/yaml/fast/stop_index.h"

namespace edu_check::yaml {

/// What the fast reader's parts share: the text and how far it is read.
struct FastCursor {
  std::string_view text;
  EventHandler& handler;
  std::size_t depth_left = 0;
  StopIndex stops{text};
  std::size_t at = 0;
  std::size_t line_start = 0;
  std::size_t content_end = 0;  ///< after the last scalar, bracket, colon or dash

  /// The byte there; NUL, which no text holds, past the end.
  [[nodiscard]] char byte(std::size_t where) const { return where < text.size() ? text[where] : '\0'; }
  [[nodiscard]] char peek() const { return byte(at); }
  /// Whether a space, a line break or the end of the text is there.
  [[nodiscard]] bool blank(std::size_t where) const {
    const char c = byte(where);
    return c == ' ' || ends_line(c);
  }
  [[nodiscard]] static bool ends_line(char c) { return c == '\n' || c == '\r' || c == '\0'; }
  void skip_blanks() {
    if (peek() == ' ') at = byte(at + 1) != ' ' ? at + 1 : skip_spaces(text, at + 2);
  }
  [[nodiscard]] std::string_view slice(std::size_t from, std::size_t to) const {
    return {text.data() + from, to - from};
  }
  void deliver(std::string_view value, std::size_t offset, ScalarStyle style) const {
    handler.on_scalar(Scalar{value, static_cast<std::uint32_t>(offset), style});
  }
};

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

/// Reads the flow collection at the cursor and moves behind it; all its lines are indented by more than `column`.
[[nodiscard]] bool read_flow(FastCursor& cursor, std::size_t column);

}  // namespace edu_check::yaml
