#pragma once

#include <optional>

#include "edu_check/value/rational.h"
#include "edu_check/value/truth.h"

namespace edu_check {

/// One end of an interval: a rational, or an infinity.
struct Bound {
  enum class Infinite : std::int8_t { below = -1, no = 0, above = 1 };

  Rational value;
  Infinite infinite = Infinite::no;

  [[nodiscard]] bool is_finite() const { return infinite == Infinite::no; }
  friend bool operator==(const Bound&, const Bound&) = default;
};

/// What is known of a number: that it lies between two bounds, both included. A known number is a point; of an unknown
/// one nothing is known; x/0 with x > 0 is the point at infinity, so that "at most" fails on it. Rules: R. E. Moore,
/// Interval Analysis (1966), chapters 2 and 3.
struct Interval {
  Bound low{{}, Bound::Infinite::below};
  Bound high{{}, Bound::Infinite::above};

  Interval() = default;  ///< nothing is known
  Interval(const Rational& point)
      : low{point}, high{point} {}  // NOLINT(google-explicit-constructor): a number is an interval
  Interval(Bound from, Bound to) : low(from), high(to) {}

  [[nodiscard]] bool is_point() const { return low == high && low.is_finite(); }
  [[nodiscard]] bool is_decided() const { return low == high; }
  [[nodiscard]] bool is_unbounded() const { return !low.is_finite() && !high.is_finite() && low != high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// Arithmetic. `overflow` is set when a result does not fit; the result is then unknown.
[[nodiscard]] Interval add(const Interval& a, const Interval& b, bool& overflow);
[[nodiscard]] Interval negate(const Interval& a);
[[nodiscard]] Interval multiply(const Interval& a, const Interval& b, bool& overflow);
/// 0/0 is unknown; a divisor that may be negative as well as positive gives the unknown.
[[nodiscard]] Interval divide(const Interval& a, const Interval& b, bool& overflow);
[[nodiscard]] Interval minimum(const Interval& a, const Interval& b);
[[nodiscard]] Interval maximum(const Interval& a, const Interval& b);
[[nodiscard]] Interval floor(const Interval& a);
[[nodiscard]] Interval ceil(const Interval& a);
/// The smallest interval that holds both.
[[nodiscard]] Interval hull(const Interval& a, const Interval& b);

[[nodiscard]] Truth less(const Interval& a, const Interval& b);
[[nodiscard]] Truth less_or_equal(const Interval& a, const Interval& b);
[[nodiscard]] Truth equal(const Interval& a, const Interval& b);

}  // namespace edu_check
