#include "edu_check/value/rational.h"

#include <fmt/format.h>

#include <limits>
#include <numeric>

namespace edu_check {
namespace {

/// Euclid on 128 bits; both positive.
Wide greatest_common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

std::optional<Rational> reduced(Wide numerator, Wide denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  if (denominator != 1) {
    const Wide divisor = greatest_common_divisor(numerator < 0 ? -numerator : numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
  }
  constexpr Wide least = std::numeric_limits<std::int64_t>::min() + 1;
  constexpr Wide most = std::numeric_limits<std::int64_t>::max();
  if (numerator < least || numerator > most || denominator > most) return std::nullopt;
  return Rational::of(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
}

/// a/b + c/d; each product fits 126 bits and so does the sum.
std::optional<Rational> combined(const Rational& a, const Rational& b, int sign) {
  if (a.is_whole() && b.is_whole()) return reduced(Wide{a.numerator()} + sign * Wide{b.numerator()}, 1);
  return reduced(Wide{a.numerator()} * b.denominator() + sign * (Wide{b.numerator()} * a.denominator()),
                 Wide{a.denominator()} * b.denominator());
}

}  // namespace

std::optional<Rational> Rational::of(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 1) return Rational(numerator);
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  if (denominator == 0 || numerator == least || denominator == least) return std::nullopt;
  const auto divisor = std::gcd(numerator, denominator) * (denominator < 0 ? -1 : 1);
  Rational result;
  result.numerator_ = numerator / divisor;
  result.denominator_ = denominator / divisor;
  return result;
}

std::int64_t Rational::floor() const {
  const auto whole = numerator_ / denominator_;
  return numerator_ % denominator_ < 0 ? whole - 1 : whole;
}

std::int64_t Rational::ceil() const {
  const auto whole = numerator_ / denominator_;
  return numerator_ % denominator_ > 0 ? whole + 1 : whole;
}

std::optional<Rational> add(const Rational& a, const Rational& b) { return combined(a, b, 1); }

std::optional<Rational> subtract(const Rational& a, const Rational& b) { return combined(a, b, -1); }

std::optional<Rational> multiply(const Rational& a, const Rational& b) {
  return reduced(Wide{a.numerator()} * b.numerator(), Wide{a.denominator()} * b.denominator());
}

std::optional<Rational> divide(const Rational& a, const Rational& b) {
  return reduced(Wide{a.numerator()} * b.denominator(), Wide{a.denominator()} * b.numerator());
}

std::optional<Rational> parse_decimal(std::string_view text) {
  constexpr std::size_t most_digits = 18;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int64_t digits = 0;
  std::int64_t scale = 1;
  std::size_t count = 0;
  bool point = false;
  for (const char character : text) {
    if (character == '.') {
      if (point || count == 0) return std::nullopt;
      point = true;
      continue;
    }
    if (character < '0' || character > '9' || ++count > most_digits) return std::nullopt;
    digits = digits * 10 + (character - '0');
    if (point) scale *= 10;
  }
  const bool leading_zero = text.size() > 1 && text[0] == '0' && text[1] != '.';
  if (count == 0 || leading_zero || text.back() == '.') return std::nullopt;
  return Rational::of(negative ? -digits : digits, scale);
}

std::string to_decimal(const Rational& value, int digits, Rounding rounding) {
  Wide scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  const Wide scaled = Wide{value.numerator()} * scale;
  const Wide denominator = value.denominator();
  Wide quotient = scaled / denominator;
  const Wide rest = scaled % denominator;
  if (rounding == Rounding::down && rest < 0) --quotient;
  if (rounding == Rounding::nearest && 2 * (rest < 0 ? -rest : rest) >= denominator) quotient += rest < 0 ? -1 : 1;
  const bool negative = quotient < 0;
  if (negative) quotient = -quotient;
  std::string text = fmt::format("{}{}", negative ? "-" : "", static_cast<std::int64_t>(quotient / scale));
  if (digits > 0 && quotient % scale != 0) {
    auto fraction = fmt::format("{:0{}}", static_cast<std::int64_t>(quotient % scale), digits);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    text += "." + fraction;
  }
  return text;
}

}  // namespace edu_check
