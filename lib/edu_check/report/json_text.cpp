#include "edu_check/report/json_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "edu_check/text/display.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

/// Whether a byte can't stand in a JSON string as it is, or may begin a character that acts on a display.
constexpr std::array<bool, 256> special = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = true;
  table['"'] = table['\\'] = table[0x7F] = true;
  table[0xC2] = table[0xD8] = table[0xE2] = table[0xEF] = true;
  return table;
}();

/// The bytes of the character at the start of `text`, which is well-formed, if it acts on a display: controls, marks
/// and overrides of direction, separators of lines. Else 0. What acts is told by `printable`.
std::size_t acting_character(std::string_view text) {
  constexpr auto leads = std::to_array<std::string_view>({"\xC2", "\xD8\x9C", "\xE2\x80", "\xE2\x81", "\xEF\xBB\xBF"});
  const bool candidate =
      std::any_of(leads.begin(), leads.end(), [text](std::string_view lead) { return text.starts_with(lead); });
  if (!candidate) return 0;
  const auto character = text.substr(0, static_cast<unsigned char>(text[0]) < 0xE0 ? 2 : 3);
  return printable(character) == character ? 0 : character.size();
}

/// How many bytes from `at` on surely need no escape, eight at a time.
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
    const auto controls = (chunk - ones * 0x20) & ~chunk;
    const auto leads = is(chunk | ones * 0x20, 0xE2) | is(chunk, 0xD8) | is(chunk, 0xEF);  // C2 and E2 differ by 20
    if (((is(chunk, '"') | is(chunk, '\\') | is(chunk, 0x7F) | controls | leads) & highs) != 0) break;
  }
  return at;
}

/// How many of the leading bytes need no escape.
std::size_t plain_prefix(std::string_view text) {
  for (std::size_t at = 0;;) {
    at = plain_chunks(text, at);
    const auto end = std::min(text.size(), at + sizeof(std::uint64_t));
    for (; at < end; ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (special[byte] && (byte < 0x80 || acting_character(text.substr(at)) > 0)) return at;
    }
    if (at == text.size()) return at;
  }
}

void append_code(std::string& to, char32_t code) {
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
    const auto acting = acting_character(text);
    acting > 0 ? append_code(to, decode_utf8(text.substr(0, acting)).front()) : append_escaped(to, text[0]);
    text.remove_prefix(std::max<std::size_t>(acting, 1));
  }
  to += '"';
}

}  // namespace edu_check
