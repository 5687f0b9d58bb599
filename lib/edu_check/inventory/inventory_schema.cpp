#include "edu_check/inventory/inventory_schema.h"

#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>

#include "edu_check/inventory/fact_help.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

// Texts of numbers as `parse_value` takes them.
constexpr std::string_view decimal = R"((0|[1-9][0-9]*)(\.[0-9]+)?)";
constexpr std::string_view whole = R"(0|[1-9][0-9]*)";

class SchemaWriter {
 public:
  SchemaWriter(const Vocabulary& vocabulary, Language language)
      : vocabulary_(vocabulary), language_(language), json_(buffer_) {
    json_.SetIndent(' ', 1);
  }

  std::string run() {
    json_.StartObject();
    text("$schema", "https://json-schema.org/draft/2020-12/schema");
    text("$id", "urn:edu-check:schema:inventory:1");
    text("title", say("学校或区域的信息化清单", "Inventory of a school or a region"));
    text("$ref", group_reference(0));
    key("$defs");
    json_.StartObject();
    header_definitions();
    for (std::uint32_t group = 0; group < vocabulary_.groups().size(); ++group) write_group(group);
    for (const auto& fact : vocabulary_.facts()) write_fact(fact);
    json_.EndObject();
    json_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::zh ? zh : en);
  }

  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view value) { json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
  void text(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }

  static std::string group_reference(std::uint32_t group) { return fmt::format("#/$defs/group-{}", group); }

  void reference(std::string_view name, std::string_view target) {
    key(name);
    json_.StartObject();
    text("$ref", target);
    json_.EndObject();
  }

  /// A value of `any_of` that is one of some words.
  template <class Words>
  void words(const Words& all) {
    json_.StartObject();
    key("enum");
    json_.StartArray();
    for (const auto& word : all) string(word);
    json_.EndArray();
    json_.EndObject();
  }

  void of_type(std::string_view type) {
    json_.StartObject();
    text("type", type);
    json_.EndObject();
  }

  void pattern(std::string_view expression) {
    json_.StartObject();
    text("type", "string");
    text("pattern", fmt::format("^({})$", expression));
    json_.EndObject();
  }

  void header_definitions() {
    key("missing");
    json_.StartObject();
    key("enum");
    json_.StartArray();
    json_.Null();
    for (const std::string_view word : {"~", "null", "unknown", "待定"}) string(word);
    json_.EndArray();
    json_.EndObject();
    key("version");
    json_.StartObject();
    key("enum");
    json_.StartArray();
    json_.Int(1);
    string("1");
    json_.EndArray();
    json_.EndObject();
    header("kind", [&] { words(std::initializer_list<std::string_view>{"school", "region", "学校", "区域"}); });
    header("date", [&] { pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}"); });
    evidence();
  }

  template <class Write>
  void header(std::string_view name, Write&& write) {
    key(name);
    json_.StartObject();
    key("anyOf");
    json_.StartArray();
    json_.StartObject();
    text("$ref", "#/$defs/missing");
    json_.EndObject();
    write();
    json_.EndArray();
    json_.EndObject();
  }

  /// From facts, by any of their names, to documents.
  void evidence() {
    key("evidence");
    json_.StartObject();
    key("type");
    json_.StartArray();
    string("object");
    string("null");
    json_.EndArray();
    key("propertyNames");
    json_.StartObject();
    key("enum");
    json_.StartArray();
    for (const auto& name : sorted_keys(0)) {
      if (vocabulary_.find_key(0, name).what == KeyTarget::What::fact) string(name);
    }
    json_.EndArray();
    json_.EndObject();
    key("additionalProperties");
    json_.StartObject();
    key("type");
    json_.StartArray();
    for (const std::string_view type : {"string", "number", "null", "array"}) string(type);
    json_.EndArray();
    key("items");
    json_.StartObject();
    key("type");
    json_.StartArray();
    for (const std::string_view type : {"string", "number"}) string(type);
    json_.EndArray();
    json_.EndObject();
    json_.EndObject();
    json_.EndObject();
  }

  [[nodiscard]] std::vector<std::string_view> sorted_keys(std::uint32_t group) const {
    auto keys = vocabulary_.keys_of(group);
    std::sort(keys.begin(), keys.end());
    return keys;
  }

  void write_group(std::uint32_t index) {
    const auto& group = vocabulary_.groups()[index];
    key(fmt::format("group-{}", index));
    json_.StartObject();
    if (index > 0) text("title", group.label.in(language_));
    key("type");
    json_.StartArray();
    string("object");
    if (index > 0) string("null");
    json_.EndArray();
    key("additionalProperties");
    json_.Bool(false);
    key("properties");
    json_.StartObject();
    if (index == 0) header_properties();
    for (const auto& name : sorted_keys(index)) {
      const auto target = vocabulary_.find_key(index, name);
      const bool is_group = target.what == KeyTarget::What::group;
      reference(name, is_group ? group_reference(target.index) : "#/$defs/fact-" + vocabulary_.fact(target.index).path);
    }
    json_.EndObject();
    json_.EndObject();
  }

  void header_properties() {
    static constexpr std::pair<std::string_view, std::string_view> rows[] = {
        {"edu-check", "version"}, {"kind", "kind"},     {"种类", "kind"},         {"date", "date"},
        {"日期", "date"},         {"填报日期", "date"}, {"evidence", "evidence"}, {"佐证材料", "evidence"}};
    for (const auto& [name, target] : rows) reference(name, fmt::format("#/$defs/{}", target));
  }

  void write_fact(const Fact& fact) {
    key("fact-" + fact.path);
    json_.StartObject();
    text("title", fact.label.in(language_));
    auto description = how_to_write(fact, vocabulary_, language_);
    if (!fact.help.empty()) description = fact.help.in(language_) + say("。", ". ") + description;
    text("description", description);
    key("anyOf");
    json_.StartArray();
    json_.StartObject();
    text("$ref", "#/$defs/missing");
    json_.EndObject();
    if (fact.may_be_not_applicable) words(std::initializer_list<std::string_view>{"不适用", "not applicable"});
    write_value(fact);
    json_.EndArray();
    json_.EndObject();
  }

  void write_value(const Fact& fact) {
    switch (fact.type.kind) {
      case Kind::boolean:
        of_type("boolean");
        return words(std::initializer_list<std::string_view>{"true", "false", "yes", "no", "是", "否"});
      case Kind::count:
        bounded("integer", fact);
        return pattern(whole);
      case Kind::number:
        bounded("number", fact);
        return pattern(fmt::format("-?{}", decimal));
      case Kind::date:
        return pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}");
      case Kind::text:
        return write_text(fact);
      case Kind::choice:
        return choice_words(fact);
      case Kind::list:
        return write_list(fact);
      default:
        return pattern(quantity(fact.type.kind));
    }
  }

  void bounded(std::string_view type, const Fact& fact) {
    json_.StartObject();
    text("type", type);
    const auto limit = [&](std::string_view name, const Rational& value) {
      key(name);
      const auto number = to_decimal(value, 9);
      json_.RawValue(number.data(), number.size(), rapidjson::kNumberType);
    };
    if (fact.least || fact.type.kind == Kind::count) limit("minimum", fact.least.value_or(Rational{}));
    if (fact.most) limit("maximum", *fact.most);
    json_.EndObject();
  }

  /// Any scalar is a text; YAML readers make numbers of those that look so.
  void write_text(const Fact& fact) {
    if (fact.digits > 0) {
      json_.StartObject();
      text("type", "integer");
      const std::string nines(fact.digits, '9');
      key("maximum");
      json_.RawValue(nines.data(), nines.size(), rapidjson::kNumberType);
      const auto least = "1" + std::string(fact.digits - 1, '0');
      key("minimum");
      json_.RawValue(least.data(), least.size(), rapidjson::kNumberType);
      json_.EndObject();
      return pattern(fmt::format("[0-9]{{{}}}", fact.digits));
    }
    for (const std::string_view type : {"string", "number", "boolean"}) of_type(type);
  }

  void choice_words(const Fact& fact) {
    json_.StartObject();
    key("enum");
    json_.StartArray();
    const auto add = [&](const std::string& name) {
      string(name);
      const bool digits = !name.empty() && name.size() < 10 && name[0] != '0' &&
                          name.find_first_not_of("0123456789") == std::string::npos;
      if (digits) json_.RawValue(name.data(), name.size(), rapidjson::kNumberType);
    };
    std::vector<std::string> names;
    for (const auto& choice : fact.type.choices->choices) {
      names.insert(names.end(), {choice.id, choice.label.zh, choice.label.en});
      names.insert(names.end(), choice.aliases.begin(), choice.aliases.end());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const auto& name : names) add(name);
    json_.EndArray();
    json_.EndObject();
  }

  void write_list(const Fact& fact) {
    json_.StartObject();
    text("type", "array");
    key("minItems");
    json_.Int(1);
    key("uniqueItems");
    json_.Bool(true);
    key("items");
    choice_words(fact);
    json_.EndObject();
  }

  /// A number with one of the units of its type; 百兆, 千兆 and 万兆 stand for themselves too.
  static std::string quantity(Kind kind) {
    std::string units;
    std::string alone;
    for (const auto& unit : all_units()) {
      if (unit.kind != kind) continue;
      units.append(units.empty() ? "" : "|").append(unit.name);
      if (unit.name.ends_with("兆") && unit.name != "兆") alone.append("|").append(unit.name);
    }
    return fmt::format("{} *({}){}", decimal, units, alone);
  }

  const Vocabulary& vocabulary_;
  Language language_;
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> json_;
};

}  // namespace

std::string inventory_schema(const Vocabulary& vocabulary, Language language) {
  return SchemaWriter(vocabulary, language).run();
}

}  // namespace edu_check
