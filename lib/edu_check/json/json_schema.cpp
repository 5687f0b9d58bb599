#include <algorithm>
#include <array>

#include "edu_check/json/json_schema_format.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// Longer texts are none that a pattern describes; the library's matcher calls itself for each character.
constexpr std::size_t longest_pattern_text = 200;
constexpr std::string_view reference_start = "#/$defs/";

std::string_view text_of(const JsonValue& value) { return {value.GetString(), value.GetStringLength()}; }

bool is_word(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

JsonSchema::JsonSchema(std::string_view schema) {
  document_.Parse(schema.data(), schema.size());
  root_ = add(document_);
  if (!document_.HasMember("$defs")) return;
  const JsonValue& definitions = document_["$defs"];
  for (const auto& [name, value] : definitions.GetObject())
    static_cast<void>(definition(std::string(text_of(name))));  // also what nothing refers to
}

std::size_t JsonSchema::definition(const std::string& name) {
  if (const auto known = definitions_.find(name); known != definitions_.end()) return known->second;
  const auto place = shapes_.size();
  definitions_.emplace(name, place);
  return add(document_["$defs"][name.c_str()]);
}

std::size_t JsonSchema::add(const JsonValue& schema) {
  if (schema.HasMember("$ref")) return definition(std::string(text_of(schema["$ref"]).substr(reference_start.size())));
  const auto place = shapes_.size();
  shapes_.emplace_back();
  Shape shape;
  for (const auto& [name, value] : schema.GetObject()) fill(shape, text_of(name), value);
  fill_properties(shape, schema);
  shapes_[place] = std::move(shape);
  return place;
}

void JsonSchema::fill(Shape& shape, std::string_view word, const JsonValue& value) {
  if (word == "type") return fill_types(shape, value);
  if (word == "enum" || word == "const") return fill_words(shape, value);
  if (word == "minimum") {
    shape.minimum = value.GetInt64();
  } else if (word == "maximum") {
    shape.maximum = value.GetInt64();
  } else if (word == "pattern") {
    shape.pattern.emplace(std::string(text_of(value)), std::regex::ECMAScript | std::regex::optimize);
  } else if (word == "additionalProperties") {
    shape.closed = value.IsFalse();
  } else if (word == "items") {
    shape.items = add(value);
  } else if (word == "minItems") {
    shape.least_items = value.GetUint();
  } else if (word == "minLength") {
    shape.least_length = value.GetUint();
  } else if (word == "maxItems") {
    shape.most_items = value.GetUint();
  } else if (word == "uniqueItems") {
    shape.unique_items = value.GetBool();
  } else if (word == "oneOf" || word == "anyOf") {
    for (const auto& each : value.GetArray()) shape.alternatives.push_back(add(each));
  } else if (!is_word(word, {"$schema", "$id", "$defs", "title", "description", "properties", "required",
                             "dependentRequired"})) {
    unknown_words_.emplace_back(word);
  }
}

void JsonSchema::fill_types(Shape& shape, const JsonValue& value) {
  constexpr auto names = std::to_array<std::pair<std::string_view, Type>>({{"object", object},
                                                                           {"array", array},
                                                                           {"string", text},
                                                                           {"integer", integer},
                                                                           {"boolean", boolean},
                                                                           {"null", null}});
  const auto take = [&](const JsonValue& name) {
    for (const auto& [word, type] : names) {
      if (word == text_of(name)) shape.types |= type;
    }
  };
  if (value.IsString()) return take(value);
  for (const auto& each : value.GetArray()) take(each);
}

void JsonSchema::fill_words(Shape& shape, const JsonValue& value) {
  const auto take = [&](const JsonValue& each) {
    if (each.IsString()) {
      shape.words.emplace_back(text_of(each));
      shape.types |= text;
    } else if (each.IsNull()) {
      shape.types |= null;
    } else {
      shape.types |= boolean;
      shape.is_true = each.IsTrue();
    }
  };
  if (!value.IsArray()) return take(value);
  for (const auto& each : value.GetArray()) take(each);
}

void JsonSchema::fill_properties(Shape& shape, const JsonValue& schema) {
  if (!schema.HasMember("properties")) return;
  for (const auto& [name, value] : schema["properties"].GetObject())
    shape.properties.push_back({std::string(text_of(name)), add(value), false, {}});
  const auto each_property = [&](std::string_view name, auto&& change) {
    for (auto& property : shape.properties) {
      if (property.name == name) change(property);
    }
  };
  if (schema.HasMember("required")) {
    for (const auto& name : schema["required"].GetArray())
      each_property(text_of(name), [](Property& property) { property.required = true; });
  }
  if (!schema.HasMember("dependentRequired")) return;
  for (const auto& [name, others] : schema["dependentRequired"].GetObject()) {
    for (const auto& other : others.GetArray())
      each_property(text_of(name), [&](Property& property) { property.needs.emplace_back(text_of(other)); });
  }
}

/// One check of a value.
class JsonSchema::Walk {
 public:
  explicit Walk(const std::vector<Shape>& shapes) : shapes_(shapes) {}

  bool check(const JsonValue& value, std::size_t number) {
    const auto& shape = shapes_[number];
    if (!shape.alternatives.empty()) return check_alternatives(value, shape);
    if (shape.types != any && (shape.types & type_of(value)) == 0)
      return fail(message("类型不对", "is of a wrong type"));
    if (value.IsString()) return check_text(text_of(value), shape);
    if (value.IsObject()) return check_object(value, shape);
    if (value.IsArray()) return check_array(value, shape);
    if (shape.is_true && !value.IsTrue()) return fail(message("应为 true", "is not true"));
    const bool small = shape.minimum && value.IsInt64() && value.GetInt64() < *shape.minimum;
    if (small) return fail(message("小于 {}", "is less than {}", *shape.minimum));
    const bool large = shape.maximum && (!value.IsInt64() || value.GetInt64() > *shape.maximum);
    return large ? fail(message("大于 {}", "is greater than {}", *shape.maximum)) : true;
  }

  [[nodiscard]] SchemaMistake mistake() const { return {place_, text_}; }

 private:
  static std::uint8_t type_of(const JsonValue& value) {
    if (value.IsObject()) return object;
    if (value.IsArray()) return array;
    if (value.IsString()) return text;
    if (value.IsBool()) return boolean;
    if (value.IsNull()) return null;
    return value.IsInt64() || value.IsUint64() ? integer : 0;
  }

  bool fail(Message what) {
    text_ = std::move(what);
    place_.clear();
    return false;
  }

  /// What failed lies in a member or element of that name.
  bool fail_below(std::string_view name) {
    place_ = place_.empty() ? std::string(name) : std::string(name) + "/" + place_;
    return false;
  }

  /// A value that fits none of the alternatives: what is told is the mistake in the one that went furthest.
  bool check_alternatives(const JsonValue& value, const Shape& shape) {
    std::optional<SchemaMistake> furthest;
    for (const auto each : shape.alternatives) {
      if (check(value, each)) return true;
      if (!furthest || place_.size() > furthest->place.size()) furthest = mistake();
    }
    place_ = furthest->place;
    text_ = furthest->text;
    return false;
  }

  bool check_text(std::string_view text, const Shape& shape) {
    if (!shape.words.empty() && std::find(shape.words.begin(), shape.words.end(), text) == shape.words.end())
      return fail(message("不是可用的词", "is none of the words that may stand there"));
    if (text.size() < shape.least_length) return fail(message("过短", "is too short"));
    if (!shape.pattern) return true;
    const bool good =
        text.size() <= longest_pattern_text && std::regex_search(text.begin(), text.end(), *shape.pattern);
    return good ? true : fail(message("写法不对", "is not written as it should be"));
  }

  bool check_object(const JsonValue& value, const Shape& shape) {
    std::vector<bool> seen(shape.properties.size());
    for (const auto& [name, member] : value.GetObject()) {
      const auto key = text_of(name);
      const auto found = std::find_if(shape.properties.begin(), shape.properties.end(),
                                      [&](const Property& each) { return each.name == key; });
      if (found == shape.properties.end()) {
        if (!shape.closed) continue;
        return fail(message("未知的成员", "is no member that may stand there")) || fail_below(key);
      }
      const auto number = static_cast<std::size_t>(found - shape.properties.begin());
      if (seen[number]) return fail(message("出现了两次", "stands there twice")) || fail_below(key);
      seen[number] = true;
      if (!check(member, found->shape)) return fail_below(key);
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const auto& property = shape.properties[i];
      if (property.required && !seen[i]) return fail(message("缺失", "is missing")) || fail_below(property.name);
      if (seen[i] && !has_all(value, property.needs))
        return fail(message("不完整", "is incomplete")) || fail_below(property.name);
    }
    return true;
  }

  static bool has_all(const JsonValue& value, const std::vector<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [&](const auto& name) { return value.HasMember(name.c_str()); });
  }

  bool check_array(const JsonValue& value, const Shape& shape) {
    if (value.Size() < shape.least_items || value.Size() > shape.most_items)
      return fail(message("项数不对", "has a wrong number of elements"));
    for (rapidjson::SizeType i = 0; shape.items && i < value.Size(); ++i) {
      if (!check(value[i], *shape.items)) return fail_below(std::to_string(i));
    }
    if (!shape.unique_items) return true;
    std::vector<std::string_view> texts;
    for (const auto& each : value.GetArray()) {
      if (each.IsString()) texts.push_back(text_of(each));
    }
    std::sort(texts.begin(), texts.end());
    const bool repeated = std::adjacent_find(texts.begin(), texts.end()) != texts.end();
    return repeated ? fail(message("有重复的项", "has an element twice")) : true;
  }

  const std::vector<Shape>& shapes_;
  std::string place_;
  Message text_;
};

std::optional<SchemaMistake> JsonSchema::check(const JsonValue& value, std::string_view definition) const {
  auto start = root_;
  if (!definition.empty()) start = definitions_.find(definition)->second;
  Walk walk(shapes_);
  return walk.check(value, start) ? std::nullopt : std::optional(walk.mistake());
}

}  // namespace edu_check
