#pragma once

#include <cstdint>

namespace edu_check {

/// Three-valued truth after Kleene (Introduction to Metamathematics, 1952, § 64, the strong tables).
enum class Truth : std::uint8_t { no, unknown, yes };

[[nodiscard]] constexpr Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }
[[nodiscard]] constexpr Truth operator!(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }
[[nodiscard]] constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
[[nodiscard]] constexpr Truth either(Truth a, Truth b) { return a > b ? a : b; }

}  // namespace edu_check
