#include "edu_check/yaml/strict/tab_indentation.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace edu_check::yaml {
namespace {

/// A line by what indents it.
struct Line {
  std::size_t spaces = 0;
  std::size_t tabs = 0;
  std::string_view content;  ///< without the comment behind it; empty for a line of nothing else
};

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

Line parse_line(std::string_view line) {
  Line parsed;
  const auto begin = std::min(line.find_first_not_of(" \t\r"), line.size());
  const auto blanks = line.substr(0, begin);
  parsed.spaces = static_cast<std::size_t>(std::count(blanks.begin(), blanks.end(), ' '));
  parsed.tabs = static_cast<std::size_t>(std::count(blanks.begin(), blanks.end(), '\t'));
  auto content = line.substr(begin);
  if (content.starts_with('#')) return parsed;
  content = content.substr(0, content.find(" #"));
  parsed.content = content.substr(0, content.find_last_not_of(" \t\r") + 1);
  return parsed;
}

/// Spaces of the least indentation that any line has; two if none is indented by spaces.
std::size_t usual_indentation(std::string_view text) {
  std::size_t least = 0;
  for (std::size_t at = 0; at < text.size(); at += line_at(text, at).size() + 1) {
    const auto line = parse_line(line_at(text, at));
    const bool counts = !line.content.empty() && line.spaces > 0 && line.tabs == 0;
    if (counts && (least == 0 || line.spaces < least)) least = line.spaces;
  }
  return least == 0 ? 2 : least;
}

/// Where the part of the text begins that a line belongs to: at the last line before it that nothing indents.
std::size_t start_of_part(std::string_view text, std::size_t line) {
  while (line > 0) {
    line = line < 2 ? 0 : text.rfind('\n', line - 2) + 1;  // npos + 1 is the start of the text
    const auto parsed = parse_line(line_at(text, line));
    if (!parsed.content.empty() && parsed.spaces + parsed.tabs == 0) return line;
  }
  return 0;
}

/// The levels that are open behind the lines that were added, as widths of their indentation.
class Levels {
 public:
  explicit Levels(std::size_t usual) : usual_(usual) {}

  void add(std::size_t width, std::string_view content) {
    std::erase_if(open_, [&](std::size_t each) { return each >= width; });
    open_.push_back(width);
    if (content.starts_with("- ")) open_.push_back(width + content.find_first_not_of(' ', 1));
    child_ = content.ends_with(':') || content == "-" ? open_.back() + usual_ : 0;
  }

  /// The one level at which an indented line may stand; nothing if there are several or none.
  [[nodiscard]] std::optional<std::size_t> only() const {
    std::vector<std::size_t> possible;
    std::copy_if(open_.begin(), open_.end(), std::back_inserter(possible), [](std::size_t each) { return each > 0; });
    if (child_ > 0) possible.push_back(child_);
    return possible.size() == 1 ? std::optional(possible.front()) : std::nullopt;
  }

 private:
  std::size_t usual_;
  std::vector<std::size_t> open_;
  std::size_t child_ = 0;  ///< level of what may stand below the last line; 0 if nothing may
};

/// Whether spaces indent a line of the part that begins there.
bool has_spaces(std::string_view text, std::size_t start) {
  for (auto at = start; at < text.size(); at += line_at(text, at).size() + 1) {
    const auto line = parse_line(line_at(text, at));
    if (line.content.empty()) continue;
    if (at > start && line.spaces + line.tabs == 0) return false;
    if (line.spaces > 0) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> spaces_for_tabs(std::string_view text, std::size_t line) {
  const auto wanted = parse_line(line_at(text, line));
  if (wanted.tabs == 0 || wanted.spaces > 0 || wanted.content.empty()) return std::nullopt;
  const auto start = start_of_part(text, line);
  const auto usual = usual_indentation(text);
  if (!has_spaces(text, start)) return wanted.tabs * usual;
  Levels levels(usual);
  for (auto at = start; at < line; at += line_at(text, at).size() + 1) {
    const auto each = parse_line(line_at(text, at));
    if (each.content.empty()) continue;
    const auto width = each.tabs == 0 ? std::optional(each.spaces) : levels.only();
    if (!width || each.tabs > 1 || (each.tabs == 1 && each.spaces > 0)) return std::nullopt;
    levels.add(*width, each.content);
  }
  return wanted.tabs == 1 ? levels.only() : std::nullopt;
}

}  // namespace edu_check::yaml
