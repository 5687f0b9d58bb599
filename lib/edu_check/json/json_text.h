#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace edu_check {

/// Appends `text` between quotes, escaped as JSON wants it; malformed UTF-8 becomes U+FFFD. Characters that act on
/// a display (controls, marks of direction, separators of lines) become `\uXXXX`, which readers take for the same text.
void append_json_string(std::string& to, std::string_view text);

/// Appends a number in decimal digits.
inline void append_number(std::string& to, std::uint64_t value) {
  std::array<char, 20> digits;  // to_chars() fills it
  const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  to.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

/// Where JSON breaks its lines.
enum class JsonStyle : std::uint8_t {
  compact,  ///< nowhere
  lines     ///< before each object, so that results can be compared line by line
};

/// Puts JSON together at the end of a string. Keys are literals that need no escapes; fragments are JSON already.
/// RapidJSON's writer takes four times the instructions here, since it can't take fragments as they are.
class JsonText {
 public:
  JsonText(std::string& to, JsonStyle style) : to_(to), style_(style) {}

  void open(char bracket) {
    separate();
    if (style_ == JsonStyle::lines && bracket == '{') break_line();
    to_ += bracket;
    first_ = true;
    ++depth_;
  }
  void close(char bracket) {
    to_ += bracket;
    first_ = false;
    --depth_;
  }
  void key(std::string_view name) {
    separate();
    to_.append(1, '"').append(name).append("\":");
    first_ = true;
  }
  /// A key, or several members and a key, that are JSON already.
  void key_fragment(std::string_view json) {
    fragment(json);
    first_ = true;
  }
  /// Puts the comma before a value, whose text then begins here.
  void begin_value() {
    separate();
    first_ = true;
  }
  void string(std::string_view text) {
    separate();
    append_json_string(to_, text);
  }
  void fragment(std::string_view json) {
    separate();
    to_ += json;
  }
  /// Goes on within a value that was begun.
  void resume(std::string_view json) { to_ += json; }
  void number(std::uint64_t value) {
    separate();
    append_number(to_, value);
  }

  void text(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void text_or_null(std::string_view name, std::string_view value) {
    key(name);
    value.empty() ? fragment("null") : string(value);
  }
  void boolean(std::string_view name, bool value) {
    key(name);
    fragment(value ? "true" : "false");
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    number(value);
  }

 private:
  void separate() {
    if (!first_) to_ += ',';
    first_ = false;
  }
  void break_line() { to_.append(1, '\n').append(depth_, ' '); }

  std::string& to_;
  JsonStyle style_;
  std::size_t depth_ = 0;
  bool first_ = true;
};

}  // namespace edu_check
