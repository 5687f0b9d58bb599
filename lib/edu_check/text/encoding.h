#pragma once

#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// U+FEFF in UTF-8: at the start of a text it says that this is UTF-8, anywhere else it is a mistake.
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// A text without the mark that it may begin with.
[[nodiscard]] constexpr std::string_view without_utf8_mark(std::string_view text) {
  return text.starts_with(utf8_mark) ? text.substr(utf8_mark.size()) : text;
}

/// Whether a text is UTF-16 or UTF-32: by its byte order mark, or else by zeros that stand nearly all on one side of
/// the pairs of bytes, as those of ASCII do.
[[nodiscard]] bool looks_like_utf_16(std::string_view text);

/// Whether invalid UTF-8 looks like Chinese in Big5: pairs of bytes, many of which have a byte of ASCII as their
/// second, as no common character of GBK has.
[[nodiscard]] bool looks_like_big5(std::string_view text);

/// Whether a list of paths is UTF-16. Zeros may also separate paths, but then hardly any path is one byte long.
[[nodiscard]] bool is_list_in_utf_16(std::string_view text);

/// Whether a text that is well-formed UTF-8 by accident reads like Chinese in GBK: no character of three bytes, and
/// two of two bytes next to each other that are common Chinese characters in GBK, as in `ѧУ` for 学校.
[[nodiscard]] bool may_be_gbk_by_accident(std::string_view text);

/// That a text is UTF-16 or UTF-32, and what to do about it.
[[nodiscard]] Message utf_16_mistake();
[[nodiscard]] Message save_as_utf_8();

/// The byte that ends a line of a list: a line feed, or a carriage return where the text has no line feed.
[[nodiscard]] char line_end_of(std::string_view text);

}  // namespace edu_check
