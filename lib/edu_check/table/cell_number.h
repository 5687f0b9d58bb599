#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace edu_check {

/// Significant digits of a number that Excel shows; what a file holds beyond them comes of binary fractions.
constexpr std::size_t significant_digits = 15;

/// A number as files of tables write it (`0.30000000000000004`, `1.5E-2`), decimal and without an exponent, rounded
/// half up to so many digits: `0.3`, `0.015`. Nothing if it is no number, or has more than thirty digits before or
/// behind the point.
[[nodiscard]] std::optional<std::string> decimal_text(std::string_view number);

/// `85.34%` of `0.8534`, a text of `decimal_text`.
[[nodiscard]] std::string percent_text(std::string_view decimal);

/// What a format of numbers shows.
enum class NumberFormat : std::uint8_t { number, percentage, date, time, text };

/// Of a format code, as `yyyy"年"m"月"d"日"`, `0.0%`, `[$-804]aaaa`: by its first section. A date with the time of the
/// day is a date; `time` is without a date.
[[nodiscard]] NumberFormat number_format_of(std::string_view code);

/// Of a number that stands for a format code: those of ECMA-376 part 1, 18.8.30, with those of Chinese.
[[nodiscard]] NumberFormat built_in_number_format(std::uint32_t id);

/// The first day that numbers of days count from.
enum class DateSystem : std::uint8_t { from_1900, from_1904 };

/// `2026-09-01` of a number of days; the time of the day, behind the point, is left out. Nothing for 29 February 1900,
/// which Excel counts though there was none, for what lies before the first day, and beyond the year 9999.
[[nodiscard]] std::optional<std::string> date_text(std::string_view decimal, DateSystem system);

}  // namespace edu_check
