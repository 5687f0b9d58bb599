#pragma once
// Private to the room.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace edu_check::yaml {

/// Finds the stops of a text, where a plain scalar may end: line feeds, blanks after a colon, and `#` after a blank.
/// Goes through the text once, a window at a time, and on its way checks that it holds nothing that needs a closer
/// look: it is well-formed UTF-8 with no tab, no control character, no character that `check_text` refuses, and all its
/// line breaks are LF or CRLF.
class StopIndex {
 public:
  explicit StopIndex(std::string_view text) : text_(text) {}

  /// The first stop from `at` on; the end of the text if there is none. `at` never decreases from call to call.
  [[nodiscard]] std::size_t next(std::size_t at) {
    while (true) {
      if (at >= window_end_ && !fill()) return text_.size();
      while (at < window_end_) {
        const std::uint64_t found = stops_[(at - window_begin_) / word] >> (at % word);
        if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
        at = (at / word + 1) * word;
      }
    }
  }

  /// Goes through the rest of the text; true if all of it is clean.
  [[nodiscard]] bool finish();

 private:
  static constexpr std::size_t word = 64;
  static constexpr std::size_t words = 64;

  [[nodiscard]] bool fill();
  [[nodiscard]] std::uint64_t index_word(std::size_t begin);
  [[nodiscard]] bool check_beyond_ascii(std::size_t begin, const char* bytes, std::uint64_t beyond);
  [[nodiscard]] bool has_common_characters_only(const char* bytes, std::uint64_t beyond);

  std::string_view text_;
  std::size_t window_begin_ = 0;
  std::size_t window_end_ = 0;      ///< a multiple of `word`, or past the text
  std::size_t checked_ = 0;         ///< up to where characters beyond ASCII were checked one by one
  std::uint64_t owed_ = 0;          ///< bytes that must continue the last character of the word before
  std::uint64_t colon_before_ = 0;  ///< whether the last byte of the word before was a colon
  std::uint64_t blank_before_ = 1;  ///< or a blank
  bool clean_ = true;
  std::array<std::uint64_t, words> stops_;
};

}  // namespace edu_check::yaml
