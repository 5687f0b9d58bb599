#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "edu_check/value/type.h"

namespace edu_check {

inline constexpr std::int64_t kilo = 1'000;
inline constexpr std::int64_t mega = 1'000'000;
inline constexpr std::int64_t giga = 1'000'000'000;

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

}  // namespace edu_check
