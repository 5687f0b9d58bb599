#pragma once

#include <string>

#include "edu_check/text/message.h"
#include "edu_check/value/interval.h"
#include "edu_check/value/rational.h"
#include "edu_check/value/slot.h"
#include "edu_check/value/type.h"

namespace edu_check {

/// A number with its unit for a reader: `500 Mbps`, `1 Gbps`, `15%`, `20 万元`, `30 天`. Exact if that takes at
/// most nine decimals; else rounded to `digits` and marked "≈".
[[nodiscard]] std::string format_number(const Rational& value, Kind kind, Language language, int digits = 2);

/// What is known of a number, for a reader: `12`, `12–15`, `12 or more`, `less than 100%`; `∞` for x/0. Empty where
/// nothing is, or not more than that it is not negative.
[[nodiscard]] std::string format_interval(const Interval& value, Kind kind, Language language);

/// A value of any type for a reader; texts and choices as they are labelled.
[[nodiscard]] std::string format_slot(const Slot& slot, const Type& type, Language language);

}  // namespace edu_check
