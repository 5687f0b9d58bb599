#include "edu_check/assessment/change_text.h"

#include <utility>

#include "edu_check/text/message_format.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {

Message number_text(const Rational& value, Kind kind) {
  auto zh = format_number(value, kind, Language::zh);
  const bool alike = kind != Kind::money && kind != Kind::duration;
  auto en = alike ? zh : format_number(value, kind, Language::en);
  return {std::move(zh), std::move(en)};
}

Message with_counter(const Rational& amount, const Fact& fact) {
  const auto size = amount.is_negative() ? subtract(Rational{}, amount).value_or(amount) : amount;
  auto text = number_text(size, fact.type.kind);
  if (!fact.counter.empty()) {
    const auto counter = fact.counter_for(size);
    text.zh += " " + counter.zh;
    text.en += " " + counter.en;
  }
  return text;
}

namespace {

/// A change of a fact with its counters: by how much, from what, to what.
struct Amounts {
  Message by;
  Message now;
  Message then;

  Amounts(const Rational& change, const Fact& fact, const Slot& slot)
      : by(with_counter(change, fact)),
        now(with_counter(slot.number, fact)),
        then(with_counter(add(slot.number, change).value_or(slot.number), fact)) {}
};

}  // namespace

Message change_text(const Rational& change, const Fact& fact, const Slot& slot) {
  const auto& [by, now, then] = Amounts(change, fact, slot);
  return change.is_negative()
             ? message("{}减少 {}（现有 {}，应不多于 {}）", "{}: {} less ({} now, at most {} needed)", fact.label, by,
                       now, then)
             : message("{}增加 {}（现有 {}，需 {}）", "{}: {} more ({} now, {} needed)", fact.label, by, now, then);
}

Message least_text(const Rational& change, const Fact& fact, const Slot& slot) {
  const auto& [by, now, then] = Amounts(change, fact, slot);
  return message("{}至少增加 {}（现有 {}，至少需 {}）", "{}: at least {} more ({} now, at least {} needed)", fact.label,
                 by, now, then);
}

Message beyond_text(const Rational& change, const Fact& fact, const Slot& slot) {
  const auto& [by, now, then] = Amounts(change, fact, slot);
  if (change.is_zero())
    return message("{}增加（现有 {}，需超过 {}）", "{}: more ({} now, more than {} needed)", fact.label, now, then);
  return message("{}增加超过 {}（现有 {}，需超过 {}）", "{}: more than {} more ({} now, more than {} needed)",
                 fact.label, by, now, then);
}

Message value_text(const Slot& slot, const Type& type) {
  if (slot.presence == Presence::not_applicable) return {"不适用", "not applicable"};
  if (!slot.is_known()) return {"未填", "not given"};
  Message text{format_slot(slot, type, Language::zh), format_slot(slot, type, Language::en)};
  return text.empty() ? Message{"无", "none"} : text;
}

}  // namespace edu_check
