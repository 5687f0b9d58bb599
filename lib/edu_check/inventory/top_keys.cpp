#include "edu_check/inventory/top_keys.h"

#include <algorithm>

#include "edu_check/text/encoding.h"
#include "edu_check/text/word_form.h"

namespace edu_check {
namespace {

constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view line_ends = "\r\n";

/// Without what stands before the content of YAML: a byte order mark, comments, directives, `---`.
std::string_view from_content(std::string_view text) {
  text = without_utf8_mark(text);
  for (;;) {
    const auto first = text.find_first_not_of(white_space);
    if (first == std::string_view::npos) return {};
    const auto rest = text.substr(first);
    const bool is_mark =
        rest.starts_with("---") && (rest.size() == 3 || white_space.find(rest[3]) != std::string_view::npos);
    if (!is_mark && !rest.starts_with('#') && !rest.starts_with('%'))
      return text.substr(std::min(text.find_last_of(line_ends, first) + 1, first));
    text = rest.substr(is_mark ? 3 : std::min(rest.find_first_of(line_ends), rest.size()));
  }
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() > 1 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// Where a quoted text that begins at `at` ends, behind its quote.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
      continue;
    }
    if (text[at] != quote) continue;
    if (quote == '"' || text.substr(at + 1, 1) != "'") break;
    ++at;  // two single quotes are one, and no end
  }
  return std::min(at + 1, text.size());
}

/// Whether a key, as it is written, may stand for another text than it shows.
bool is_veiled(std::string_view key) {
  if (key.empty()) return false;
  if (key[0] == '"') return key.find('\\') != std::string_view::npos;
  return key[0] == '&' || key[0] == '!' || key[0] == '*' || key == "?" || key.starts_with("? ") ||
         key.starts_with("?\t");
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
      if (each == '#' && white_space.find(text_[at - 1]) != std::string_view::npos) {
        at = std::min(text_.find_first_of(line_ends, at), text_.size());
        continue;
      }
      if (at_start && (each == '"' || each == '\'')) {
        const auto end = end_of_quoted(text_, at);
        if (depth_ == wanted) add(text_.substr(at, end - at), end);
        at = end;
        at_start = false;
        continue;
      }
      if (each == '{' || each == '[') ++depth_;
      if ((each == '}' || each == ']') && --depth_ < wanted && (depth_ == 0 || !found_.keys.empty()))
        return end_at(at + 1);
      const bool is_blank = white_space.find(each) != std::string_view::npos;
      if (!at_start && !is_blank && std::string_view("{}[],:").find(each) == std::string_view::npos)
        found_.unclear = true;  // a comma or a quote is missing before it
      const bool begins = each == '{' || each == '[' || each == ',' || each == ':';
      if (!begins && at_start && !is_blank && each != '}' && each != ']') {
        const auto end = std::min(text_.find_first_of(":,{}[]\r\n", at), text_.size());
        const auto word = trimmed(text_.substr(at, end - at), white_space);
        if (depth_ == wanted) add(word, end);
        // Where the colon of a veiled one is can't be told, nor where a word ends that takes in a quote.
        if (depth_ == wanted && (is_veiled(word) || word.find('"') != std::string_view::npos)) found_.unclear = true;
        at_start = false;
        at = std::max(end, at + 1);
        continue;
      }
      at_start = begins || (at_start && is_blank);
      ++at;
    }
    found_.unclear = true;  // the end is missing
  }

 private:
  /// Adds a word if a colon follows: it is a key then.
  void add(std::string_view word, std::size_t end) {
    const auto colon = text_.find_first_not_of(white_space, end);
    if (colon == std::string_view::npos || text_[colon] != ':') return;
    const auto from = std::min(text_.find_first_not_of(white_space, colon + 1), text_.size());
    const bool is_text = from < text_.size() && text_[from] == '"';
    const auto value = is_text ? text_.substr(from, end_of_quoted(text_, from) - from) : std::string_view();
    if (is_veiled(word)) found_.unclear = true;
    found_.keys.push_back({unquoted(word), unquoted(value)});
  }

  /// Lines of JSON go on with an object like the first; behind anything else there may be an inventory.
  void end_at(std::size_t at) {
    const auto next = text_.find_first_not_of(white_space, at);
    const bool goes_on = depth_ > 0 || next == std::string_view::npos || text_[next] == '{';
    if (!goes_on) found_.unclear = true;
  }

  std::string_view text_;
  TopKeys& found_;
  std::size_t depth_ = 0;
};

void add_block_keys(std::string_view text, TopKeys& found) {
  for (std::size_t at = 0; at < text.size() && found.keys.size() < most_top_keys;) {
    const auto end = std::min(text.find_first_of(line_ends, at), text.size());
    const auto line = text.substr(at, end - at);
    at = end + 1;
    if (line == "?" || line.starts_with("? ") || line.starts_with("?\t")) found.unclear = true;
    // Behind the mark of a document it may begin at once.
    if (line.starts_with("--- ") && line.find_first_not_of(" \t", 4) < std::min(line.find('#'), line.size()))
      found.unclear = true;
    if (line.empty() || std::string_view(" \t#-").find(line[0]) != std::string_view::npos) continue;
    const auto head = std::min({line.find(':'), line.find("："), line.size()});
    if (head < line.size()) found.heads.push_back(unquoted(trimmed(line.substr(0, head), white_space)));
    if (found.heads.size() >= most_top_keys) break;
    auto colon = line.find(':', line[0] == '"' || line[0] == '\'' ? end_of_quoted(line, 0) : 0);
    while (colon < line.size() && colon + 1 < line.size() &&
           white_space.find(line[colon + 1]) == std::string_view::npos)
      colon = line.find(':', colon + 1);
    if (colon == std::string_view::npos) continue;
    if (is_veiled(line.substr(0, colon))) found.unclear = true;
    found.keys.push_back({unquoted(trimmed(line.substr(0, colon), white_space)),
                          unquoted(trimmed(line.substr(colon + 1), white_space))});
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
  const auto first = content.find_first_not_of(white_space);
  if (first == std::string_view::npos) return found;
  found.is_list = content[first] == '[';
  if (found.is_list || content[first] == '{') {
    FlowKeys(content.substr(first), found).run();
  } else {
    add_block_keys(content, found);
  }
  if (std::max(found.keys.size(), found.heads.size()) >= most_top_keys) found.unclear = true;
  return found;
}

}  // namespace edu_check
