#include "edu_check/assessment/prerequisites.h"

#include <algorithm>

#include "edu_check/assessment/change_text.h"
#include "edu_check/text/enumeration.h"

namespace edu_check {
namespace {

class Prerequisites {
 public:
  Prerequisites(const EvaluationContext& context, const Vocabulary& vocabulary, std::span<const std::uint32_t> fixed)
      : before_(context), vocabulary_(vocabulary), fixed_(fixed.begin(), fixed.end()) {}

  ToDo run(std::span<const FactValue> values) {
    const auto rests_on_others = [&](const FactValue& each) {
      return !vocabulary_.fact(each.slot).wholes.empty() || !vocabulary_.constraints_of(each.slot).empty();
    };
    if (std::none_of(values.begin(), values.end(), rests_on_others)) return {};
    slots_.assign(before_.facts.begin(), before_.facts.end());
    now_ = before_;
    now_.facts = slots_;
    for (const auto& each : values) set(each);
    for (std::size_t next = 0; next < changed_.size();) {  // which grows on the way
      const auto slot = changed_[next++];
      raise_wholes(slot);
      for (const auto index : vocabulary_.constraints_of(slot)) keep(vocabulary_.constraints()[index]);
    }
    return std::move(found_);
  }

 private:
  void set(const FactValue& value) {
    slots_[value.slot] = value.value;
    fixed_.push_back(value.slot);
    changed_.push_back(value.slot);
  }

  [[nodiscard]] bool is_fixed(std::uint32_t slot) const {
    return std::find(fixed_.begin(), fixed_.end(), slot) != fixed_.end();
  }

  void take(const FactValue& value) {
    if (is_fixed(value.slot)) return;
    found_.values.push_back(value);
    set(value);
  }

  void name(std::uint32_t slot) {
    if (std::find(found_.facts.begin(), found_.facts.end(), slot) == found_.facts.end()) found_.facts.push_back(slot);
  }

  void raise_wholes(std::uint32_t part) {
    for (const auto whole : vocabulary_.fact(part).wholes) {
      const auto& slot = slots_[whole];
      if (is_fixed(whole) || !slot.is_known() || !slots_[part].is_known() || slots_[part].number <= slot.number)
        continue;
      const auto by = subtract(slots_[part].number, slot.number);
      if (!by) continue;
      append(found_.text, change_text(*by, vocabulary_.fact(whole), slot), between_steps);
      name(whole);
      auto value = slot;
      value.number = slots_[part].number;
      take({whole, value});
    }
  }

  /// Mends a constraint that the new values break.
  void keep(const Constraint& constraint) {
    if (evaluate(constraint.require, now_) != Truth::no || evaluate(constraint.require, before_) == Truth::no) return;
    const auto more = to_do_alone(constraint.require, now_, vocabulary_, fixed_);
    append(found_.text, more.text, between_steps);
    for (const auto slot : more.facts) name(slot);
    for (const auto& value : more.values) take(value);
  }

  const EvaluationContext& before_;
  EvaluationContext now_;
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> fixed_;
  std::vector<std::uint32_t> changed_;
  std::vector<Slot> slots_;
  ToDo found_;
};

}  // namespace

ToDo prerequisites(std::span<const FactValue> values, const EvaluationContext& context, const Vocabulary& vocabulary,
                   std::span<const std::uint32_t> fixed) {
  return Prerequisites(context, vocabulary, fixed).run(values);
}

}  // namespace edu_check
