#include "edu_check/source_text/numeral.h"

#include <algorithm>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::size_t most_digits = 12;

/// Value of 〇 to 九, or of 两; -1 for anything else.
std::int64_t digit_of(char32_t character) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  if (character == U'两') return 2;
  if (character == U'零') return 0;
  const auto at = digits.find(character);
  return at == std::u32string_view::npos ? -1 : static_cast<std::int64_t>(at);
}

std::int64_t place_of(char32_t character) {
  switch (character) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1'000;
    case U'万':
      return 10'000;
    case U'亿':
      return 100'000'000;
    default:
      return 0;
  }
}

/// 二〇一五: digits one after the other, without places.
Numeral read_digit_by_digit(std::u32string_view text) {
  Numeral numeral;
  while (numeral.length < std::min(text.size(), most_digits) && digit_of(text[numeral.length]) >= 0) {
    numeral.value = numeral.value * 10 + digit_of(text[numeral.length++]);
  }
  return numeral;
}

}  // namespace

std::optional<Numeral> read_chinese_numeral(std::u32string_view text) {
  const auto plain = read_digit_by_digit(text);
  const bool has_place = plain.length < text.size() && place_of(text[plain.length]) > 0;
  if (plain.length > 1 && !has_place) return plain;
  std::int64_t total = 0;    // of finished 万 and 亿
  std::int64_t section = 0;  // below the next 万 or 亿
  std::int64_t digit = -1;
  std::size_t at = 0;
  for (; at < std::min(text.size(), most_digits); ++at) {
    if (const auto next = digit_of(text[at]); next >= 0) {
      if (digit > 0) break;
      digit = next;
      continue;
    }
    const auto place = place_of(text[at]);
    if (place == 0) break;
    if (place >= 10'000) {
      total = (total + std::max<std::int64_t>(section + std::max<std::int64_t>(digit, 0), 1)) * place;
      section = 0;
    } else {
      section += (digit < 0 ? 1 : digit) * place;
    }
    digit = -1;
  }
  if (at == 0 || total > 1'000'000'000'000) return std::nullopt;
  return Numeral{total + section + std::max<std::int64_t>(digit, 0), at};
}

std::optional<Numeral> read_digits(std::u32string_view text) {
  Numeral numeral;
  while (numeral.length < text.size() && text[numeral.length] >= U'0' && text[numeral.length] <= U'9') {
    if (numeral.length == most_digits) return std::nullopt;
    numeral.value = numeral.value * 10 + static_cast<std::int64_t>(text[numeral.length++] - U'0');
  }
  if (numeral.length == 0) return std::nullopt;
  return numeral;
}

bool is_blank(char32_t character) {
  return character <= U' ' || character == U'\u00A0' || character == U'\u3000' || character == U'\uFEFF' ||
         (character >= U'\u2000' && character <= U'\u200B') || character == U'\u202F';
}

char32_t half_width(char32_t character) {
  return character >= U'！' && character <= U'～' ? character - U'！' + U'!' : character;
}

std::u32string without_blanks(std::string_view text) {
  auto characters = decode_utf8(text);
  std::erase_if(characters, is_blank);
  return characters;
}

std::u32string squeeze(std::string_view text) {
  auto characters = without_blanks(text);
  std::transform(characters.begin(), characters.end(), characters.begin(), half_width);
  return characters;
}

std::string to_utf8(std::u32string_view text) {
  std::string bytes;
  for (const auto character : text) append_utf8(bytes, character);
  return bytes;
}

}  // namespace edu_check
