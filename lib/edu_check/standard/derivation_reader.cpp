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
  Fields fields(node, source, diagnostics, {"fact", "map", "also", "shown_by"});
  const auto other = vocabulary.find(fields.text("fact"));
  if (!other || other->type.kind != Kind::choice || type.choices == nullptr) {
    fields.report(
        "fact-derivation", node,
        message("derive_from 从一个选项型事实得出选项", "derive_from takes choices from a fact that is a choice"));
    return std::nullopt;
  }
  const auto map = fields.require("map");
  if (!map) return std::nullopt;
  const auto choices = other->type.choices->choices.size();
  DerivationTable table{
      other->slot, std::vector<std::optional<Rational>>(choices), std::vector<std::uint64_t>(choices), {}};
  const auto read_lines = [&](yaml::Node lines, auto&& put) {
    for (const auto [key, value] : lines.entries()) {
      const auto from = other->type.choices->find(key.text());
      const auto stored = read_choices(value, type);
      if (from && stored) {
        put(*from, *stored);
      } else {
        fields.report("choice-unknown", key,
                      message("“{}”一行含有未知的选项", "the line of “{}” holds an unknown choice", key.text()));
      }
    }
  };
  read_lines(*map, [&](std::uint32_t from, const Rational& stored) { table.by_choice[from] = stored; });
  const auto also = fields.find("also");
  const auto shown_by = fields.find("shown_by");
  if ((also || shown_by) && type.kind != Kind::list) {
    fields.report("fact-derivation", node,
                  message("also 与 shown_by 只用于列表", "`also` and `shown_by` go with a list only"));
    return std::nullopt;
  }
  if (also) {
    read_lines(*also, [&](std::uint32_t from, const Rational& stored) {
      table.also_by_choice[from] = static_cast<std::uint64_t>(stored.numerator());
    });
  }
  if (!shown_by) return table;
  for (const auto [key, value] : shown_by->entries()) {
    const auto choice = type.choices->find(key.text());
    const auto count = vocabulary.find(value.text());
    if (choice && count && count->type.kind == Kind::count) {
      table.shown_by.emplace_back(std::uint64_t{1} << *choice, count->slot);
    } else {
      fields.report("fact-derivation", key,
                    message("shown_by 的一行是选项和一个计数型事实",
                            "a line of shown_by is a choice and a fact that is a count"));
    }
  }
  return table;
}

}  // namespace edu_check
