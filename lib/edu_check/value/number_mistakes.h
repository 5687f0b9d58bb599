#pragma once

#include <string>
#include <string_view>

#include "edu_check/value/quantity.h"

namespace edu_check {

/// A written number and its unit, without the spaces between.
struct NumberAndUnit {
  std::string_view number;
  std::string_view unit;
};

/// The leading run that looks like a number, and what follows it.
[[nodiscard]] NumberAndUnit split_unit(std::string_view text);

/// Full-width digits, point, comma and letters as their ASCII counterparts.
[[nodiscard]] std::string half_width(std::string_view text);

[[nodiscard]] bool has_digit(std::string_view text);

/// What to do about a mistake, and what to write if only one thing can be meant.
struct Advice {
  Message hint;
  std::string instead = {};
};

[[nodiscard]] ParsedValue mistake(std::string_view id, Message text, Message hint = {});
[[nodiscard]] ParsedValue mistake(std::string_view id, Message text, Advice advice);

/// The hint that names what to write.
[[nodiscard]] Message write_instead(std::string_view what);
/// The hint that names the one thing that can be meant.
[[nodiscard]] Advice exactly(std::string what);

/// `8 000` as `8000`: without the spaces before groups of three digits.
[[nodiscard]] std::string join_groups(std::string_view text);

/// Why a text is no number of a type: `number-full-width`, `number-separator`, `number-leading-zero`, `number-sign`,
/// `number-exponent`, `number-too-long`, `count-unit`, `value-type`.
[[nodiscard]] ParsedValue number_mistake(std::string_view text, Kind kind);

/// A number without the unit that its type takes: `unit-missing`.
[[nodiscard]] ParsedValue missing_unit(std::string_view number, std::string_view shown, Kind kind);

/// A number with a unit that its type does not take: `unit-wrong`.
[[nodiscard]] ParsedValue wrong_unit(std::string_view number, std::string_view unit, std::string_view shown, Kind kind);

/// A count with a unit: `count-unit`. `3万` is thirty thousand.
[[nodiscard]] ParsedValue counted_in(std::string_view number, std::string_view unit, std::string_view shown);

}  // namespace edu_check
