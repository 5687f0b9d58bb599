#include "edu_check/inventory/top_keys.h"

#include <algorithm>

namespace edu_check {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Without what stands before the content of YAML: a byte order mark, comments, directives, `---`.
std::string_view from_content(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  for (;;) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    const auto rest = text.substr(first);
    if (!rest.starts_with('#') && !rest.starts_with("---") && !rest.starts_with('%'))
      return text.substr(std::min(text.rfind('\n', first) + 1, first));
    text = rest.substr(std::min(rest.find('\n'), rest.size()));
  }
}

std::string_view trimmed(std::string_view text) {
  const auto first = std::min(text.find_first_not_of(blanks), text.size());
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() > 1 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// Where a quoted text that begins at `at` ends, behind its quote.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

/// Goes through JSON, or YAML in braces, as far as the first object goes.
class FlowKeys {
 public:
  FlowKeys(std::string_view text, TopKeys& found) : text_(text), found_(found) {}

  void run() {
    const std::size_t wanted = found_.is_list ? 2 : 1;
    bool at_start = true;  // of a key or an element: only there does a quote begin a text
    for (std::size_t at = 0; at < text_.size() && found_.keys.size() < most_top_keys;) {
      const char each = text_[at];
      if (at_start && (each == '"' || each == '\'')) {
        const auto end = end_of_quoted(text_, at);
        if (depth_ == wanted) add(text_.substr(at, end - at), end);
        at = end;
        at_start = false;
        continue;
      }
      if (each == '{' || each == '[') ++depth_;
      if ((each == '}' || each == ']') && --depth_ < wanted && (depth_ == 0 || !found_.keys.empty())) return;
      const bool begins = each == '{' || each == '[' || each == ',' || each == ':';
      if (!begins && at_start && blanks.find(each) == std::string_view::npos) {
        const auto end = std::min(text_.find_first_of(":,{}[]\n", at), text_.size());
        if (depth_ == wanted) add(trimmed(text_.substr(at, end - at)), end);
        at_start = false;
        at = std::max(end, at + 1);
        continue;
      }
      at_start = begins || (at_start && blanks.find(each) != std::string_view::npos);
      ++at;
    }
  }

 private:
  /// Adds a word if a colon follows: it is a key then.
  void add(std::string_view word, std::size_t end) {
    const auto colon = text_.find_first_not_of(blanks, end);
    if (colon == std::string_view::npos || text_[colon] != ':') return;
    const auto from = std::min(text_.find_first_not_of(blanks, colon + 1), text_.size());
    const bool is_text = from < text_.size() && text_[from] == '"';
    const auto value = is_text ? text_.substr(from, end_of_quoted(text_, from) - from) : std::string_view();
    found_.keys.push_back({unquoted(word), unquoted(value)});
  }

  std::string_view text_;
  TopKeys& found_;
  std::size_t depth_ = 0;
};

void add_block_keys(std::string_view text, TopKeys& found) {
  for (std::size_t at = 0; at < text.size() && found.keys.size() < most_top_keys;) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty() || std::string_view(" \t#-").find(line[0]) != std::string_view::npos) continue;
    auto colon = line.find(':', line[0] == '"' || line[0] == '\'' ? end_of_quoted(line, 0) : 0);
    while (colon < line.size() && colon + 1 < line.size() && blanks.find(line[colon + 1]) == std::string_view::npos)
      colon = line.find(':', colon + 1);
    if (colon == std::string_view::npos) continue;
    found.keys.push_back({unquoted(trimmed(line.substr(0, colon))), unquoted(trimmed(line.substr(colon + 1)))});
  }
}

}  // namespace

const TopKey* TopKeys::find(std::string_view key) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const TopKey& each) { return each.key == key; });
  return found == keys.end() ? nullptr : &*found;
}

TopKeys find_top_keys(std::string_view text) {
  TopKeys found;
  const auto content = from_content(text);
  const auto first = content.find_first_not_of(blanks);
  if (first == std::string_view::npos) return found;
  found.is_list = content[first] == '[';
  if (found.is_list || content[first] == '{') {
    FlowKeys(content.substr(first), found).run();
  } else {
    add_block_keys(content, found);
  }
  return found;
}

}  // namespace edu_check
