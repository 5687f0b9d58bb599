#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace edu_check {

// NOLINTNEXTLINE(modernize-use-using): __extension__ goes before a declaration only
__extension__ typedef __int128 Wide;  ///< intermediate results: a product of two 64-bit numbers always fits

/// An exact rational number in lowest terms with a positive denominator. Arithmetic that does not fit 64 bits gives
/// nothing instead of a wrapped value.
class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t whole) : numerator_(whole) {}  // whole numbers are rationals
  /// `numerator / denominator` in lowest terms; nothing if the denominator is zero or the result does not fit.
  [[nodiscard]] static std::optional<Rational> of(std::int64_t numerator, std::int64_t denominator);

  [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }
  [[nodiscard]] constexpr bool is_whole() const { return denominator_ == 1; }
  [[nodiscard]] constexpr bool is_zero() const { return numerator_ == 0; }
  [[nodiscard]] constexpr bool is_negative() const { return numerator_ < 0; }

  [[nodiscard]] std::int64_t floor() const;
  [[nodiscard]] std::int64_t ceil() const;

  friend constexpr bool operator==(const Rational&, const Rational&) = default;
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
    return Wide{a.numerator_} * b.denominator_ <=> Wide{b.numerator_} * a.denominator_;
  }

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

[[nodiscard]] std::optional<Rational> add(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> subtract(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> multiply(const Rational& a, const Rational& b);
/// Nothing for a zero divisor too.
[[nodiscard]] std::optional<Rational> divide(const Rational& a, const Rational& b);

/// A decimal such as `12`, `-3` or `0.25`: ASCII digits, at most one point between digits, no exponent, no leading
/// zeros, at most 18 digits in all. Nothing for anything else.
[[nodiscard]] std::optional<Rational> parse_decimal(std::string_view text);

/// How digits beyond the wanted ones are dropped.
enum class Rounding : std::uint8_t { nearest, down };

/// `value` as a decimal with at most `digits` digits after the point (0 to 9), without trailing zeros.
[[nodiscard]] std::string to_decimal(const Rational& value, int digits, Rounding rounding = Rounding::nearest);

}  // namespace edu_check
