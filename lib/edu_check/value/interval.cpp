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
bool either_doubtful(const Interval& a, const Interval& b) { return a.doubtful || b.doubtful; }
bool is_no_number(const Interval& a) { return a.doubtful && a.is_unbounded(); }
bool both_points(const Interval& a, const Interval& b) { return a.is_point() && b.is_point(); }

int sign(const Bound& a) {
  if (!a.is_finite()) return static_cast<int>(a.infinite);
  return a.value.is_negative() ? -1 : (a.value.is_zero() ? 0 : 1);
}

bool may_be_zero(const Interval& a) { return sign(a.low) <= 0 && sign(a.high) >= 0; }

Bound infinite(int direction) { return {{}, direction < 0 ? Infinite::below : Infinite::above}; }

/// The same end as one that is reached. What is computed from it may be too wide by that end, but never too narrow.
Bound reached(const Bound& a) { return {a.value, a.infinite}; }

const Bound& lesser(const Bound& a, const Bound& b) { return below(b, a) ? b : a; }
const Bound& greater(const Bound& a, const Bound& b) { return below(a, b) ? b : a; }

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

/// Nothing is known of a result that does not fit.
Interval unless_overflow(bool overflow, const Interval& result) {
  return overflow ? Interval({{}, Infinite::below}, {{}, Infinite::above}, result.doubtful) : result;
}

/// Quotient by a divisor that is never negative, but may be zero.
Interval divide_by_perhaps_zero(const Interval& a, const Interval& b) {
  if (may_be_zero(a) || a.doubtful) return Interval::no_number();
  const int direction = sign(a.low);
  if (sign(b.high) == 0) return {infinite(direction), infinite(direction), true};
  bool overflow = false;
  const auto near = quotient(direction > 0 ? a.low : a.high, b.high, overflow);
  if (overflow) return Interval::no_number();
  return direction > 0 ? Interval(near, infinite(1), true) : Interval(infinite(-1), near, true);
}

Truth unless_doubtful(bool proved, const Interval& a, const Interval& b) {
  return proved && !either_doubtful(a, b) ? Truth::yes : Truth::unknown;
}

/// Whether all of `a` is below all of `b`, or at most at the same number where that is allowed.
bool is_below(const Interval& a, const Interval& b, bool or_equal) {
  const auto compared = order(a.high, b.low);
  if (compared != 0) return compared < 0;
  return a.high.is_finite() && (or_equal || a.high.excluded || b.low.excluded);
}

}  // namespace

Interval add(const Interval& a, const Interval& b) {
  bool overflow = false;
  const auto end = [&](const Bound& x, const Bound& y, int side) {
    if (!x.is_finite() && !y.is_finite() && x.infinite != y.infinite) return infinite(side);
    if (!x.is_finite()) return x;
    if (!y.is_finite()) return y;
    return finite(add(x.value, y.value), overflow);
  };
  const auto low = end(a.low, b.low, -1);
  const auto high = end(a.high, b.high, 1);
  return unless_overflow(overflow, {low, high, either_doubtful(a, b)});
}

Interval negate(const Interval& a) {
  const auto end = [](const Bound& x) {
    if (!x.is_finite()) return infinite(-sign(x));
    return Bound{subtract(Rational{}, x.value).value_or(Rational{})};  // always fits: the least value is excluded
  };
  return {end(a.high), end(a.low), a.doubtful};
}

Interval multiply(const Interval& a, const Interval& b) {
  bool overflow = false;
  if (both_points(a, b)) {
    const auto point = finite(multiply(a.low.value, b.low.value), overflow);
    return overflow ? Interval() : Interval(point, point);
  }
  // Zero times what is no number is no number.
  if ((a.doubtful && may_be_zero(b)) || (b.doubtful && may_be_zero(a))) return Interval::no_number();
  const Bound ends[] = {product(a.low, b.low, overflow), product(a.low, b.high, overflow),
                        product(a.high, b.low, overflow), product(a.high, b.high, overflow)};
  const auto [low, high] = std::minmax_element(std::begin(ends), std::end(ends), below);
  return unless_overflow(overflow, {*low, *high, either_doubtful(a, b)});
}

Interval divide(const Interval& a, const Interval& b) {
  if (b.doubtful || (sign(b.low) < 0 && sign(b.high) >= 0)) return Interval::no_number();
  if (sign(b.high) < 0) return divide(negate(a), negate(b));
  if (sign(b.low) == 0) return divide_by_perhaps_zero(a, b);
  bool overflow = false;
  const auto end = [&](const Bound& x, bool upper) {
    const bool by_small = upper == (sign(x) > 0);  // a small divisor moves an end away from zero
    return quotient(x, by_small ? b.low : b.high, overflow);
  };
  const auto low = end(a.low, false);
  const auto high = end(a.high, true);
  return unless_overflow(overflow, {low, high, a.doubtful});
}

Interval share(const Interval& part, const Interval& whole) {
  const bool contradictory = sign(part.low) < 0 || sign(whole.low) <= 0 || below(whole.low, part.low) ||
                             (part.high.is_finite() && below(whole.low, part.high));
  if (contradictory || either_doubtful(part, whole)) return Interval::no_number();
  bool overflow = false;
  const auto low = quotient(part.low, whole.high, overflow);
  const auto high = part.high.is_finite() ? quotient(part.high, whole.low, overflow) : Bound{Rational(1)};
  return overflow ? Interval() : Interval(low, high);
}

Interval share_with_rest(const Interval& part, const Interval& rest) {
  const bool empty = sign(part.low) <= 0 && sign(rest.low) <= 0;
  if (empty || sign(part.low) < 0 || sign(rest.low) < 0 || either_doubtful(part, rest)) return Interval::no_number();
  bool overflow = false;
  const auto of = [&](const Bound& some, const Bound& others) {
    const auto whole = finite(add(some.value, others.value), overflow);
    return overflow ? whole : quotient(some, whole, overflow);
  };
  const auto low = rest.high.is_finite() ? of(part.low, rest.high) : Bound{Rational()};
  const auto high =
      part.high.is_finite() ? of(part.high, rest.low) : Bound{Rational(1), Infinite::no, sign(rest.low) > 0};
  return overflow ? Interval() : Interval(low, high);
}

Interval minimum(const Interval& a, const Interval& b) {
  if (is_no_number(a) || is_no_number(b)) return Interval::no_number();
  return {reached(lesser(a.low, b.low)), reached(lesser(a.high, b.high)), either_doubtful(a, b)};
}

Interval maximum(const Interval& a, const Interval& b) {
  if (is_no_number(a) || is_no_number(b)) return Interval::no_number();
  return {reached(greater(a.low, b.low)), reached(greater(a.high, b.high)), either_doubtful(a, b)};
}

Interval hull(const Interval& a, const Interval& b) {
  return {reached(lesser(a.low, b.low)), reached(greater(a.high, b.high)), either_doubtful(a, b)};
}

Interval floor(const Interval& a) {
  const auto end = [](const Bound& x) { return x.is_finite() ? Bound{x.value.floor()} : x; };
  return {end(a.low), end(a.high), a.doubtful};
}

Interval ceil(const Interval& a) {
  const auto end = [](const Bound& x) { return x.is_finite() ? Bound{x.value.ceil()} : x; };
  return {end(a.low), end(a.high), a.doubtful};
}

Truth less(const Interval& a, const Interval& b) {
  if (is_below(b, a, true)) return Truth::no;
  return unless_doubtful(is_below(a, b, false), a, b);
}

Truth less_or_equal(const Interval& a, const Interval& b) {
  if (is_below(b, a, false)) return Truth::no;
  return unless_doubtful(is_below(a, b, true), a, b);
}

Truth equal(const Interval& a, const Interval& b) {
  if (both_points(a, b)) return truth_of(a.low.value == b.low.value);
  return is_below(a, b, false) || is_below(b, a, false) ? Truth::no : Truth::unknown;
}

Truth not_equal(const Interval& a, const Interval& b) {
  if (both_points(a, b)) return truth_of(a.low.value != b.low.value);
  return unless_doubtful(is_below(a, b, false) || is_below(b, a, false), a, b);
}

}  // namespace edu_check
