#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace edu_check {

/// A whole number at the start of a text, and how many characters it takes.
struct Numeral {
  std::int64_t value = 0;
  std::size_t length = 0;
};

/// A Chinese numeral: 三, 两, 十二, 二十, 三百, 千, 二〇一五; below 10^12.
[[nodiscard]] std::optional<Numeral> read_chinese_numeral(std::u32string_view text);
/// A run of at most 12 ASCII digits.
[[nodiscard]] std::optional<Numeral> read_digits(std::u32string_view text);

/// Whether a character is white space: blanks of any width, tabs, the byte order mark.
[[nodiscard]] bool is_blank(char32_t character);
/// The characters of a text without its white space; full-width ASCII (，１Ｍ（) as ASCII.
[[nodiscard]] std::u32string squeeze(std::string_view text);
/// The characters of a text without its white space, and otherwise as they are.
[[nodiscard]] std::u32string without_blanks(std::string_view text);
/// Full-width ASCII as ASCII.
[[nodiscard]] char32_t half_width(char32_t character);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

}  // namespace edu_check
