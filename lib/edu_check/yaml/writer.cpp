#include "edu_check/yaml/writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edu_check/text/display.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/text/utf8.h"
#include "edu_check/text/word_form.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t comment_width = 80;

/// Words that a reader of some version of YAML takes for null or for a truth, in whatever case.
constexpr auto words_of_yaml =
    std::to_array<std::string_view>({"null", "true", "false", "yes", "no", "on", "off", "y", "n"});

/// Whether a text without hidden characters can be read as nothing but a text.
bool is_plain(std::string_view text) {
  constexpr std::string_view special = ":#,[]{}&*!|>'\"%@`?\\";
  constexpr std::string_view of_numbers_and_marks = "0123456789+-.~=< ";
  if (text.empty() || text.find_first_of(special) != std::string_view::npos) return false;
  if (of_numbers_and_marks.find(text.front()) != std::string_view::npos || text.back() == ' ') return false;
  return std::find(words_of_yaml.begin(), words_of_yaml.end(), lower_case(text)) == words_of_yaml.end();
}

/// Whether somebody who looks at the text can't see the character, or a reader refuses it as it stands.
bool is_hidden(char32_t character) {
  const bool noncharacter = (character & 0xFFFEU) == 0xFFFEU || (character >= 0xFDD0 && character <= 0xFDEF);
  return noncharacter || hides(character);
}

std::string in_single_quotes(std::string_view text) {
  std::string quoted = "'";
  for (const char byte : text) quoted.append(byte == '\'' ? 2 : 1, byte);
  return quoted + "'";
}

std::string in_double_quotes(std::u32string_view text) {
  std::string quoted = "\"";
  for (const auto character : text) {
    const auto code = static_cast<std::uint32_t>(character);
    if (character == U'"' || character == U'\\') {
      quoted.append("\\").append(1, static_cast<char>(character));
    } else if (character == U'\n' || character == U'\t') {
      quoted += character == U'\n' ? "\\n" : "\\t";
    } else if (!is_hidden(character)) {
      append_utf8(quoted, character);
    } else {
      quoted += code < 0x10000U ? fmt::format("\\u{:04X}", code) : fmt::format("\\U{:08X}", code);
    }
  }
  return quoted + "\"";
}

/// A text that a document may hold: its lines end in a line feed, and U+FFFD stands for malformed bytes and for
/// controls that strict reading refuses.
std::u32string readable(std::string_view text) {
  std::u32string kept;
  char32_t before = 0;
  for (const auto character : decode_utf8(text)) {
    const bool is_break = character == U'\r' || character == U'\n';
    const bool control = (character < 0x20 && character != U'\t' && !is_break) || character == 0x7F;
    if (before != U'\r' || character != U'\n') kept += is_break ? U'\n' : control ? U'\uFFFD' : character;
    before = character;
  }
  return kept;
}

}  // namespace

std::string scalar_text(std::string_view text) {
  const auto characters = readable(text);
  std::string clean;
  for (const auto character : characters) append_utf8(clean, character);
  const bool hidden = std::any_of(characters.begin(), characters.end(), is_hidden);
  if (hidden || find_odd_character(clean)) return in_double_quotes(characters);
  return is_plain(clean) ? clean : in_single_quotes(clean);
}

void append_comment(std::string& to, std::size_t indent, std::string_view text) {
  const auto lead = std::string(indent, ' ') + "# ";
  auto lines = wrapped(printable(text), comment_width - lead.size());
  for (auto at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + lead.size() + 1))
    lines.insert(at + 1, lead);
  to += lead + lines + "\n";
}

}  // namespace edu_check::yaml
