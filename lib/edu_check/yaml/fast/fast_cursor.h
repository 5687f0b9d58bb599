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

/// yaml-cpp takes nothing longer than 1024 bytes for a key.
inline constexpr std::size_t longest_key = 1000;

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

}  // namespace edu_check::yaml
