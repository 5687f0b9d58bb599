#include "edu_check/value/interval.h"

#include <algorithm>

namespace edu_check {
namespace {

using Infinite = Bound::Infinite;

/// Order of bounds; equal infinities are equal.
std::strong_ordering order(const Bound& a, const Bound& b) {
  if (a.infinite != b.infinite) return a.infinite <=> b.infinite;
  return a.is_finite() ? a.value <=> b.value : std::strong_ordering::equal;
}

bool below(const Bound& a, const Bound& b) { return order(a, b) < 0; }
/// Whether both ends are numbers: an infinite one (x/0) may refute a comparison, but never prove it.
bool finite_ends(const Bound& a, const Bound& b) { return a.is_finite() && b.is_finite(); }

int sign(const Bound& a) {
  if (!a.is_finite()) return static_cast<int>(a.infinite);
  return a.value.is_negative() ? -1 : (a.value.is_zero() ? 0 : 1);
}

Bound infinite(int direction) { return {{}, direction < 0 ? Infinite::below : Infinite::above}; }

/// A finite result, or a mark that it did not fit.
Bound finite(const std::optional<Rational>& value, bool& overflow) {
  if (!value) overflow = true;
  return {value.value_or(Rational{})};
}

/// Product of two ends. Zero times infinity is zero: an end at zero is reached, an infinite one is only approached.
Bound product(const Bound& a, const Bound& b, bool& overflow) {
  if (sign(a) == 0 || sign(b) == 0) return {Rational{}};
  if (!a.is_finite() || !b.is_finite()) return infinite(sign(a) * sign(b));
  return finite(multiply(a.value, b.value), overflow);
}

/// Quotient of two ends; the divisor is not zero.
Bound quotient(const Bound& a, const Bound& b, bool& overflow) {
  if (!b.is_finite()) return {Rational{}};
  if (!a.is_finite()) return infinite(sign(a) * sign(b));
  return finite(divide(a.value, b.value), overflow);
}

bool both_points(const Interval& a, const Interval& b) { return a.is_point() && b.is_point(); }

}  // namespace

Interval add(const Interval& a, const Interval& b, bool& overflow) {
  const auto end = [&](const Bound& x, const Bound& y) -> std::optional<Bound> {
    if (!x.is_finite() && !y.is_finite() && x.infinite != y.infinite) return std::nullopt;
    if (!x.is_finite()) return x;
    if (!y.is_finite()) return y;
    return finite(add(x.value, y.value), overflow);
  };
  const auto low = end(a.low, b.low);
  const auto high = end(a.high, b.high);
  if (!low || !high || overflow) return {};
  return {*low, *high};
}

Interval negate(const Interval& a) {
  const auto end = [](const Bound& x) {
    if (!x.is_finite()) return infinite(-sign(x));
    return Bound{subtract(Rational{}, x.value).value_or(Rational{})};  // always fits: the least value is excluded
  };
  return {end(a.high), end(a.low)};
}

Interval multiply(const Interval& a, const Interval& b, bool& overflow) {
  if (both_points(a, b)) {
    const auto point = finite(multiply(a.low.value, b.low.value), overflow);
    return overflow ? Interval{} : Interval{point, point};
  }
  const Bound ends[] = {product(a.low, b.low, overflow), product(a.low, b.high, overflow),
                        product(a.high, b.low, overflow), product(a.high, b.high, overflow)};
  if (overflow) return {};
  const auto [low, high] = std::minmax_element(std::begin(ends), std::end(ends), below);
  return {*low, *high};
}

Interval divide(const Interval& a, const Interval& b, bool& overflow) {
  if (sign(b.low) < 0 && sign(b.high) >= 0) return {};
  if (sign(b.high) < 0) return divide(negate(a), negate(b), overflow);
  if (sign(b.high) == 0) {  // exactly zero
    if (sign(a.low) > 0) return {infinite(1), infinite(1)};
    if (sign(a.high) < 0) return {infinite(-1), infinite(-1)};
    return {};
  }
  // The divisor is positive, or may come as near to zero as it likes.
  const bool reaches_zero = sign(b.low) == 0;
  const auto end = [&](const Bound& x, bool upper) {
    const bool by_small = upper == (sign(x) > 0);  // a small divisor moves an end away from zero
    if (reaches_zero && by_small) return sign(x) == 0 ? Bound{Rational{}} : infinite(sign(x));
    return quotient(x, by_small ? b.low : b.high, overflow);
  };
  if (reaches_zero && sign(a.low) <= 0 && sign(a.high) >= 0) return {};  // 0/0 is among them
  const Interval result{end(a.low, false), end(a.high, true)};
  return overflow ? Interval{} : result;
}

Interval minimum(const Interval& a, const Interval& b) {
  return {std::min(a.low, b.low, below), std::min(a.high, b.high, below)};
}

Interval maximum(const Interval& a, const Interval& b) {
  return {std::max(a.low, b.low, below), std::max(a.high, b.high, below)};
}

Interval hull(const Interval& a, const Interval& b) {
  return {std::min(a.low, b.low, below), std::max(a.high, b.high, below)};
}

Interval floor(const Interval& a) {
  const auto end = [](const Bound& x) { return x.is_finite() ? Bound{x.value.floor()} : x; };
  return {end(a.low), end(a.high)};
}

Interval ceil(const Interval& a) {
  const auto end = [](const Bound& x) { return x.is_finite() ? Bound{x.value.ceil()} : x; };
  return {end(a.low), end(a.high)};
}

Truth less(const Interval& a, const Interval& b) {
  if (finite_ends(a.high, b.low) && a.high.value < b.low.value) return Truth::yes;
  const bool refuted = below(b.high, a.low) || (finite_ends(b.high, a.low) && b.high == a.low);
  return refuted ? Truth::no : Truth::unknown;
}

Truth less_or_equal(const Interval& a, const Interval& b) {
  if (finite_ends(a.high, b.low) && a.high.value <= b.low.value) return Truth::yes;
  return below(b.high, a.low) ? Truth::no : Truth::unknown;
}

Truth equal(const Interval& a, const Interval& b) {
  if (both_points(a, b)) return truth_of(a.low.value == b.low.value);
  return below(a.high, b.low) || below(b.high, a.low) ? Truth::no : Truth::unknown;
}

}  // namespace edu_check
