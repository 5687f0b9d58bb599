#include "edu_check/yaml/strict/colon_mistake.h"

namespace edu_check::yaml {
namespace {

constexpr std::string_view full_width_colon = "：";
constexpr std::string_view white_space = " \t\r\n";
constexpr std::size_t longest_word = 60;

bool is_word(std::string_view text) {
  constexpr std::string_view others = " \t,;!?\"'()[]{}/\\";
  constexpr std::string_view punctuation[] = {"，", "。", "；", "、", "！", "？", "（",
                                              "）", "“",  "”",  "《", "》", "　"};
  if (text.empty() || text.size() > longest_word || (text[0] >= '0' && text[0] <= '9')) return false;
  if (text.find_first_of(others) != std::string_view::npos) return false;
  for (const auto mark : punctuation) {
    if (text.find(mark) != std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

ColonMistake find_colon_mistake(std::string_view text) {
  const auto wide = text.find(full_width_colon);
  auto narrow = text.find(':');
  while (narrow < text.size() && narrow + 1 < text.size() &&
         white_space.find(text[narrow + 1]) != std::string_view::npos)
    narrow = text.find(':', narrow + 1);  // it has a space behind it
  if (wide < narrow) return {Refusal::full_width_colon, wide};
  if (narrow != std::string_view::npos) return {Refusal::missing_space, narrow};
  return {};
}

bool looks_like_entry(std::string_view text) {
  const auto line = text.substr(0, text.find_first_of("\r\n"));
  const auto mistake = find_colon_mistake(line);
  if (mistake.refusal == Refusal::missing_colon || !is_word(line.substr(0, mistake.offset))) return false;
  const auto after = line.substr(mistake.offset + 1, 1);
  return mistake.refusal == Refusal::full_width_colon || (after != "/" && after != "\\");
}

bool reads_as_it_stands(std::string_view text, std::size_t at) {
  constexpr std::string_view marks = "&*!|>%@`#";
  const auto before = text.substr(0, at);
  const auto line_feed = before.rfind('\n');
  const bool in_brackets =
      before.find_first_of("{[", line_feed == std::string_view::npos ? 0 : line_feed) != std::string_view::npos;
  auto value = text.substr(at);
  value = value.substr(0, value.find_first_of(in_brackets ? ",]}\r\n" : "\r\n"));
  if (value.empty()) return true;
  const bool is_quoted = value[0] == '"' || value[0] == '\'';
  if (!is_quoted) value = value.substr(0, value.find(" #"));
  // After a further full-width mark the text goes on with what was meant as an entry of its own.
  for (const std::string_view mark : {"，", "、", "；", "："}) {
    if (!is_quoted && (in_brackets || mark == "：") && value.find(mark) != std::string_view::npos) return false;
  }
  if (marks.find(value[0]) != std::string_view::npos) return false;
  const bool may_be_mark = value[0] == '-' || value[0] == '?' || value[0] == ':';
  if (may_be_mark && (value.size() == 1 || value[1] == ' ')) return false;
  if (value[0] == '[' || value[0] == '{') return true;
  if (is_quoted) {
    const auto end = value.find_last_of(value[0]);
    const auto behind = value.find_first_not_of(" \t", end + 1);
    return end > 0 && (behind == std::string_view::npos || value[behind] == '#');
  }
  value = value.substr(0, value.find_last_not_of(" \t") + 1);
  return value.find(": ") == std::string_view::npos && !value.ends_with(':');
}

}  // namespace edu_check::yaml
