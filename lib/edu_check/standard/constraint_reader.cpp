#include "edu_check/standard/constraint_reader.h"

#include <fmt/format.h>

#include <cassert>
#include <string>
#include <utility>

#include "edu_check/standard/fact_use.h"
#include "edu_check/standard/fields.h"
#include "edu_check/text/enumeration.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// The facts that a condition reads: `“甲”、“乙”`.
Message names_of(const Expression& condition, const Vocabulary& vocabulary) {
  Message names;
  for (const auto slot : slots_read(condition))
    append(names, message("“{}”", "“{}”", vocabulary.fact(slot).label), between_names);
  return names;
}

/// The condition under which a fact claims nothing.
std::string without_effect(const Fact& fact) {
  switch (fact.type.kind) {
    case Kind::boolean:
      return "not " + fact.path;
    case Kind::count:
    case Kind::number:
      return fact.path + " <= 0";
    case Kind::percent:
      return fact.path + " <= 0%";
    case Kind::bandwidth:
      return fact.path + " <= 0 Mbps";
    case Kind::money:
      return fact.path + " <= 0 元";
    case Kind::duration:
      return fact.path + " <= 0 days";
    case Kind::date:
    case Kind::text:
    case Kind::choice:
    case Kind::list:
      break;
  }
  return fmt::format("not known({})", fact.path);
}

}  // namespace

std::optional<Constraint> read_constraint(const Source& source, yaml::Node item, const Vocabulary& vocabulary,
                                          Diagnostics& diagnostics) {
  Fields fields(item, source, diagnostics, {"id", "require", "message"});
  Constraint constraint{fields.text("id"), {}, fields.message("message"), {}, SubjectKind::school};
  const auto node = fields.require("require");
  if (!node) return std::nullopt;
  auto require = check_expression(expression_text(*node, source), vocabulary, {SubjectKind::school, {}, Kind::boolean},
                                  diagnostics);
  if (!require) return std::nullopt;
  constraint.require = std::move(*require);
  constraint.slots = slots_read(constraint.require);
  return constraint;
}

std::optional<Constraint> read_need(const Source& source, yaml::Node needs, const Fact& fact,
                                    const Vocabulary& vocabulary, Diagnostics& diagnostics) {
  const ExpressionRules rules{fact.subject, std::nullopt, Kind::boolean};
  const auto need = check_expression(expression_text(needs, source), vocabulary, rules, diagnostics);
  if (!need) return std::nullopt;
  const Source composed("", fmt::format("({}) or {}", needs.text(), without_effect(fact)));
  Diagnostics none;  // the condition was checked alone before
  auto require = check_expression({composed.text(), composed, 0}, vocabulary, rules, none);
  assert(require);
  Constraint constraint{"needs " + fact.path,
                        std::move(*require),
                        message("“{}”有值，而它以{}为前提，清单说没有",
                                "“{}” has a value, but depends on {}, which the inventory says is absent", fact.label,
                                names_of(*need, vocabulary)),
                        {},
                        fact.subject};
  constraint.slots = slots_read(constraint.require);
  return constraint;
}

}  // namespace edu_check
