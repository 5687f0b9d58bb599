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

}  // namespace edu_check
