#include <fmt/format.h>

#include <algorithm>

#include "edu_check/inventory/fact_help.h"
#include "edu_check/inventory/fact_schema_format.h"
#include "edu_check/inventory/schema_json_format.h"
#include "edu_check/value/quantity.h"
#include "edu_check/value/unit.h"

namespace edu_check {
namespace {

// Texts of numbers as `parse_value` takes them.
constexpr std::string_view decimal = R"((0|[1-9][0-9]*)(\.[0-9]+)?)";
constexpr std::string_view whole_number = R"(0|[1-9][0-9]*)";

bool is_number(const std::string& name) {
  return !name.empty() && name.size() < 10 && name[0] != '0' &&
         name.find_first_not_of("0123456789") == std::string::npos;
}

/// A number with one of the units of its type; 百兆, 千兆 and 万兆 stand for themselves too.
std::string quantity_pattern(Kind kind) {
  std::string units;
  std::string alone;
  for (const auto& unit : all_units()) {
    if (unit.kind != kind) continue;
    units.append(units.empty() ? "" : "|").append(unit.name);
    if (unit.name.ends_with("兆") && unit.name != "兆") alone.append("|").append(unit.name);
  }
  return fmt::format("{} *({}){}", decimal, units, alone);
}

class FactSchema {
 public:
  FactSchema(SchemaJson& json, const Fact& fact) : json_(json), fact_(fact) {}

  void value() {
    switch (fact_.type.kind) {
      case Kind::boolean:
        of_type("boolean");
        return words({"true", "false", "yes", "no", "是", "否"});
      case Kind::count:
        bounded("integer");
        return json_.pattern(whole_number);
      case Kind::number:
        bounded("number");
        return json_.pattern(fmt::format("-?{}", decimal));
      case Kind::date:
        return json_.pattern(date_pattern);
      case Kind::text:
        return text();
      case Kind::choice:
        return choices();
      case Kind::list:
        return list();
      case Kind::percent:
      case Kind::bandwidth:
      case Kind::money:
      case Kind::duration:
        return json_.pattern(quantity_pattern(fact_.type.kind));
    }
  }

  void words(std::initializer_list<std::string_view> all) {
    json_.begin();
    json_.strings("enum", all);
    json_.end();
  }

 private:
  void of_type(std::string_view type) {
    json_.begin();
    json_.text("type", type);
    json_.end();
  }

  void bounded(std::string_view type) {
    json_.begin();
    json_.text("type", type);
    const bool count = fact_.type.kind == Kind::count;
    if (fact_.least || count) json_.number("minimum", to_decimal(fact_.least.value_or(Rational{}), 9));
    if (fact_.most) json_.number("maximum", to_decimal(*fact_.most, 9));
    json_.end();
  }

  /// Any scalar is a text; YAML readers make numbers of those that look so.
  void text() {
    if (fact_.digits == 0) {
      for (const std::string_view type : {"string", "number", "boolean"}) of_type(type);
      return;
    }
    json_.begin();
    json_.text("type", "integer");
    json_.number("minimum", "1" + std::string(fact_.digits - 1, '0'));
    json_.number("maximum", std::string(fact_.digits, '9'));
    json_.end();
    json_.pattern(fmt::format("[0-9]{{{}}}", fact_.digits));
  }

  /// All names of the choices; a code of the statistics is a number to YAML readers.
  void choices() {
    std::vector<std::string> names;
    for (const auto& choice : fact_.type.choices->choices) {
      names.insert(names.end(), {choice.id, choice.label.zh, choice.label.en});
      names.insert(names.end(), choice.aliases.begin(), choice.aliases.end());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    json_.begin();
    json_.key("enum");
    json_.begin_list();
    for (const auto& name : names) {
      json_.string(name);
      if (is_number(name)) json_.number(name);
    }
    json_.end_list();
    json_.end();
  }

  void list() {
    json_.begin();
    json_.text("type", "array");
    json_.number("minItems", "1");
    json_.key("uniqueItems");
    json_.boolean(true);
    json_.key("items");
    choices();
    json_.end();
  }

  SchemaJson& json_;
  const Fact& fact_;
};

}  // namespace

void write_fact_schema(SchemaJson& json, const Fact& fact, const Vocabulary& vocabulary, Language language) {
  json.begin();
  json.text("title", fact.label.in(language));
  auto description = how_to_write(fact, vocabulary, language);
  if (!fact.help.empty()) {
    description = fact.help.in(language) + (language == Language::zh ? "。" : ". ") + description;
  }
  json.text("description", description);
  json.key("anyOf");
  json.begin_list();
  json.reference("#/$defs/missing");
  FactSchema schema(json, fact);
  if (fact.may_be_not_applicable) schema.words({"不适用", "not applicable"});
  schema.value();
  json.end_list();
  json.end();
}

}  // namespace edu_check
