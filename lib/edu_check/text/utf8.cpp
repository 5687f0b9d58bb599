#include "edu_check/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>

namespace edu_check {
namespace {

const utf8proc_uint8_t* bytes(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

/// Decodes the character at the start of `text`; returns its length in bytes, or a negative number.
utf8proc_ssize_t decode(std::string_view text, utf8proc_int32_t& character) {
  return utf8proc_iterate(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &character);
}

/// How many of the leading bytes are ASCII, eight at a time.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, text.data() + at, sizeof chunk);
    if ((chunk & 0x8080808080808080ULL) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// Length of a well-formed two- or three-byte character at the start of `text`, the common case; 0 for anything else.
std::size_t common_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  if (text.size() >= 3 && (byte(0) & 0xF0) == 0xE0 && continues(1) && continues(2)) {
    const bool overlong = byte(0) == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = byte(0) == 0xED && byte(1) > 0x9F;
    return overlong || surrogate ? 0 : 3;
  }
  if (text.size() >= 2 && byte(0) >= 0xC2 && byte(0) <= 0xDF && continues(1)) return 2;
  return 0;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    at += ascii_prefix(text.substr(at));
    if (at == text.size()) break;
    auto length = common_character(text.substr(at));
    if (length == 0) {
      utf8proc_int32_t character = 0;
      const auto decoded = decode(text.substr(at), character);
      if (decoded < 1) return at;
      length = static_cast<std::size_t>(decoded);
    }
    at += length;
  }
  return std::nullopt;
}

bool looks_like_gbk(std::string_view text) {
  std::size_t pairs = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xFF || at + 1 == text.size()) return false;
    const auto trail = static_cast<unsigned char>(text[++at]);
    const bool four_bytes = trail >= 0x30 && trail <= 0x39;
    if (!four_bytes && (trail < 0x40 || trail == 0x7F || trail == 0xFF)) return false;
    ++pairs;
  }
  return pairs >= 2;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const auto length = decode(text, character);
    characters.push_back(length < 1 ? U'\uFFFD' : static_cast<char32_t>(character));
    text.remove_prefix(length < 1 ? 1 : static_cast<std::size_t>(length));
  }
  return characters;
}

void append_utf8(std::string& to, char32_t character) {
  std::uint8_t encoded[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), encoded);
  to.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 0)));
}

}  // namespace edu_check
