#include "edu_check/inventory/inventory_checks.h"

#include <algorithm>
#include <utility>

#include "edu_check/expression/evaluator.h"
#include "edu_check/inventory/place_facts.h"
#include "edu_check/inventory/scalar_words.h"
#include "edu_check/standard/fact_use.h"
#include "edu_check/standard/known_facts.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

class Checks {
 public:
  Checks(Inventory& inventory, Diagnostics& diagnostics)
      : inventory_(inventory),
        vocabulary_(inventory.vocabulary()),
        source_(*inventory.source()),
        diagnostics_(diagnostics) {}

  void run() {
    check_kind();
    const auto places = place_facts(inventory_);
    check_place(places);
    derive_place(inventory_, places);
    for (const auto slot : vocabulary_.derived()) derive(slot);
    for (const auto slot : inventory_.touched()) check_parts(slot);
    for (const auto slot : inventory_.touched()) check_not_applicable(slot);
    check_constraints();
  }

 private:
  [[nodiscard]] Message shown(std::uint32_t slot) const { return shown(slot, inventory_.slot(slot)); }
  [[nodiscard]] Message shown(std::uint32_t slot, const Slot& value) const {
    return in_both([&](Language language) { return format_slot(value, vocabulary_.fact(slot).type, language); });
  }

  Diagnostic& report(std::string_view id, std::uint32_t offset, Message text) {
    return diagnostics_.report(Severity::error, id, source_, offset, std::move(text));
  }

  void check_kind() {
    for (const auto slot : inventory_.touched()) {
      const auto& fact = vocabulary_.fact(slot);
      if (fact.subject == inventory_.kind()) continue;
      if (fact.subject == SubjectKind::region) {
        report("fact-kind", inventory_.slot(slot).offset,
               message("“{}”是区域的事实，学校清单中不能有",
                       "“{}” is a fact of a region and has no place in a school's inventory", fact.label))
            .hint(message("区域清单写 kind: region", "a region's inventory says kind: region"));
      } else {
        report("fact-kind", inventory_.slot(slot).offset,
               message("“{}”是学校的事实，区域清单中不能有",
                       "“{}” is a fact of a school and has no place in a region's inventory", fact.label));
      }
    }
  }

  /// Reports facts that put the school, or the region, into places of which none lies in the other.
  void check_place(const std::vector<PlaceFact>& facts) {
    for (std::size_t i = 1; i < facts.size(); ++i) {
      const auto apart = [&](const PlaceFact& other) { return !may_be_one_place(facts[i].codes, other.codes); };
      const auto first = std::find_if(facts.begin(), facts.begin() + static_cast<std::ptrdiff_t>(i), apart);
      if (first == facts.begin() + static_cast<std::ptrdiff_t>(i)) continue;
      const auto slot = facts[i].slot;
      const auto& label = vocabulary_.fact(slot).label;
      const auto& other = vocabulary_.fact(first->slot).label;
      const auto value = [&](std::uint32_t of) {
        return in_both([&](Language language) { return edu_check::shown(shown(of).in(language)); });
      };
      auto& diagnostic =
          report("fact-place", inventory_.slot(slot).offset,
                 message("“{}”（{}）与“{}”（{}）不在同一地方", "“{}” ({}) and “{}” ({}) are of different places", label,
                         value(slot), other, value(first->slot)));
      note(diagnostic, first->slot);
    }
  }

  /// The value that follows from other facts, if it does.
  [[nodiscard]] std::optional<Rational> derived_value(const Fact& fact) const {
    const EvaluationContext context{inventory_.slots(), {}};
    if (fact.derive_from) return value_by_table(*fact.derive_from);
    if (fact.type.kind == Kind::boolean) {
      const auto truth = evaluate(*fact.derive, context);
      return truth == Truth::unknown ? std::nullopt : std::optional(Rational(truth == Truth::yes ? 1 : 0));
    }
    const auto number = evaluate_number(*fact.derive, fact.derive->root(), context);
    return number.is_point() ? std::optional(number.low.value) : std::nullopt;
  }

  [[nodiscard]] std::optional<Rational> value_by_table(const DerivationTable& table) const {
    const auto& choice = inventory_.slot(table.slot);
    if (!choice.is_known()) return std::nullopt;
    const auto index = static_cast<std::size_t>(choice.bits());
    auto value = table.by_choice[index];
    for (const auto& [bits, slot] : table.shown_by) {
      const auto& count = inventory_.slot(slot);
      const bool shown = value && count.presence == Presence::given && count.number > Rational{};
      if (!shown || (table.also_by_choice[index] & bits) == 0) continue;
      value = Rational(static_cast<std::int64_t>(static_cast<std::uint64_t>(value->numerator()) | bits));
    }
    return value;
  }

  void derive(std::uint32_t slot) {
    const auto& fact = vocabulary_.fact(slot);
    const auto& current = inventory_.slot(slot);
    if (fact.subject != inventory_.kind() || current.presence == Presence::not_applicable) return;
    const auto value = derived_value(fact);
    if (!value) return;
    if (current.presence == Presence::given) {
      if (current.number != *value && !adds_only_what_may_be(slot)) contradict(slot, *value);
      return;
    }
    auto& derived = inventory_.touch(slot);
    derived.number = *value;
    derived.presence = Presence::derived;
  }

  /// Whether a given list holds what follows from a choice and besides only what may be there too: a school's attached
  /// classes.
  [[nodiscard]] bool adds_only_what_may_be(std::uint32_t slot) const {
    const auto& table = vocabulary_.fact(slot).derive_from;
    if (!table || vocabulary_.fact(slot).type.kind != Kind::list) return false;
    const auto index = static_cast<std::size_t>(inventory_.slot(table->slot).bits());
    const auto given = inventory_.slot(slot).bits();
    const auto least = static_cast<std::uint64_t>(table->by_choice[index].value_or(Rational{}).numerator());
    return (given & least) == least && (given & ~(least | table->also_by_choice[index])) == 0;
  }

  void contradict(std::uint32_t slot, const Rational& value) {
    const auto& fact = vocabulary_.fact(slot);
    Slot derived;
    derived.number = value;
    auto& diagnostic =
        report("fact-contradiction", inventory_.slot(slot).offset,
               message("“{}”填为 {}，但由其他事实得出 {}", "“{}” is given as {}, but follows as {} from other facts",
                       fact.label, shown(slot), shown(slot, derived)));
    if (fact.derive_from) return note(diagnostic, fact.derive_from->slot);
    for (const auto& node : fact.derive->nodes) {
      if (node.operation == Operation::fact_number || node.operation == Operation::fact_truth)
        note(diagnostic, node.first);
    }
  }

  /// Points to a fact that the inventory gives, or tells the value of one that follows.
  void note(Diagnostic& diagnostic, std::uint32_t slot) {
    const auto& fact = vocabulary_.fact(slot);
    if (inventory_.slot(slot).presence == Presence::derived) {
      diagnostic.hint(
          message("“{}”为 {}（由其他事实得出）", "“{}” is {} (it follows from other facts)", fact.label, shown(slot)));
    }
    if (inventory_.slot(slot).presence != Presence::given) return;
    diagnostic.note(source_, inventory_.slot(slot).offset, message("“{}”为 {}", "“{}” is {}", fact.label, shown(slot)));
  }

  void check_parts(std::uint32_t slot) {
    const auto& fact = vocabulary_.fact(slot);
    const auto& part = inventory_.slot(slot);
    if (fact.wholes.empty() || part.presence != Presence::given) return;
    for (const auto whole : fact.wholes) {
      const auto& other = inventory_.slot(whole);
      if (!other.is_known() || part.number <= other.number) continue;
      const auto& name = vocabulary_.fact(whole).label;
      auto& diagnostic =
          report("fact-part", part.offset,
                 message("“{}”（{}）大于其整体“{}”（{}）", "“{}” ({}) is larger than its whole, “{}” ({})", fact.label,
                         shown(slot), name, shown(whole)));
      note(diagnostic, whole);
    }
  }

  /// 不适用 of something that other facts show to be there.
  void check_not_applicable(std::uint32_t slot) {
    const auto& fact = vocabulary_.fact(slot);
    if (!fact.not_applicable_unless || inventory_.slot(slot).presence != Presence::not_applicable) return;
    if (evaluate(*fact.not_applicable_unless, context()) != Truth::yes) return;
    auto& diagnostic =
        report("not-applicable-contradicted", inventory_.slot(slot).offset,
               message("“{}”填为 不适用，但其他事实说明确有此事",
                       "“{}” is given as not applicable, but other facts show that it applies", fact.label));
    for (const auto other : slots_read(*fact.not_applicable_unless)) note(diagnostic, other);
  }

  [[nodiscard]] EvaluationContext context() const { return {inventory_.slots(), {}}; }

  /// Only what has a known fact can be broken, but for the unconditional ones: each is looked at once, for the first of
  /// its facts that is known.
  void check_constraints() {
    std::vector<std::uint32_t> broken;
    const auto look = [&](std::uint32_t index) {
      const auto& constraint = vocabulary_.constraints()[index];
      if (constraint.subject == inventory_.kind() && evaluate(constraint.require, context()) == Truth::no)
        broken.push_back(index);
    };
    for (const auto slot : inventory_.touched()) {
      if (!inventory_.slot(slot).is_known()) continue;
      for (const auto index : vocabulary_.constraints_of(slot)) {
        if (first_known(vocabulary_.constraints()[index]) == slot) look(index);
      }
    }
    for (const auto index : vocabulary_.unconditional()) look(index);
    std::sort(broken.begin(), broken.end());
    broken.erase(std::unique(broken.begin(), broken.end()), broken.end());
    for (const auto index : broken) report_broken(vocabulary_.constraints()[index]);
  }

  [[nodiscard]] std::uint32_t first_known(const Constraint& constraint) const {
    return *std::find_if(constraint.slots.begin(), constraint.slots.end(),
                         [&](std::uint32_t slot) { return inventory_.slot(slot).is_known(); });
  }

  void report_broken(const Constraint& constraint) {
    const auto is_given = [&](std::uint32_t slot) { return inventory_.slot(slot).presence == Presence::given; };
    // What the school is stands first in an inventory, and is seldom the mistake.
    const auto is_claimed = [&](std::uint32_t slot) {
      return is_given(slot) && !vocabulary_.fact(slot).path.starts_with(known::of_school);
    };
    auto first = std::find_if(constraint.slots.begin(), constraint.slots.end(), is_claimed);
    if (first == constraint.slots.end())
      first = std::find_if(constraint.slots.begin(), constraint.slots.end(), is_given);
    const auto place = first != constraint.slots.end() ? inventory_.slot(*first).offset : 0;
    auto& diagnostic = report("fact-constraint", place, constraint.message);
    for (const auto slot : constraint.slots) {
      if (first == constraint.slots.end() || slot != *first) note(diagnostic, slot);
    }
  }

  Inventory& inventory_;
  const Vocabulary& vocabulary_;
  const Source& source_;
  Diagnostics& diagnostics_;
};

}  // namespace

void derive_and_check(Inventory& inventory, Diagnostics& diagnostics) { Checks(inventory, diagnostics).run(); }

}  // namespace edu_check
