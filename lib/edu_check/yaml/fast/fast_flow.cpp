#include "edu_check/yaml/fast/fast_flow.h"

#include "edu_check/yaml/fast/byte_scan.h"
#include "edu_check/yaml/fast/fast_cursor.h"
#include "edu_check/yaml/fast/fast_scalar.h"

namespace edu_check::yaml {
namespace {

/// Reads one flow collection with all inside it.
class FlowReader {
 public:
  FlowReader(FastCursor& cursor, std::size_t column)
      : cursor_(cursor), column_(column), first_line_(cursor.line_start) {}

  [[nodiscard]] bool collection();

 private:
  [[nodiscard]] bool sequence();
  [[nodiscard]] bool mapping();
  [[nodiscard]] bool entry();
  [[nodiscard]] bool node();
  [[nodiscard]] bool skip_space();
  [[nodiscard]] bool skip_line();
  [[nodiscard]] bool next_or_end(char closing, bool& ended);
  [[nodiscard]] std::string_view plain();
  [[nodiscard]] std::size_t find_stop(std::size_t at) const {
    return find_any<',', ':', ']', '}', '[', '{', '?', '#', '\n'>(cursor_.text, at);
  }
  [[nodiscard]] bool scalar(bool is_key);

  FastCursor& cursor_;
  std::size_t column_;
  std::size_t first_line_;
  QuotedScalar quoted_;
};

bool FlowReader::collection() {
  if (cursor_.depth_left == 0) return false;
  --cursor_.depth_left;
  const bool is_mapping = cursor_.peek() == '{';
  const auto offset = static_cast<std::uint32_t>(cursor_.at++);
  is_mapping ? cursor_.handler.on_mapping_start(offset) : cursor_.handler.on_sequence_start(offset);
  if (!(is_mapping ? mapping() : sequence())) return false;
  cursor_.content_end = ++cursor_.at;
  const auto end = static_cast<std::uint32_t>(cursor_.at);
  is_mapping ? cursor_.handler.on_mapping_end(end) : cursor_.handler.on_sequence_end(end);
  ++cursor_.depth_left;
  return true;
}

bool FlowReader::sequence() {
  if (!skip_space()) return false;
  for (bool ended = cursor_.peek() == ']'; !ended;) {
    if (!node() || !next_or_end(']', ended)) return false;
  }
  return true;
}

bool FlowReader::mapping() {
  if (!skip_space()) return false;
  for (bool ended = cursor_.peek() == '}'; !ended;) {
    if (!entry() || !next_or_end('}', ended)) return false;
  }
  return true;
}

/// Past a comma to the next node, or to the closing bracket.
bool FlowReader::next_or_end(char closing, bool& ended) {
  if (!skip_space()) return false;
  if (cursor_.peek() == ',') {
    ++cursor_.at;
    if (!skip_space()) return false;
  } else if (cursor_.peek() != closing) {
    return false;
  }
  ended = cursor_.peek() == closing;
  return true;
}

bool FlowReader::entry() {
  const auto begin = cursor_.at;
  if (!scalar(true) || cursor_.peek() != ':' || !cursor_.blank(cursor_.at + 1)) return false;
  if (cursor_.at - begin > longest_key) return false;
  cursor_.content_end = ++cursor_.at;
  if (!skip_space()) return false;
  if (cursor_.peek() == ',' || cursor_.peek() == '}') {
    cursor_.deliver({}, cursor_.content_end, ScalarStyle::plain);
    return true;
  }
  return node();
}

bool FlowReader::node() {
  const char c = cursor_.peek();
  return c == '[' || c == '{' ? collection() : scalar(false);
}

bool FlowReader::scalar(bool is_key) {
  const auto offset = cursor_.at;
  if (cursor_.peek() == '"' || cursor_.peek() == '\'') {
    if (!quoted_.read(cursor_)) return false;
    cursor_.deliver(quoted_.value(), offset, ScalarStyle::quoted);
  } else {
    const auto value = plain();
    if (value.empty() || (is_key && value[0] == '<')) return false;
    cursor_.deliver(value, offset, ScalarStyle::plain);
  }
  cursor_.content_end = cursor_.at;
  return true;
}

/// A plain scalar, which ends on the same line; empty if it is not certain.
std::string_view FlowReader::plain() {
  if (!begins_plain(cursor_)) return {};
  const auto text = cursor_.text;
  auto at = find_stop(cursor_.at);
  for (; at < text.size(); at = find_stop(at + 1)) {
    const char c = text[at];
    if (c == '[' || c == '{' || c == '?') return {};
    if (c == ':') {
      const char next = cursor_.byte(at + 1);
      if (next == ',' || next == ']' || next == '}' || next == '[' || next == '{') return {};
      if (cursor_.blank(at + 1)) break;
    } else if (c != '#' || text[at - 1] == ' ') {
      break;
    }
  }
  auto end = at;
  while (text[end - 1] == ' ' || text[end - 1] == '\r') --end;
  const auto value = cursor_.slice(cursor_.at, end);
  cursor_.at = end;
  return ends_in_odd_space(value) ? std::string_view{} : value;
}

/// Past spaces, comments and line breaks.
bool FlowReader::skip_space() {
  while (true) {
    cursor_.skip_blanks();
    if (cursor_.at >= cursor_.text.size()) return false;
    const char c = cursor_.peek();
    if (c == '\n' || c == '\r' || c == '#') {
      if (!skip_line()) return false;
      continue;
    }
    return cursor_.line_start == first_line_ || cursor_.at - cursor_.line_start > column_;
  }
}

/// Past the end of the line.
bool FlowReader::skip_line() {
  const bool separated = cursor_.at == cursor_.line_start || cursor_.text[cursor_.at - 1] == ' ';
  if (cursor_.peek() == '#' && !separated) return false;
  cursor_.at = find_any<'\n'>(cursor_.text, cursor_.at);
  if (cursor_.at == cursor_.text.size()) return false;
  cursor_.line_start = ++cursor_.at;
  return true;
}

}  // namespace

bool read_flow(FastCursor& cursor, std::size_t column) { return FlowReader(cursor, column).collection(); }

}  // namespace edu_check::yaml
