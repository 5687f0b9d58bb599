#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "edu_check/text/message.h"
#include "edu_check/value/interval.h"
#include "edu_check/value/rational.h"
#include "edu_check/value/slot.h"
#include "edu_check/value/type.h"

namespace edu_check {

/// A mistake in a written value: what is wrong, and what to write instead (may be empty).
struct ValueMistake {
  std::string_view id;  ///< stable id of the diagnostic
  Message message;
  Message hint;
  std::string instead = {};  ///< the value as it is to be written, if only one can be meant; else empty
  std::uint32_t at = 0;      ///< byte of the text at which the mistake is
};

/// Either a value as `Slot::number` holds it, or the mistake.
struct ParsedValue {
  std::optional<Rational> value;
  ValueMistake mistake;
};

/// Reads a scalar of an inventory as a value of `type` (not text, not list; an entry of a list is read as a choice).
/// Strict: digits are ASCII, decimals have a point, no separators, no leading zeros, no exponents; a bandwidth, a
/// percentage, an amount and a duration carry their unit. Decimal units: 1 M, 1 兆 and 1 Mbps are 10^6 bps, 千兆 is
/// 10^9 bps.
[[nodiscard]] ParsedValue parse_value(std::string_view text, const Type& type);

/// The multiplier of a unit and the type that it makes, as in `500 Mbps`, `15 %`, `2.5 万元`, `30 days`.
struct Unit {
  std::string_view name;
  Kind kind;
  std::int64_t numerator;
  std::int64_t denominator;
};
[[nodiscard]] const Unit* find_unit(std::string_view name);
/// All units.
[[nodiscard]] std::span<const Unit> all_units();

/// A number with its unit for a reader: `500 Mbps`, `1 Gbps`, `15%`, `20 万元`, `30 天`. Exact if that takes at
/// most nine decimals; else rounded to `digits` and marked "≈".
[[nodiscard]] std::string format_number(const Rational& value, Kind kind, Language language, int digits = 2);

/// What is known of a number, for a reader: `12`, `12–15`, `12 or more`, `less than 100%`; `∞` for x/0. Empty where
/// nothing is, or not more than that it is not negative.
[[nodiscard]] std::string format_interval(const Interval& value, Kind kind, Language language);

/// A value of any type for a reader; texts and choices as they are labelled.
[[nodiscard]] std::string format_slot(const Slot& slot, const Type& type, Language language);

}  // namespace edu_check
