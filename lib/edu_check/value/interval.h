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
  bool excluded = false;  ///< a rational that is approached, but not reached

  [[nodiscard]] bool is_finite() const { return infinite == Infinite::no; }
  friend bool operator==(const Bound&, const Bound&) = default;
};

/// What is known of a number: that it lies between two bounds. A known number is a point; of an unknown one nothing is
/// known, and its infinite ends are never reached. Rules: R. E. Moore, Interval Analysis (1966), chapters 2 and 3.
///
/// A division whose divisor is zero, or may be zero, gives what is no number: x/0 with x > 0 lies above all numbers,
/// and of 0/0 nothing is known. So does a share of more than all. An interval that may rest on one is `doubtful`: it
/// may refute a condition, but prove none.
struct Interval {
  Bound low{{}, Bound::Infinite::below};
  Bound high{{}, Bound::Infinite::above};
  bool doubtful = false;

  Interval() = default;                                         ///< nothing is known
  Interval(const Rational& point) : low{point}, high{point} {}  // a number is an interval
  Interval(Bound from, Bound to, bool is_doubtful = false) : low(from), high(to), doubtful(is_doubtful) {}
  /// What is no number, or may be none: nothing is known of it either.
  [[nodiscard]] static Interval no_number() {
    return {{{}, Bound::Infinite::below}, {{}, Bound::Infinite::above}, true};
  }

  /// Whether it is one number.
  [[nodiscard]] bool is_point() const { return low == high && low.is_finite() && !doubtful; }
  [[nodiscard]] bool is_decided() const { return low == high; }
  [[nodiscard]] bool is_unbounded() const { return !low.is_finite() && !high.is_finite() && low != high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

// Arithmetic. A result that does not fit is unknown; what is made of doubtful intervals is doubtful.
[[nodiscard]] Interval add(const Interval& a, const Interval& b);
[[nodiscard]] Interval negate(const Interval& a);
[[nodiscard]] Interval multiply(const Interval& a, const Interval& b);
/// x/0 with x > 0 is infinite. There is no number where 0/0 may be asked for, or where one of the two is no number.
[[nodiscard]] Interval divide(const Interval& a, const Interval& b);
/// The share of a part in its whole, between 0 and 1. It is no number where the whole may be zero, or the part may be
/// negative or larger than its whole: a contradiction. A part of which no largest value is known is at most its whole.
[[nodiscard]] Interval share(const Interval& part, const Interval& whole);
/// The share of a part that is given with the rest of its whole; neither is negative. Right where nothing is known of
/// the part: `rest` of at least one makes all of the whole impossible, so that the upper end is excluded.
[[nodiscard]] Interval share_with_rest(const Interval& part, const Interval& rest);
[[nodiscard]] Interval minimum(const Interval& a, const Interval& b);
[[nodiscard]] Interval maximum(const Interval& a, const Interval& b);
[[nodiscard]] Interval floor(const Interval& a);
[[nodiscard]] Interval ceil(const Interval& a);
/// The smallest interval that holds both.
[[nodiscard]] Interval hull(const Interval& a, const Interval& b);

// Comparisons; never true of what is doubtful.
[[nodiscard]] Truth less(const Interval& a, const Interval& b);
[[nodiscard]] Truth less_or_equal(const Interval& a, const Interval& b);
[[nodiscard]] Truth equal(const Interval& a, const Interval& b);
[[nodiscard]] Truth not_equal(const Interval& a, const Interval& b);

}  // namespace edu_check
