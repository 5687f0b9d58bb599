#include "edu_check/yaml/strict/line_check.h"

#include <algorithm>
#include <cstddef>

#include "edu_check/yaml/strict/colon_mistake.h"
#include "edu_check/yaml/strict/refusal.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t most_line_reports = 100;
constexpr std::size_t none = std::string_view::npos;

/// Whether a line ends in the mark of a text over several lines: `|`, `>-`, `|2+`.
bool opens_block_text(std::string_view line) {
  line = line.substr(0, line.find(" #"));
  const auto last = line.find_last_not_of(" \t\r");
  if (last == none) return false;
  const auto blank = line.find_last_of(" \t", last);
  const auto begin = blank == none ? 0 : blank + 1;
  const auto mark = line.substr(begin, last + 1 - begin);
  return (mark[0] == '|' || mark[0] == '>') && mark.find_first_not_of("+-0123456789", 1) == none;
}

/// Where the content of an item begins, behind its dashes.
std::size_t behind_dashes(std::string_view line, std::size_t at) {
  while (line.substr(at).starts_with("- ")) at = std::min(line.find_first_not_of(" \t", at + 1), line.size());
  return at;
}

/// Whether the line at `at` is an entry that is indented by so many columns. If the content of an item begins in the
/// same column, it was meant as the entry before it, not as a text.
bool has_entry_at(std::string_view text, std::size_t at, std::size_t column) {
  const auto line = text.substr(std::min(at, text.size()), text.find('\n', at) - at);
  const auto content = line.find_first_not_of(' ');
  return content == column && content != none && !line.substr(content).starts_with("- ") &&
         reads_as_entry(line.substr(content));
}

}  // namespace

bool reads_as_entry(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (line.starts_with("- ")) return true;
  const auto colon = line.find(": ");
  const bool ends_in_colon = line.ends_with(':');
  return (colon != none && colon < line.find(" #")) || (ends_in_colon && line.find(" #") == none);
}

void check_lines_after(const Source& source, std::uint32_t offset, Diagnostics& diagnostics) {
  const auto text = source.text();
  const auto& all = diagnostics.all();
  const bool may_be_text = std::any_of(all.begin(), all.end(), [](const Diagnostic& each) {
    return each.id == "yaml-unclosed-quote";  // nobody knows where it ends
  });
  if (may_be_text) return;
  std::size_t reports = 0;
  std::size_t block_indentation = none;  // of the line that opened a text over several lines
  for (auto at = text.find('\n', offset); at != none && reports < most_line_reports; at = text.find('\n', at)) {
    const auto start = ++at;
    const auto line = text.substr(start, std::min(text.find('\n', start), text.size()) - start);
    const auto indentation = line.find_first_not_of(" \t\r");
    if (indentation == none || line[indentation] == '#') continue;
    if (block_indentation != none && indentation > block_indentation) continue;
    block_indentation = opens_block_text(line) ? indentation : none;
    const auto tab = line.find('\t');
    const auto item = behind_dashes(line, indentation);
    const bool is_item_text = item > indentation && !has_entry_at(text, start + line.size() + 1, item);
    const auto content = line.substr(item);
    if (tab < indentation) {
      refuse(Refusal::tab_in_indentation, source, static_cast<std::uint32_t>(start + tab), diagnostics);
    } else if (!is_item_text && !reads_as_entry(content) && looks_like_entry(content)) {
      const auto mistake = find_colon_mistake(content);
      refuse(mistake.refusal, source, static_cast<std::uint32_t>(start + item + mistake.offset), diagnostics);
    } else {
      continue;
    }
    ++reports;
  }
}

}  // namespace edu_check::yaml
