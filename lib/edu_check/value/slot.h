#pragma once

#include <cstdint>
#include <string_view>

#include "edu_check/value/rational.h"

namespace edu_check {

/// What an inventory says of a fact.
enum class Presence : std::uint8_t {
  absent,          ///< nothing
  unknown,         ///< that it is not known: null, 待定 …
  not_applicable,  ///< 不适用
  given,           ///< a value
  derived          ///< nothing, but the value follows from others
};

/// The value of one fact. Everything but a text is a number: a boolean is 0 or 1, a bandwidth in bps, money in 元, a
/// share as the number itself (15% is 3/20), a duration in days, a date in days since 1970-01-01, a choice by its
/// index, a list as a mask of bits.
struct Slot {
  Rational number;
  std::string_view text;     ///< of a text; owned by the inventory
  std::uint32_t offset = 0;  ///< byte of the source at which the value is written
  Presence presence = Presence::absent;
  bool has_evidence = false;  ///< whether the inventory names documents that prove it

  [[nodiscard]] bool is_known() const { return presence >= Presence::given; }
  [[nodiscard]] bool is_true() const { return number.numerator() != 0; }
  [[nodiscard]] std::uint64_t bits() const { return static_cast<std::uint64_t>(number.numerator()); }
};

}  // namespace edu_check
