#include "edu_check/inventory/text_form.h"

#include <algorithm>

#include "edu_check/text/encoding.h"

namespace edu_check {
namespace {

constexpr std::size_t most_lines_weighed = 200;

bool is_heading(std::string_view line) {
  const auto end = line.find_first_not_of('#');
  return end != std::string_view::npos && end > 0 && end <= 6 && line[end] == ' ';
}

bool has_colon(std::string_view line) {
  return line.find(':') != std::string_view::npos || line.find("：") != std::string_view::npos;
}

/// What only Markdown has: a fence, a link, an image, bold words, a table.
bool is_marked(std::string_view line) {
  if (line.starts_with("```") || line.starts_with("![") || line.find("](") != std::string_view::npos) return true;
  return line.starts_with("**") || line.starts_with("|--") || line.starts_with("| --") || line.starts_with("|:-");
}

}  // namespace

std::optional<Message> find_line_form(std::string_view text) {
  text = without_utf8_mark(text);
  if (text.starts_with("TAP version ")) return Message{" TAP 报告", "a TAP report"};
  const bool is_script = text.starts_with("#!/") || text.starts_with("#! /") || text.starts_with("#!\t/");
  if (is_script) return Message{"脚本（以 #! 开头）", "a script (it begins with #!)"};
  return std::nullopt;
}

bool is_markdown(std::string_view text) {
  text = without_utf8_mark(text);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (!is_heading(text)) return false;
  std::size_t content = 0;
  bool any_colon = false;
  bool any_mark = false;
  for (std::size_t at = 0, lines = 0; at < text.size() && lines < most_lines_weighed; ++lines) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    at = end + 1;
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    if (line.empty() || line[0] == '#') continue;
    ++content;
    any_colon = any_colon || has_colon(line);
    any_mark = any_mark || is_marked(line);
  }
  return content > 0 && (any_mark || !any_colon);
}

}  // namespace edu_check
