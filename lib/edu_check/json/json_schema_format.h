#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <cstdint>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/json/rapid_json_format.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// What in a value of JSON is not as its schema says.
struct SchemaMistake {
  std::string place;  ///< `indicators/3/outcome`; empty: the value itself
  Message text;
};

/// A JSON Schema of `schemas/`, made ready to check values. Knows the words that those schemas use.
class JsonSchema {
 public:
  explicit JsonSchema(std::string_view schema);

  /// The first mistake in a value, by the schema itself or by one of its definitions (`assessment`). A member that
  /// stands twice is one. The value is nested no deeper than a program may call itself.
  [[nodiscard]] std::optional<SchemaMistake> check(const JsonValue& value, std::string_view definition = {}) const;
  /// Words of the schema that are not known; a test asserts that there are none.
  [[nodiscard]] const std::vector<std::string>& unknown_words() const { return unknown_words_; }

 private:
  enum Type : std::uint8_t { any = 0, object = 1, array = 2, text = 4, integer = 8, boolean = 16, null = 32 };
  struct Property {
    std::string name;
    std::size_t shape = 0;
    bool required = false;
    std::vector<std::string> needs;  ///< members that go with it
  };
  struct Shape {
    std::uint8_t types = any;
    std::vector<std::string> words;  ///< of which a text is one; none: any text
    bool is_true = false;            ///< of a boolean
    std::optional<std::int64_t> minimum;
    std::optional<std::int64_t> maximum;
    std::optional<std::regex> pattern;
    std::vector<Property> properties;
    bool closed = false;
    std::optional<std::size_t> items;
    std::size_t least_length = 0;  ///< of a text, in bytes
    std::size_t least_items = 0;
    std::size_t most_items = SIZE_MAX;
    bool unique_items = false;
    std::vector<std::size_t> alternatives;
  };
  class Walk;

  std::size_t add(const JsonValue& schema);
  void fill(Shape& shape, std::string_view word, const JsonValue& value);
  void fill_types(Shape& shape, const JsonValue& value);
  void fill_words(Shape& shape, const JsonValue& value);
  void fill_properties(Shape& shape, const JsonValue& schema);
  std::size_t definition(const std::string& name);

  JsonDocument document_;
  std::vector<Shape> shapes_;
  std::map<std::string, std::size_t, std::less<>> definitions_;
  std::size_t root_ = 0;
  std::vector<std::string> unknown_words_;
};

}  // namespace edu_check
