#include "edu_check/json/json_text.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "edu_check/text/display.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

/// What a byte asks of the one who writes it into a JSON string.
enum class Care : std::uint8_t {
  none,
  ideograph,  ///< it begins one, of three bytes, which never hides
  escape,     ///< it can't stand there as it is
  look        ///< it begins a character that may hide
};
constexpr std::array<Care, 256> cares = [] {
  std::array<Care, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = Care::escape;
  table['"'] = table['\\'] = table[0x7F] = Care::escape;
  for (std::size_t i = 0xC2; i < 0xF8; ++i) table[i] = i >= 0xE4 && i <= 0xE9 ? Care::ideograph : Care::look;
  return table;
}();

struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

/// The character at the start of `text`, which is well-formed.
Character first_character(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  const std::size_t bytes = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  char32_t code = bytes == 1 ? byte : byte & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {code, bytes};
}

/// Whether it is punctuation of Chinese or a full-width sign, the most frequent of what is to be looked at.
bool is_punctuation(std::string_view text) {
  return text.starts_with("\xE3\x80") || (text.starts_with("\xEF\xBC") && text[2] != '\x80');
}

/// How many bytes from `at` on are ASCII that needs no escape, eight at a time.
std::size_t plain_chunks(std::string_view text, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t highs = 0x8080808080808080ULL;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, text.data() + at, sizeof chunk);
    const auto is = [](std::uint64_t bytes, unsigned char byte) {  // a high bit where a byte is `byte`, maybe after it
      const auto difference = bytes ^ (ones * byte);
      return (difference - ones) & ~difference;
    };
    const auto controls = chunk - ones * 0x20;
    if (((is(chunk, '"') | is(chunk, '\\') | is(chunk, 0x7F) | controls | chunk) & highs) != 0) break;
  }
  return at;
}

/// How many of the leading bytes need no escape.
std::size_t plain_prefix(std::string_view text) {
  for (std::size_t at = plain_chunks(text, 0); at < text.size();) {
    const auto care = cares[static_cast<unsigned char>(text[at])];
    if (care == Care::escape) return at;
    if (care == Care::none) {
      ++at;
    } else if (care == Care::ideograph || is_punctuation(text.substr(at))) {
      at += 3;
    } else {
      const auto character = first_character(text.substr(at));
      if (hides(character.code)) return at;
      at += character.bytes;
    }
  }
  return text.size();
}

/// Above U+FFFF as JSON wants it: two halves.
void append_code(std::string& to, char32_t code) {
  constexpr char32_t first_of_two = 0x10000;
  if (code >= first_of_two) {
    append_code(to, 0xD800U + ((code - first_of_two) >> 10U));
    return append_code(to, 0xDC00U + ((code - first_of_two) & 0x3FFU));
  }
  to += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) to += digits[(code >> shift) & 0xFU];
}

void append_escaped(std::string& to, char byte) {
  switch (byte) {
    case '"':
      to += "\\\"";
      return;
    case '\\':
      to += "\\\\";
      return;
    case '\n':
      to += "\\n";
      return;
    case '\t':
      to += "\\t";
      return;
    default:
      append_code(to, static_cast<unsigned char>(byte));
  }
}

}  // namespace

void append_json_string(std::string& to, std::string_view text) {
  if (find_invalid_utf8(text)) {
    std::string valid;
    for (const auto character : decode_utf8(text)) append_utf8(valid, character);
    return append_json_string(to, valid);
  }
  to += '"';
  while (!text.empty()) {
    const auto plain = plain_prefix(text);
    to.append(text, 0, plain);
    if (plain == text.size()) break;
    text.remove_prefix(plain);
    const auto [code, bytes] = first_character(text);
    bytes > 1 ? append_code(to, code) : append_escaped(to, text[0]);
    text.remove_prefix(bytes);
  }
  to += '"';
}

}  // namespace edu_check
