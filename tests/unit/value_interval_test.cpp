#include "edu_check/value/interval.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <ostream>
#include <string>

namespace edu_check::value_interval_test {

Bound finite(std::int64_t value) { return {Rational(value)}; }
const Bound below{{}, Bound::Infinite::below};
const Bound above{{}, Bound::Infinite::above};
const Interval unknown;
const Interval infinite{above, above, true};  // x/0

Interval between(std::int64_t low, std::int64_t high) { return {finite(low), finite(high)}; }
Interval from(std::int64_t low) { return {finite(low), above}; }
Interval up_to(std::int64_t high) { return {below, finite(high)}; }
Interval point(std::int64_t value) { return Rational(value); }

std::string text(const Bound& bound) {
  if (!bound.is_finite()) return static_cast<int>(bound.infinite) < 0 ? "-∞" : "∞";
  return to_decimal(bound.value, 3);
}
std::string text(const Interval& interval) {
  const auto mark = [](const Bound& bound) { return std::string(bound.excluded ? "(" : "") + text(bound); };
  return mark(interval.low) + "…" + mark(interval.high) + (interval.doubtful ? "?" : "");
}
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
    {unknown, point(0), "-∞…∞", "0…0", "-∞…∞?"},
    {from(0), point(10), "10…∞", "0…∞", "0…∞"},
    {from(1), from(2), "3…∞", "2…∞", "0…∞"},
    {point(5), point(0), "5…5", "0…0", "∞…∞?"},
    {point(-5), point(0), "-5…-5", "0…0", "-∞…-∞?"},
    {point(0), point(0), "0…0", "0…0", "-∞…∞?"},
    {point(6), between(0, 3), "6…9", "0…18", "2…∞?"},
    {point(0), between(0, 3), "0…3", "0…0", "-∞…∞?"},
    {between(1, 2), between(-1, 1), "0…3", "-2…2", "-∞…∞?"},
    {point(0), between(2, 3), "2…3", "0…0", "0…0"},
    {from(3), point(0), "3…∞", "0…0", "∞…∞?"},
    {up_to(3), from(0), "-∞…∞", "-∞…∞", "-∞…∞?"},
    {infinite, point(2), "∞…∞?", "∞…∞?", "∞…∞?"},
    {infinite, point(0), "∞…∞?", "-∞…∞?", "-∞…∞?"},
    {point(2), infinite, "∞…∞?", "∞…∞?", "-∞…∞?"},
    {infinite, negate(infinite), "-∞…∞?", "-∞…-∞?", "-∞…∞?"},
};

BOOST_DATA_TEST_CASE(intervals_are_added_multiplied_and_divided, boost::unit_test::data::make(arithmetic)) {
  BOOST_TEST(text(add(sample.a, sample.b)) == sample.sum);
  BOOST_TEST(text(multiply(sample.a, sample.b)) == sample.product);
  BOOST_TEST(text(divide(sample.a, sample.b)) == sample.quotient);
}

struct ShareRow {
  Interval part;
  Interval whole;
  std::string share;
};
std::ostream& operator<<(std::ostream& to, const ShareRow& row) {
  return to << text(row.part) << " of " << text(row.whole);
}

const ShareRow shares[] = {
    {point(1), point(4), "0.25…0.25"},
    {point(4), point(4), "1…1"},
    {point(0), point(4), "0…0"},
    {point(5), point(4), "-∞…∞?"},  // a contradiction
    {point(-1), point(4), "-∞…∞?"},
    {point(5), point(0), "-∞…∞?"},
    {point(0), point(0), "-∞…∞?"},
    {between(1, 3), between(4, 6), "0.167…0.75"},
    {between(1, 5), between(4, 6), "-∞…∞?"},  // it may be one
    {point(3), from(3), "0…1"},
    {point(3), from(0), "-∞…∞?"},
    {from(1), point(4), "0.25…1"},  // at most all, where no largest part is known
    {from(0), from(0), "-∞…∞?"},
    {unknown, point(4), "-∞…∞?"},
    {point(4), unknown, "-∞…∞?"},
    {infinite, point(4), "-∞…∞?"},
};

BOOST_DATA_TEST_CASE(a_share_is_at_most_all, boost::unit_test::data::make(shares)) {
  BOOST_TEST(text(share(sample.part, sample.whole)) == sample.share);
}

const ShareRow shares_with_rest[] = {
    {point(1), point(3), "0.25…0.25"},
    {point(4), point(0), "1…1"},
    {point(0), point(0), "-∞…∞?"},
    {from(99), from(1), "0…(1"},  // whoever comes, the one stays
    {from(99), from(0), "0…1"},
    {from(99), point(1), "0.99…(1"},
    {point(99), from(1), "0…0.99"},
    {from(0), from(0), "-∞…∞?"},
    {between(1, 2), between(2, 3), "0.25…0.5"},
    {point(-1), point(3), "-∞…∞?"},
    {point(1), unknown, "-∞…∞?"},
};

BOOST_DATA_TEST_CASE(a_share_of_a_part_and_its_rest, boost::unit_test::data::make(shares_with_rest)) {
  BOOST_TEST(text(share_with_rest(sample.part, sample.whole)) == sample.share);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_unknown) {
  const auto large = point(std::numeric_limits<std::int64_t>::max());
  BOOST_TEST((add(large, point(1)) == unknown));
  BOOST_TEST((multiply(large, between(1, 2)) == unknown));
  BOOST_TEST((multiply(large, large) == unknown));
  BOOST_TEST((divide(point(1), multiply(large, large)) == Interval::no_number()));
  BOOST_TEST((divide(Interval(*Rational::of(1, 3)), large) == unknown));
  BOOST_TEST((share_with_rest(large, large) == unknown));
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
    {{finite(0), {Rational(1), Bound::Infinite::no, true}}, point(1), "yes", "yes", "no"},  // approached only
    {point(1), {finite(0), {Rational(1), Bound::Infinite::no, true}}, "no", "no", "no"},
    {{finite(2), above, true}, point(2), "no", "unknown", "unknown"},  // x/0 is among them
    {{finite(2), above, true}, point(1), "no", "no", "no"},
    {{finite(2), above, true}, point(3), "unknown", "unknown", "unknown"},
    {point(1), {finite(2), above, true}, "unknown", "unknown", "no"},
    {{finite(2), finite(2), true}, point(2), "no", "unknown", "unknown"},
    {Interval::no_number(), point(2), "unknown", "unknown", "unknown"},
};

BOOST_DATA_TEST_CASE(intervals_are_compared, boost::unit_test::data::make(comparisons)) {
  BOOST_TEST(text(less(sample.a, sample.b)) == sample.less);
  BOOST_TEST(text(less_or_equal(sample.a, sample.b)) == sample.less_or_equal);
  BOOST_TEST(text(equal(sample.a, sample.b)) == sample.equal);
  const bool doubtful = sample.a.doubtful || sample.b.doubtful;
  const auto different = !equal(sample.a, sample.b);
  BOOST_TEST(text(not_equal(sample.a, sample.b)) == text(doubtful ? Truth::unknown : different));
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
  BOOST_TEST(text(minimum(infinite, point(1))) == "1…1?");
  BOOST_TEST(text(maximum(Interval::no_number(), point(1))) == "-∞…∞?");
  BOOST_TEST(text(hull(infinite, point(1))) == "1…∞?");
  BOOST_TEST(text(hull({finite(0), {Rational(1), Bound::Infinite::no, true}}, between(0, 1))) == "0…1");
}

}  // namespace edu_check::value_interval_test
