#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <string>
#include <string_view>

#include "edu_check/json/rapid_json_format.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// Writes the pieces that JSON Schemas consist of.
class SchemaJson {
 public:
  SchemaJson() : json_(buffer_) {
    json_.SetIndent(' ', 1);
    json_.SetFormatOptions(rapidjson::kFormatSingleLineArray);
  }

  [[nodiscard]] std::string result() const { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

  void begin() { json_.StartObject(); }
  void end() { json_.EndObject(); }
  void begin_list() { json_.StartArray(); }
  void end_list() { json_.EndArray(); }
  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view value) { json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
  void null() { json_.Null(); }
  void boolean(bool value) { json_.Bool(value); }
  /// A number as it is written.
  void number(std::string_view digits) { json_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType); }

  void text(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void number(std::string_view name, std::string_view digits) {
    key(name);
    number(digits);
  }
  template <class Strings>
  void strings(std::string_view name, const Strings& values) {
    key(name);
    begin_list();
    for (const auto& value : values) string(value);
    end_list();
  }
  void strings(std::string_view name, std::initializer_list<std::string_view> values) {
    strings<std::initializer_list<std::string_view>>(name, values);
  }
  /// `{"$ref": target}` as a value.
  void reference(std::string_view target) {
    begin();
    text("$ref", target);
    end();
  }
  /// A text that matches a regular expression as a whole.
  void pattern(std::string_view expression) {
    begin();
    text("type", "string");
    text("pattern", "^(" + std::string(expression) + ")$");
    end();
  }

 private:
  JsonBuffer buffer_;
  PrettyJsonWriter<JsonBuffer> json_;
};

}  // namespace edu_check
