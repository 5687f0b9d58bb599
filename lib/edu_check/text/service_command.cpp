#include "edu_check/text/service_command.h"

#include <utf8proc.h>

#include <algorithm>

namespace edu_check {
namespace {

constexpr std::string_view line_command = "::";

/// Bytes of the spaces and the colours with which a line begins: services pass over any space of Unicode.
std::size_t blank_prefix(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    const auto rest = line.substr(at);
    if (rest.starts_with("\x1b[")) {
      const auto end = rest.find('m');
      if (end == std::string_view::npos) return at;
      at += end + 1;
      continue;
    }
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                         static_cast<utf8proc_ssize_t>(rest.size()), &character);
    const bool space =
        length > 0 && (character == '\t' || character == '\r' || utf8proc_category(character) == UTF8PROC_CATEGORY_ZS);
    if (!space) return at;
    at += static_cast<std::size_t>(length);
  }
  return at;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::vector<std::size_t> command_marks(std::string_view line) {
  std::vector<std::size_t> marks;
  if (line.find(line_command) != std::string_view::npos) {
    const auto start = blank_prefix(line);
    if (line.substr(start).starts_with(line_command)) marks.push_back(start);
  }
  for (auto at = line.find("##"); at != std::string_view::npos; at = line.find("##", at + 1)) {
    auto end = at + 2;
    while (end < line.size() && is_letter(line[end])) ++end;
    if (end < line.size() && line[end] == '[') marks.push_back(end);
  }
  return marks;
}

std::string without_commands(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const auto line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    std::size_t done = 0;
    for (const auto mark : command_marks(line)) {
      safe.append(line.substr(done, mark - done)).push_back('\\');
      done = mark;
    }
    safe.append(line.substr(done));
    text.remove_prefix(line.size());
  }
  return safe;
}

}  // namespace edu_check
