#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edu_check/assessment/assessment.h"
#include "edu_check/json/rapid_json_format.h"
#include "edu_check/text/display.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/utf8.h"

namespace edu_check {

/// RapidJSON's output, straight to the end of a string, as it may stand within a script of HTML.
struct ScriptOutput {
  using Ch = char;
  std::string& text;
  void Put(char c) {
    if (c == '<') {
      text += "\\u003c";
    } else if ((c == '\xA8' || c == '\xA9') && text.ends_with("\xE2\x80")) {
      text.resize(text.size() - 2);
      text += c == '\xA8' ? "\\u2028" : "\\u2029";
    } else {
      text.push_back(c);
    }
  }
  void Flush() {}
};

/// JSON in few calls: a key is left out together with an empty value.
class PageJson {
 public:
  explicit PageJson(std::string& to) : output_{to}, json_(output_) {}

  void start_object() { json_.StartObject(); }
  void end_object() { json_.EndObject(); }
  void start_array() { json_.StartArray(); }
  void end_array() { json_.EndArray(); }
  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void number(std::uint64_t value) { json_.Uint64(value); }

  void string(std::string_view value) {
    std::string valid;
    if (find_invalid_utf8(value)) {
      for (const auto character : decode_utf8(value)) append_utf8(valid, character);
      value = valid;
    }
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }

  /// A text of any number of lines, made printable.
  void text(std::string_view value) { string(printable_lines(value)); }

  /// A text of a standard.
  void message(const Message& both) {
    if (both.zh == both.en) return text(both.zh);
    start_array();
    text(both.zh);
    text(both.en);
    end_array();
  }

  /// A text that may hold what an inventory says. Yes and no are by far the most frequent: 1 and 0.
  void untrusted(const Message& text) {
    if (text.en == "yes" && text.zh == "是") return number(1);
    if (text.en == "no" && text.zh == "否") return number(0);
    const bool same = text.zh == text.en;
    if (!same) start_array();
    string(printable(text.zh));
    if (same) return;
    string(printable(text.en));
    end_array();
  }

  void member(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    text(value);
  }

  void member(std::string_view name, const Message& value) {
    if (value.empty()) return;
    key(name);
    message(value);
  }

  void untrusted_member(std::string_view name, const Message& value) {
    if (value.empty()) return;
    key(name);
    untrusted(value);
  }

  void member(std::string_view name, const std::optional<Date>& date) {
    if (date) member(name, to_string(*date));
  }

  void place(Position position) {
    start_array();
    number(position.line);
    number(position.column);
    end_array();
  }

 private:
  ScriptOutput output_;
  JsonWriter<ScriptOutput> json_;
};

[[nodiscard]] inline char code_of(Outcome outcome) { return "pfundw"[static_cast<std::size_t>(outcome)]; }
[[nodiscard]] inline char code_of(Level level) { return "mai"[static_cast<std::size_t>(level)]; }

}  // namespace edu_check
