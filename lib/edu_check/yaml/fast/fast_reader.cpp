#include "edu_check/yaml/fast/fast_reader.h"

#include <algorithm>
#include <array>

#include "edu_check/text/encoding.h"
#include "edu_check/yaml/fast/fast_cursor.h"
#include "edu_check/yaml/fast/fast_flow.h"
#include "edu_check/yaml/fast/fast_scalar.h"
#include "edu_check/yaml/strict/text_check.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t most_depth = 64;

/// Reads block mappings and sequences line by line.
class BlockReader {
 public:
  BlockReader(std::string_view text, EventHandler& handler, const ReadLimits& limits)
      : cursor_{text, handler, std::min<std::size_t>(limits.depth, most_depth)} {}

  [[nodiscard]] bool run();

 private:
  struct Frame {
    std::size_t column;
    bool is_sequence;
  };

  // Lines.
  [[nodiscard]] bool next_line();
  [[nodiscard]] bool skip_start_marker();
  [[nodiscard]] bool end_line();
  void skip_to_next_line(std::size_t stop);

  // Structure.
  [[nodiscard]] bool at_dash() const { return cursor_.peek() == '-' && cursor_.blank(cursor_.at + 1); }
  [[nodiscard]] std::size_t column() const { return cursor_.at - cursor_.line_start; }
  [[nodiscard]] const Frame& top() const { return frames_[depth_ - 1]; }
  [[nodiscard]] bool settle(bool dash);
  [[nodiscard]] bool settle_changed(bool dash);
  [[nodiscard]] bool open(bool is_sequence, std::size_t at);
  void close();
  void deliver_left_out();

  // Content.
  [[nodiscard]] bool read_line(bool dash);
  [[nodiscard]] bool read_dashes(bool& has_content);
  [[nodiscard]] bool read_content(bool is_item);
  [[nodiscard]] bool read_quoted_content(bool is_item);
  [[nodiscard]] bool read_quoted_key(std::size_t offset, bool is_item);
  [[nodiscard]] bool read_value();
  [[nodiscard]] bool read_special_value(char first);
  [[nodiscard]] bool read_plain_value(std::size_t stop);

  FastCursor cursor_;
  std::size_t depth_ = 0;
  bool left_out_ = false;  ///< the last key or dash has no value so far
  std::array<Frame, most_depth> frames_;
  QuotedScalar quoted_;
};

bool BlockReader::run() {
  cursor_.handler.on_start();
  if (cursor_.text.starts_with(utf8_mark)) cursor_.at = cursor_.line_start = utf8_mark.size();
  if (!next_line() || !skip_start_marker()) return false;
  if (at_dash() || !open(false, cursor_.at)) return false;
  do {
    const bool dash = at_dash();
    if (!settle(dash) || !read_line(dash)) return false;
  } while (next_line());
  if (!cursor_.stops.finish()) return false;
  if (left_out_) deliver_left_out();
  while (depth_ > 0) close();
  return true;
}

/// To the first byte of the next line that has content; false if there is none.
inline bool BlockReader::next_line() {
  while (true) {
    cursor_.skip_blanks();
    const char c = cursor_.peek();
    if (c == '#' || c == '\n' || c == '\r') {
      skip_to_next_line(cursor_.stops.next(cursor_.at));
    } else {
      return c != '\0';
    }
  }
}

/// To the line after the one with that stop.
inline void BlockReader::skip_to_next_line(std::size_t stop) {
  while (stop < cursor_.text.size() && cursor_.text[stop] != '\n') stop = cursor_.stops.next(stop + 1);
  cursor_.line_start = cursor_.at = stop + 1;
}

/// Past a `---` that begins the document.
bool BlockReader::skip_start_marker() {
  if (column() > 0 || cursor_.text.substr(cursor_.at, 3) != "---") return true;
  cursor_.at += 3;
  return end_line() && next_line();
}

/// Past blanks and a comment to the next line; false if there is anything else.
inline bool BlockReader::end_line() {
  const auto from = cursor_.at;
  cursor_.skip_blanks();
  const char c = cursor_.peek();
  const bool ends = FastCursor::ends_line(c) || (c == '#' && cursor_.at > from);
  if (ends) skip_to_next_line(cursor_.stops.next(cursor_.at));
  return ends;
}

/// Opens or closes collections, so that the line at the cursor belongs to the innermost.
inline bool BlockReader::settle(bool dash) {
  const bool as_before = !left_out_ && column() == top().column && dash == top().is_sequence;
  return as_before || settle_changed(dash);
}

bool BlockReader::settle_changed(bool dash) {
  const auto at = column();
  if (left_out_) {
    const bool aligned_sequence = dash && at == top().column && !top().is_sequence;
    if (at > top().column || aligned_sequence) {
      left_out_ = false;
      return open(dash, cursor_.at);
    }
    deliver_left_out();
  }
  while (at < top().column) {
    close();
    if (depth_ == 0) return false;
  }
  if (top().is_sequence && !dash) close();  // it stood at the indentation of its mapping
  return at == top().column && top().is_sequence == dash;
}

inline bool BlockReader::open(bool is_sequence, std::size_t at) {
  if (cursor_.depth_left == 0) return false;
  --cursor_.depth_left;
  frames_[depth_++] = {at - cursor_.line_start, is_sequence};
  const auto offset = static_cast<std::uint32_t>(at);
  is_sequence ? cursor_.handler.on_sequence_start(offset) : cursor_.handler.on_mapping_start(offset);
  return true;
}

inline void BlockReader::close() {
  const auto end = static_cast<std::uint32_t>(cursor_.content_end);
  top().is_sequence ? cursor_.handler.on_sequence_end(end) : cursor_.handler.on_mapping_end(end);
  --depth_;
  ++cursor_.depth_left;
}

inline void BlockReader::deliver_left_out() {
  cursor_.deliver({}, cursor_.content_end, ScalarStyle::plain);
  left_out_ = false;
}

inline bool BlockReader::read_line(bool dash) {
  if (!dash) return read_content(false);
  bool has_content = false;
  return read_dashes(has_content) && (!has_content || read_content(true));
}

/// Past one or more dashes; all but the first open a sequence inside the item.
bool BlockReader::read_dashes(bool& has_content) {
  for (bool first = true; at_dash(); first = false) {
    if (!first && !open(true, cursor_.at)) return false;
    cursor_.content_end = ++cursor_.at;
    cursor_.skip_blanks();
    const char c = cursor_.peek();
    if (FastCursor::ends_line(c) || c == '#') {
      left_out_ = true;
      skip_to_next_line(cursor_.stops.next(cursor_.at));
      return true;
    }
  }
  has_content = true;
  return true;
}

/// The rest of a line: an entry, or, as an item, also a lone value.
inline bool BlockReader::read_content(bool is_item) {
  const auto offset = cursor_.at;
  const char first = cursor_.text[offset];
  if (!begins_plain(cursor_)) {
    if (first == '"' || first == '\'') return read_quoted_content(is_item);
    return is_item && read_special_value(first);
  }
  const auto stop = cursor_.stops.next(offset);
  if (cursor_.text[stop - 1] != ':') return is_item && read_plain_value(stop);
  const auto key = cursor_.slice(offset, stop - 1);
  const bool marker = first == '<' || ((first == '-' || first == '.') && offset == cursor_.line_start);
  if (marker || key.size() > longest_key || key.back() == ' ' || ends_in_odd_space(key)) return false;
  if (is_item && !open(false, offset)) return false;
  cursor_.deliver(key, offset, ScalarStyle::plain);
  cursor_.content_end = cursor_.at = stop;
  return read_value();
}

bool BlockReader::read_quoted_content(bool is_item) {
  const auto offset = cursor_.at;
  if (!quoted_.read(cursor_)) return false;
  if (cursor_.peek() == ':') return read_quoted_key(offset, is_item);
  if (!is_item) return false;
  cursor_.content_end = cursor_.at;
  cursor_.deliver(quoted_.value(), offset, ScalarStyle::quoted);
  return end_line();
}

bool BlockReader::read_quoted_key(std::size_t offset, bool is_item) {
  if (cursor_.at - offset > longest_key || !cursor_.blank(cursor_.at + 1)) return false;
  if (is_item && !open(false, offset)) return false;
  cursor_.deliver(quoted_.value(), offset, ScalarStyle::quoted);
  cursor_.content_end = ++cursor_.at;
  return read_value();
}

/// What follows a colon, which is followed by a blank.
inline bool BlockReader::read_value() {
  cursor_.skip_blanks();
  if (begins_plain(cursor_)) return read_plain_value(cursor_.stops.next(cursor_.at));
  return read_special_value(cursor_.peek());
}

bool BlockReader::read_special_value(char first) {
  const auto offset = cursor_.at;
  switch (first) {
    case '\n':
    case '\r':
    case '#':
    case '\0':
      left_out_ = true;
      skip_to_next_line(cursor_.stops.next(offset));
      return true;
    case '[':
    case '{':
      return read_flow(cursor_, top().column) && end_line();
    case '"':
    case '\'':
      if (!quoted_.read(cursor_)) return false;
      cursor_.content_end = cursor_.at;
      cursor_.deliver(quoted_.value(), offset, ScalarStyle::quoted);
      return end_line();
    default:
      return false;
  }
}

inline bool BlockReader::read_plain_value(std::size_t stop) {
  const auto text = cursor_.text;
  const auto offset = cursor_.at;
  auto end = stop;
  while (text[end - 1] == ' ' || text[end - 1] == '\r') --end;
  const auto value = cursor_.slice(offset, end);
  if (text[stop - 1] == ':' || ends_in_odd_space(value)) return false;
  cursor_.content_end = end;
  cursor_.deliver(value, offset, ScalarStyle::plain);
  skip_to_next_line(stop);
  return true;
}

}  // namespace

bool read_fast(std::string_view text, EventHandler& handler, const ReadLimits& limits) {
  return within_limits(text, limits) && BlockReader(text, handler, limits).run();
}

}  // namespace edu_check::yaml
