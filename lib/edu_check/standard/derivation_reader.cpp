#include "edu_check/standard/derivation_reader.h"

#include "edu_check/standard/fields.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// The value that stands for the choices a line names, as a slot holds it; nothing if one is unknown.
std::optional<Rational> read_choices(yaml::Node value, Type type) {
  if (type.kind == Kind::choice) {
    const auto choice = type.choices->find(value.text());
    return choice ? std::optional(Rational(*choice)) : std::nullopt;
  }
  std::uint64_t mask = 0;
  bool known = true;
  const auto add = [&](yaml::Node item) {
    const auto choice = type.choices->find(item.text());
    known = known && choice;
    if (choice) mask |= std::uint64_t{1} << *choice;
  };
  if (value.is_scalar()) add(value);
  for (const auto item : value.items()) add(item);
  return known ? std::optional(Rational(static_cast<std::int64_t>(mask))) : std::nullopt;
}

}  // namespace

std::optional<DerivationTable> read_derivation(const Source& source, yaml::Node node, Type type,
                                               const Vocabulary& vocabulary, Diagnostics& diagnostics) {
  Fields fields(node, source, diagnostics, {"fact", "map"});
  const auto other = vocabulary.find(fields.text("fact"));
  if (!other || other->type.kind != Kind::choice || type.choices == nullptr) {
    fields.report(
        "fact-derivation", node,
        message("derive_from 从一个选项型事实得出选项", "derive_from takes choices from a fact that is a choice"));
    return std::nullopt;
  }
  const auto map = fields.require("map");
  if (!map) return std::nullopt;
  DerivationTable table{other->slot, std::vector<std::optional<Rational>>(other->type.choices->choices.size())};
  for (const auto [key, value] : map->entries()) {
    const auto from = other->type.choices->find(key.text());
    const auto stored = read_choices(value, type);
    if (from && stored) {
      table.by_choice[*from] = stored;
    } else {
      fields.report("choice-unknown", key,
                    message("“{}”一行含有未知的选项", "the line of “{}” holds an unknown choice", key.text()));
    }
  }
  return table;
}

}  // namespace edu_check
