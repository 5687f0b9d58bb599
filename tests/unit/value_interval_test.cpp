#include "edu_check/value/interval.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <ostream>
#include <string>

namespace edu_check {
namespace {

Bound finite(std::int64_t value) { return {Rational(value)}; }
const Bound below{{}, Bound::Infinite::below};
const Bound above{{}, Bound::Infinite::above};
const Interval unknown;
const Interval infinite{above, above};

Interval between(std::int64_t low, std::int64_t high) { return {finite(low), finite(high)}; }
Interval from(std::int64_t low) { return {finite(low), above}; }
Interval up_to(std::int64_t high) { return {below, finite(high)}; }
Interval point(std::int64_t value) { return Rational(value); }

std::string text(const Bound& bound) {
  if (!bound.is_finite()) return static_cast<int>(bound.infinite) < 0 ? "-∞" : "∞";
  return to_decimal(bound.value, 3);
}
std::string text(const Interval& interval) { return text(interval.low) + "…" + text(interval.high); }
std::string text(Truth truth) { return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown"; }

struct Row {
  Interval a;
  Interval b;
  std::string sum;
  std::string product;
  std::string quotient;
};
std::ostream& operator<<(std::ostream& to, const Row& row) { return to << text(row.a) << " and " << text(row.b); }

const Row arithmetic[] = {
    {point(6), point(4), "10…10", "24…24", "1.5…1.5"},
    {between(1, 2), between(3, 4), "4…6", "3…8", "0.25…0.667"},
    {between(-1, 2), between(3, 4), "2…6", "-4…8", "-0.333…0.667"},
    {between(-2, -1), between(-4, -2), "-6…-3", "2…8", "0.25…1"},
    {unknown, point(5), "-∞…∞", "-∞…∞", "-∞…∞"},
    {unknown, point(0), "-∞…∞", "0…0", "-∞…∞"},
    {from(0), point(10), "10…∞", "0…∞", "0…∞"},
    {from(1), from(2), "3…∞", "2…∞", "0…∞"},
    {point(5), point(0), "5…5", "0…0", "∞…∞"},
    {point(-5), point(0), "-5…-5", "0…0", "-∞…-∞"},
    {point(0), point(0), "0…0", "0…0", "-∞…∞"},
    {point(6), between(0, 3), "6…9", "0…18", "2…∞"},
    {point(0), between(0, 3), "0…3", "0…0", "-∞…∞"},
    {between(1, 2), between(-1, 1), "0…3", "-2…2", "-∞…∞"},
    {point(0), between(2, 3), "2…3", "0…0", "0…0"},
    {from(3), point(0), "3…∞", "0…0", "∞…∞"},
    {up_to(3), from(0), "-∞…∞", "-∞…∞", "-∞…∞"},
};

BOOST_DATA_TEST_CASE(intervals_are_added_multiplied_and_divided, boost::unit_test::data::make(arithmetic)) {
  bool overflow = false;
  BOOST_TEST(text(add(sample.a, sample.b, overflow)) == sample.sum);
  BOOST_TEST(text(multiply(sample.a, sample.b, overflow)) == sample.product);
  BOOST_TEST(text(divide(sample.a, sample.b, overflow)) == sample.quotient);
  BOOST_TEST(!overflow);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_unknown_and_said) {
  const auto large = point(std::numeric_limits<std::int64_t>::max());
  bool overflow = false;
  BOOST_TEST((add(large, point(1), overflow) == unknown));
  BOOST_TEST(overflow);
  overflow = false;
  BOOST_TEST((multiply(large, between(1, 2), overflow) == unknown));
  BOOST_TEST(overflow);
}

struct Comparison {
  Interval a;
  Interval b;
  std::string less;
  std::string less_or_equal;
  std::string equal;
};
std::ostream& operator<<(std::ostream& to, const Comparison& row) {
  return to << text(row.a) << " and " << text(row.b);
}

const Comparison comparisons[] = {
    {point(1), point(2), "yes", "yes", "no"},
    {point(2), point(2), "no", "yes", "yes"},
    {point(3), point(2), "no", "no", "no"},
    {between(1, 2), point(2), "unknown", "yes", "unknown"},
    {between(2, 3), point(2), "no", "unknown", "unknown"},
    {between(1, 3), point(2), "unknown", "unknown", "unknown"},
    {between(3, 4), point(2), "no", "no", "no"},
    {unknown, point(2), "unknown", "unknown", "unknown"},
    {infinite, point(6), "no", "no", "no"},            // x/0 students a terminal are too many
    {point(6), infinite, "unknown", "unknown", "no"},  // and prove nothing
    {infinite, infinite, "unknown", "unknown", "unknown"},
    {from(0), point(0), "no", "unknown", "unknown"},
};

BOOST_DATA_TEST_CASE(intervals_are_compared, boost::unit_test::data::make(comparisons)) {
  BOOST_TEST(text(less(sample.a, sample.b)) == sample.less);
  BOOST_TEST(text(less_or_equal(sample.a, sample.b)) == sample.less_or_equal);
  BOOST_TEST(text(equal(sample.a, sample.b)) == sample.equal);
}

BOOST_AUTO_TEST_CASE(extremes_hull_and_rounding) {
  BOOST_TEST(text(minimum(between(1, 5), between(2, 3))) == "1…3");
  BOOST_TEST(text(maximum(between(1, 5), between(2, 3))) == "2…5");
  BOOST_TEST(text(maximum(unknown, point(1))) == "1…∞");
  BOOST_TEST(text(hull(point(1), point(5))) == "1…5");
  BOOST_TEST(text(negate(between(-1, 5))) == "-5…1");
  BOOST_TEST(text(negate(from(2))) == "-∞…-2");
  const Interval fraction{{*Rational::of(3, 2)}, {*Rational::of(-3, 2)}};
  BOOST_TEST(text(floor(fraction)) == "1…-2");
  BOOST_TEST(text(ceil(fraction)) == "2…-1");
  BOOST_TEST(text(ceil(from(0))) == "0…∞");
}

}  // namespace
}  // namespace edu_check
