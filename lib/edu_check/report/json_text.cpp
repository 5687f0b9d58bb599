#include "edu_check/report/json_text.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

/// Whether a byte can't stand in a JSON string as it is, or may be malformed.
constexpr std::array<bool, 256> special = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = true;
  table['"'] = table['\\'] = table[0x7F] = true;
  return table;
}();

/// How many of the leading bytes need no escape, eight at a time as far as that goes.
std::size_t plain_prefix(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t highs = 0x8080808080808080ULL;
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, text.data() + at, sizeof chunk);
    const auto is = [chunk](char byte) {  // a high bit where a byte is `byte`, and perhaps in bytes after it
      const auto difference = chunk ^ (ones * static_cast<unsigned char>(byte));
      return (difference - ones) & ~difference;
    };
    const auto controls = (chunk - ones * 0x20) & ~chunk;
    if (((is('"') | is('\\') | is('\x7F') | controls) & highs) != 0) break;
  }
  while (at < text.size() && !special[static_cast<unsigned char>(text[at])]) ++at;
  return at;
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
    default: {
      const auto code = static_cast<unsigned char>(byte);
      to += "\\u00";
      to += digits[code >> 4U];
      to += digits[code & 0xFU];
    }
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
    append_escaped(to, text[plain]);
    text.remove_prefix(plain + 1);
  }
  to += '"';
}

}  // namespace edu_check
