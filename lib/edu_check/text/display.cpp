#include "edu_check/text/display.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <iterator>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::size_t tab_stop = 8;

std::size_t width_of(char32_t character) {
  const auto width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
  return static_cast<std::size_t>(std::max(width, 0));
}

/// Characters that act instead of being shown: controls, format characters such as bidirectional overrides, separators.
bool acts(char32_t character) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
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

/// Whether a line may end between two characters: after a space, and beside an ideograph unless punctuation forbids it.
bool may_break(char32_t before, char32_t after) {
  constexpr std::u32string_view closing = U"，。；：、？！）》」』】〕”’…,.;:?!)]}%‰ ";
  constexpr std::u32string_view opening = U"（《「『【〔“‘([{";
  if (before == U' ') return after != U' ';
  if (closing.find(after) != std::u32string_view::npos || opening.find(before) != std::u32string_view::npos)
    return false;
  return width_of(before) == 2 || width_of(after) == 2;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const auto character : decode_utf8(text)) {
    width += character == U'\t' ? tab_stop - width % tab_stop : width_of(character);
  }
  return width;
}

std::string printable(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char byte) { return byte >= 0x20 && byte < 0x7F; });
  if (plain) return std::string(text);
  std::string shown;
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (length < 1) {
      fmt::format_to(std::back_inserter(shown), "\\x{:02x}", static_cast<unsigned char>(text[0]));
      text.remove_prefix(1);
      continue;
    }
    if (character == '\t') {
      shown += ' ';
    } else if (acts(static_cast<char32_t>(character))) {
      fmt::format_to(std::back_inserter(shown), "\\u{{{:x}}}", character);
    } else {
      shown.append(text.substr(0, static_cast<std::size_t>(length)));
    }
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return shown;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string filled(text);
  const auto taken = display_width(text);
  if (taken < width) filled.append(width - taken, ' ');
  return filled;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string kept;
  std::size_t taken = 1;
  for (const auto character : decode_utf8(text)) {
    if (taken + width_of(character) > width) break;
    taken += width_of(character);
    append_utf8(kept, character);
  }
  return kept + "…";
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  const auto characters = decode_utf8(text);
  std::string lines;
  std::size_t column = 0;
  for (std::size_t at = 0; at < characters.size();) {
    std::size_t end = at + 1;
    while (end < characters.size() && !may_break(characters[end - 1], characters[end])) ++end;
    std::string word;
    for (auto i = at; i < end; ++i) append_utf8(word, characters[i]);
    const auto trailing = word.size() - (word.find_last_not_of(' ') + 1);
    if (column > 0 && column + display_width(word) - trailing > width) {
      lines.erase(lines.find_last_not_of(' ') + 1);
      lines += '\n';
      lines.append(indent, ' ');
      column = 0;
    }
    lines += word;
    column += display_width(word);
    at = end;
  }
  lines.erase(lines.find_last_not_of(' ') + 1);
  return lines;
}

}  // namespace edu_check
