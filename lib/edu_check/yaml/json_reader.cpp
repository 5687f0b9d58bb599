#include "edu_check/yaml/json_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "edu_check/text/encoding.h"
#include "edu_check/text/utf8.h"
#include "edu_check/yaml/strict/refusal.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t most_mistakes = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Recursive descent; every step is false at the first thing that is no JSON.
class JsonReader {
 public:
  JsonReader(std::string_view text, EventHandler& handler, std::uint32_t depth)
      : text_(text), handler_(handler), depth_left_(depth) {}

  [[nodiscard]] bool run() {
    if (text_.starts_with(utf8_mark)) at_ = utf8_mark.size();
    skip_space();
    if (peek() != '{') return false;
    handler_.on_start();
    if (!collection()) return false;
    skip_space();
    return at_ == text_.size();
  }

  /// What the text holds that no text may, with the place of each.
  [[nodiscard]] const std::vector<std::pair<Refusal, std::size_t>>& mistakes() const { return mistakes_; }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }

  bool collection() {
    if (depth_left_ == 0) return false;
    --depth_left_;
    const bool object = peek() == '{';
    const auto offset = static_cast<std::uint32_t>(at_++);
    object ? handler_.on_mapping_start(offset) : handler_.on_sequence_start(offset);
    if (!members(object)) return false;
    const auto end = static_cast<std::uint32_t>(at_);
    object ? handler_.on_mapping_end(end) : handler_.on_sequence_end(end);
    ++depth_left_;
    return true;
  }

  bool members(bool object) {
    const char closing = object ? '}' : ']';
    skip_space();
    if (take(closing)) return true;
    do {
      skip_space();
      if (object && !key()) return false;
      if (!value()) return false;
      skip_space();
    } while (take(','));
    return take(closing);
  }

  bool key() {
    if (peek() != '"' || !string()) return false;
    skip_space();
    if (!take(':')) return false;
    skip_space();
    return true;
  }

  bool value() {
    const char c = peek();
    if (c == '{' || c == '[') return collection();
    if (c == '"') return string();
    const auto begin = at_;
    if (!(c == '-' || is_digit(c) ? number() : word())) return false;
    handler_.on_scalar({text_.substr(begin, at_ - begin), static_cast<std::uint32_t>(begin), ScalarStyle::plain});
    return true;
  }

  bool word() {
    for (const std::string_view each : {"true", "false", "null"}) {
      if (!text_.substr(at_).starts_with(each)) continue;
      at_ += each.size();
      return true;
    }
    return false;
  }

  bool digits() {
    const auto begin = at_;
    while (is_digit(peek())) ++at_;
    return at_ > begin;
  }

  bool number() {
    take('-');
    const bool zero = take('0');
    if (zero ? is_digit(peek()) : !digits()) return false;
    if (take('.') && !digits()) return false;
    if (!take('e') && !take('E')) return true;
    if (!take('+')) take('-');
    return digits();
  }

  bool string() {
    const auto offset = static_cast<std::uint32_t>(at_++);
    auto from = at_;
    resolved_.clear();
    while (true) {
      at_ = text_.find_first_of("\"\\\n\t\r", from);
      if (at_ == std::string_view::npos || std::string_view("\n\t\r").find(text_[at_]) != std::string_view::npos)
        return false;
      const auto piece = text_.substr(from, at_ - from);
      if (text_[at_] == '"') {
        ++at_;
        const auto value = resolved_.empty() ? piece : std::string_view(resolved_ += piece);
        handler_.on_scalar({value, offset, ScalarStyle::quoted});
        return true;
      }
      resolved_ += piece;
      if (!escape()) return false;
      from = at_;
    }
  }

  /// Past a backslash and what follows it.
  bool escape() {
    const auto begin = at_++;
    const char c = peek();
    ++at_;
    if (c == 'u') return escaped_code(begin);
    constexpr std::string_view escapes = "\"\\/nt";
    constexpr std::string_view meanings = "\"\\/\n\t";
    if (const auto known = escapes.find(c); c != '\0' && known != std::string_view::npos) {
      resolved_ += meanings[known];
      return true;
    }
    if (c != 'b' && c != 'f' && c != 'r') return false;
    refuse_at(Refusal::bad_escape, begin);
    return true;
  }

  bool escaped_code(std::size_t begin) {
    const auto first = four_digits();
    if (!first) return false;
    char32_t code = *first;
    const bool leads = code >= 0xD800 && code < 0xDC00;
    if (leads && text_.substr(at_, 2) == "\\u") {
      const auto back = at_;
      at_ += 2;
      const auto second = four_digits();
      if (!second) return false;
      if (*second >= 0xDC00 && *second < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10U) + (*second - 0xDC00);
      } else {
        at_ = back;
      }
    }
    if (code >= 0xD800 && code < 0xE000) {
      refuse_at(Refusal::lone_surrogate, begin);
    } else if ((code < 0x20 && code != '\n' && code != '\t') || code == 0x7F) {
      refuse_at(Refusal::bad_escape, begin);
    } else {
      append_utf8(resolved_, code);
    }
    return true;
  }

  std::optional<char32_t> four_digits() {
    char32_t code = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = peek();
      const int digit = is_digit(c)            ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return std::nullopt;
      code = code * 16 + static_cast<char32_t>(digit);
    }
    return code;
  }

  void refuse_at(Refusal refusal, std::size_t where) {
    if (mistakes_.size() < most_mistakes) mistakes_.emplace_back(refusal, where);
  }

  std::string_view text_;
  EventHandler& handler_;
  std::uint32_t depth_left_;
  std::size_t at_ = 0;
  std::string resolved_;
  std::vector<std::pair<Refusal, std::size_t>> mistakes_;
};

}  // namespace

JsonResult read_json(const Source& source, EventHandler& handler, Diagnostics& diagnostics, const ReadLimits& limits) {
  JsonReader reader(source.text(), handler, limits.depth);
  if (!reader.run()) return JsonResult::no_json;
  for (const auto& [refusal, at] : reader.mistakes()) {
    refuse(refusal, source, static_cast<std::uint32_t>(at), diagnostics);
  }
  return reader.mistakes().empty() ? JsonResult::read : JsonResult::refused;
}

}  // namespace edu_check::yaml
