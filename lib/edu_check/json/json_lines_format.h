#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <cstdint>
#include <string>
#include <string_view>

#include "edu_check/json/rapid_json_format.h"

namespace edu_check {

/// RapidJSON's output, straight to the end of a string.
struct JsonOutput {
  using Ch = char;
  std::string& text;
  void Put(char c) { text.push_back(c); }
  void Flush() {}
};

/// Writes one value of JSON in one line. Texts are made printable, but for their line breaks.
class JsonLine {
 public:
  explicit JsonLine(std::string& to) : output_{to}, json_(output_) {}

  JsonLine& object() { return json_.StartObject(), *this; }
  JsonLine& end_object() { return json_.EndObject(), *this; }
  JsonLine& array() { return json_.StartArray(), *this; }
  JsonLine& end_array() { return json_.EndArray(), *this; }
  JsonLine& key(std::string_view name);
  JsonLine& string(std::string_view value);
  JsonLine& text(std::string_view name, std::string_view value) { return key(name).string(value); }
  JsonLine& number(std::string_view name, std::uint64_t value);
  JsonLine& boolean(std::string_view name, bool value);

 private:
  JsonOutput output_;
  JsonWriter<JsonOutput> json_;
};

/// Joins pieces of a line an entry to the entries of one array, up to a number of them.
class JsonEntries {
 public:
  explicit JsonEntries(std::size_t most = SIZE_MAX) : most_(most) {}
  /// Puts the commas into a piece, and leaves out what is too much.
  void join(std::string& piece);
  [[nodiscard]] std::size_t dropped() const { return dropped_; }

 private:
  std::size_t most_;
  std::size_t count_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace edu_check
