#pragma once

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"
#include "edu_check/value/slot.h"

namespace edu_check {

/// A number for a reader; formatted once where both languages write it alike.
[[nodiscard]] Message number_text(const Rational& value, Kind kind);

/// An amount of a fact without its sign, with the unit word of a count: `20 台`.
[[nodiscard]] Message with_counter(const Rational& amount, const Fact& fact);

/// By how much a fact is to change: `学生终端数增加 20 台（现有 180 台，需 200 台）`; a negative change makes it
/// smaller.
[[nodiscard]] Message change_text(const Rational& change, const Fact& fact, const Slot& slot);

/// By how much a fact is to grow at least: `专业技术人员数至少增加 14 人（现有 0 人，至少需 14 人）`.
[[nodiscard]] Message least_text(const Rational& change, const Fact& fact, const Slot& slot);

/// By how much a fact is to grow where `change` itself is not enough: `带宽增加超过 200 Mbps（现有 300 Mbps，需超过 500
/// Mbps）`.
[[nodiscard]] Message beyond_text(const Rational& change, const Fact& fact, const Slot& slot);

/// What an inventory says of a fact: `否`, `小学、初中`, `无` of an empty list, `不适用`, `未填`.
[[nodiscard]] Message value_text(const Slot& slot, const Type& type);

}  // namespace edu_check
