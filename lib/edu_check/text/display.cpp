#include "edu_check/text/display.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::size_t tab_stop = 8;

struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool malformed = false;
};

/// The character at the start of `text`, which is not empty; U+FFFD for a malformed byte.
Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  if (text.size() >= 3 && byte(0) >= 0xE1 && byte(0) <= 0xEC && continues(1) && continues(2))
    return {static_cast<char32_t>((byte(0) & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU)), 3};
  utf8proc_int32_t code = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (length < 1) return {U'\uFFFD', 1, true};
  return {static_cast<char32_t>(code), static_cast<std::size_t>(length)};
}

bool is_plain_ascii(char32_t character) { return character >= U' ' && character <= U'~'; }
bool is_ideograph(char32_t character) { return character >= U'\u4E00' && character <= U'\u9FA5'; }
/// A letter or digit of ASCII, or an ideograph.
bool is_letter(char32_t character) {
  const auto lower = character | 0x20U;
  return is_ideograph(character) || (lower >= U'a' && lower <= U'z') || (character >= U'0' && character <= U'9');
}

std::size_t width_of(char32_t character) {
  if (is_plain_ascii(character)) return 1;
  if (is_ideograph(character)) return 2;
  const auto width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
  return static_cast<std::size_t>(std::max(width, 0));
}

/// The most columns that any terminal gives a character: where East Asian fonts are used, quotation marks, dashes and
/// many other signs outside of ASCII are as wide as an ideograph.
std::size_t most_columns_of(char32_t character) {
  if (is_plain_ascii(character)) return 1;
  return width_of(character) == 0 ? 0 : 2;
}

/// The width of a text that was so wide before one more character.
std::size_t widened(std::size_t width, char32_t character) {
  return width + (character == U'\t' ? tab_stop - width % tab_stop : width_of(character));
}

bool is_between(char32_t character, char32_t first, char32_t last) { return character >= first && character <= last; }

/// Whether a selector of a variant stands behind a character that has variants: of an ideograph, of a symbol such as an
/// emoji, of a Mongolian letter. Anywhere else it only hides.
bool selects_variant(char32_t character, char32_t before) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(before));
  const bool han = category == UTF8PROC_CATEGORY_LO && width_of(before) == 2;
  if (is_between(character, 0xE0100, 0xE01EF)) return han;
  if (is_between(character, 0x180B, 0x180D) || character == 0x180F) return is_between(before, 0x1820, 0x18AA);
  if (!is_between(character, 0xFE00, 0xFE0F)) return false;
  return han || category == UTF8PROC_CATEGORY_SO || category == UTF8PROC_CATEGORY_SM ||
         category == UTF8PROC_CATEGORY_PO;
}

/// Whether a line may end between two characters: after a space, and beside an ideograph unless punctuation forbids it.
bool may_break(char32_t before, char32_t after) {
  constexpr std::u32string_view closing = U"，。；：、？！）》」』】〕”’…,.;:?!)]}%‰ ";
  constexpr std::u32string_view opening = U"（《「『【〔“‘([{";
  if (before == U' ') return after != U' ';
  if (is_letter(before) && is_letter(after)) return is_ideograph(before) || is_ideograph(after);
  if (is_plain_ascii(before) && is_plain_ascii(after)) return false;
  if (closing.find(after) != std::u32string_view::npos || opening.find(before) != std::u32string_view::npos)
    return false;
  return width_of(before) == 2 || width_of(after) == 2;
}

/// A piece of text within which no line may end.
struct Word {
  std::size_t bytes = 0;
  std::size_t width = 0;
  bool malformed = false;
};

/// The first piece of a text of at most `width` columns; what has no place to break is cut there.
Word first_word(std::string_view text, std::size_t width) {
  Word word;
  char32_t before = 0;
  while (word.bytes < text.size()) {
    const auto character = first_character(text.substr(word.bytes));
    const auto columns = most_columns_of(character.code);
    if (word.bytes > 0 && (may_break(before, character.code) || word.width + columns > width)) break;
    word.bytes += character.bytes;
    word.width += columns;
    word.malformed = word.malformed || character.malformed;
    before = character.code;
  }
  return word;
}

std::size_t trailing_spaces(std::string_view word) { return word.size() - (word.find_last_not_of(' ') + 1); }

/// With U+FFFD for each malformed byte.
std::string well_formed(std::string_view text) {
  std::string mended;
  for (const auto character : decode_utf8(text)) append_utf8(mended, character);
  return mended;
}

}  // namespace

bool hides(char32_t character) {
  if (is_plain_ascii(character) || is_ideograph(character)) return false;
  constexpr char32_t blank_of_braille = 0x2800;
  const auto* const property = utf8proc_get_property(static_cast<utf8proc_int32_t>(character));
  if (property->ignorable || character == blank_of_braille) return true;
  switch (property->category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
      return true;
    default:
      return false;
  }
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = first_character(text);
    width = widened(width, character.code);
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::size_t most_columns(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = first_character(text);
    width += most_columns_of(character.code);
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string printable(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char byte) { return byte >= 0x20 && byte < 0x7F; });
  if (plain) return std::string(text);
  std::string shown;
  char32_t before = 0;
  while (!text.empty()) {
    const auto character = first_character(text);
    if (character.malformed) {
      fmt::format_to(std::back_inserter(shown), "\\x{:02x}", static_cast<unsigned char>(text[0]));
    } else if (character.code == U'\t') {
      shown += ' ';
    } else if (hides(character.code) && !selects_variant(character.code, before)) {
      fmt::format_to(std::back_inserter(shown), "\\u{{{:x}}}", static_cast<std::uint32_t>(character.code));
    } else {
      shown.append(text.substr(0, character.bytes));
    }
    before = character.code;
    text.remove_prefix(character.bytes);
  }
  return shown;
}

Message printable(const Message& text) { return {printable(text.zh), printable(text.en)}; }

std::string padded(std::string_view text, std::size_t width) {
  std::string filled(text);
  const auto taken = display_width(text);
  if (taken < width) filled.append(width - taken, ' ');
  return filled;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (most_columns(text) <= width) return std::string(text);
  std::string kept;
  std::size_t taken = 2;  // of the sign for what was cut
  for (const auto character : decode_utf8(text)) {
    if (taken + most_columns_of(character) > width) break;
    taken += most_columns_of(character);
    append_utf8(kept, character);
  }
  return kept + "…";
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string lines;
  lines.reserve(text.size() + text.size() / 8);
  std::size_t column = 0;
  std::size_t line = 0;  // where it begins in the text
  bool malformed = false;
  const auto end_line = [&](std::size_t end) {
    const auto piece = text.substr(line, end - line);
    malformed ? lines += well_formed(piece) : lines += piece;
    lines.erase(lines.find_last_not_of(' ') + 1);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto word = first_word(text.substr(at), std::max<std::size_t>(width, 2));
    if (column > 0 && column + word.width > width &&
        column + word.width > width + trailing_spaces(text.substr(at, word.bytes))) {
      end_line(at);
      lines += '\n';
      lines.append(indent, ' ');
      column = 0;
      line = at;
      malformed = false;
    }
    malformed = malformed || word.malformed;
    column += word.width;
    at += word.bytes;
  }
  end_line(text.size());
  return lines;
}

}  // namespace edu_check
