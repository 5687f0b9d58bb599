#include "edu_check/value/rational.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <ostream>
#include <string>

namespace edu_check {

std::ostream& operator<<(std::ostream& to, const Rational& value) {
  return to << value.numerator() << "/" << value.denominator();
}

namespace value_rational_test {

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

std::string text(const std::optional<Rational>& value) {
  if (!value) return "none";
  return std::to_string(value->numerator()) + "/" + std::to_string(value->denominator());
}

struct FractionCase {
  std::int64_t numerator;
  std::int64_t denominator;
  std::string result;
};
std::ostream& operator<<(std::ostream& to, const FractionCase& row) {
  return to << row.numerator << "/" << row.denominator;
}

const FractionCase fractions[] = {
    {6, 4, "3/2"},  {-6, 4, "-3/2"}, {6, -4, "-3/2"},     {-6, -4, "3/2"}, {0, 5, "0/1"},      {0, -5, "0/1"},
    {1, 0, "none"}, {0, 0, "none"},  {most, most, "1/1"}, {7, 1, "7/1"},   {1, least, "none"}, {least, 2, "none"},
};

BOOST_DATA_TEST_CASE(fractions_are_in_lowest_terms, boost::unit_test::data::make(fractions)) {
  BOOST_TEST(text(Rational::of(sample.numerator, sample.denominator)) == sample.result);
}

struct DecimalCase {
  std::string text;
  std::string result;
};
std::ostream& operator<<(std::ostream& to, const DecimalCase& row) { return to << row.text; }

const DecimalCase decimals[] = {
    {"0", "0/1"},
    {"12", "12/1"},
    {"-3", "-3/1"},
    {"0.25", "1/4"},
    {"499.999", "499999/1000"},
    {"10.0", "10/1"},
    {"-0", "0/1"},
    {"0.10", "1/10"},
    {"", "none"},
    {"-", "none"},
    {".", "none"},
    {".5", "none"},
    {"5.", "none"},
    {"012", "none"},
    {"00", "none"},
    {"1.2.3", "none"},
    {"1e3", "none"},
    {"+5", "none"},
    {"1_000", "none"},
    {"1,000", "none"},
    {" 1", "none"},
    {"1 ", "none"},
    {"１", "none"},
    {"0x1F", "none"},
    {".inf", "none"},
    {".nan", "none"},
    {"--1", "none"},
    {"-012", "none"},
    {"0.000000000000000001", "none"},
    {"999999999999999999", "999999999999999999/1"},
    {"1000000000000000000", "none"},
    {"0.00000000000000001", "1/100000000000000000"},
};

BOOST_DATA_TEST_CASE(decimals_are_read_strictly, boost::unit_test::data::make(decimals)) {
  BOOST_TEST(text(parse_decimal(sample.text)) == sample.result);
}

BOOST_AUTO_TEST_CASE(arithmetic_is_exact) {
  const auto third = *Rational::of(1, 3);
  const auto sixth = *Rational::of(1, 6);
  BOOST_TEST(text(add(third, sixth)) == "1/2");
  BOOST_TEST(text(subtract(sixth, third)) == "-1/6");
  BOOST_TEST(text(multiply(third, Rational(3))) == "1/1");
  BOOST_TEST(text(divide(third, sixth)) == "2/1");
  BOOST_TEST(text(divide(third, Rational(0))) == "none");
  BOOST_TEST(text(add(*parse_decimal("0.1"), *parse_decimal("0.2"))) == "3/10");
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_nothing) {
  const Rational large(most);
  const auto small = *Rational::of(1, most);
  BOOST_TEST(text(add(large, Rational(1))) == "none");
  BOOST_TEST(text(subtract(Rational(-most), Rational(1))) == "none");
  BOOST_TEST(text(multiply(large, Rational(2))) == "none");
  BOOST_TEST(text(multiply(large, small)) == "1/1");
  BOOST_TEST(text(divide(large, small)) == "none");
  BOOST_TEST(text(divide(small, large)) == "none");
  BOOST_TEST(text(add(*Rational::of(1, most), *Rational::of(1, most - 1))) == "none");
}

BOOST_AUTO_TEST_CASE(numbers_are_ordered_exactly) {
  BOOST_TEST(*Rational::of(1, 3) < *Rational::of(34, 100));
  BOOST_TEST(*Rational::of(most - 1, most) < *Rational::of(most, most - 1));
  BOOST_TEST(Rational(-1) < Rational(0));
  BOOST_TEST((*Rational::of(2, 4) == *Rational::of(1, 2)));
  BOOST_TEST(*Rational::of(most, 2) > *Rational::of(most - 1, 2));
}

struct RoundCase {
  std::int64_t numerator;
  std::int64_t denominator;
  std::int64_t floor;
  std::int64_t ceil;
};
std::ostream& operator<<(std::ostream& to, const RoundCase& row) {
  return to << row.numerator << "/" << row.denominator;
}

const RoundCase rounds[] = {{7, 2, 3, 4}, {-7, 2, -4, -3}, {6, 2, 3, 3},     {-6, 2, -3, -3},
                            {0, 1, 0, 0}, {1, 1000, 0, 1}, {-1, 1000, -1, 0}};

BOOST_DATA_TEST_CASE(floor_and_ceil, boost::unit_test::data::make(rounds)) {
  const auto value = *Rational::of(sample.numerator, sample.denominator);
  BOOST_TEST(value.floor() == sample.floor);
  BOOST_TEST(value.ceil() == sample.ceil);
}

struct PrintCase {
  std::int64_t numerator;
  std::int64_t denominator;
  int digits;
  std::string nearest;
  std::string down;
};
std::ostream& operator<<(std::ostream& to, const PrintCase& row) {
  return to << row.numerator << "/" << row.denominator;
}

const PrintCase prints[] = {
    {1, 3, 2, "0.33", "0.33"},   {2, 3, 2, "0.67", "0.66"},  {5, 1, 2, "5", "5"},
    {1, 2, 0, "1", "0"},         {-1, 3, 1, "-0.3", "-0.4"}, {-1, 1000, 2, "0", "-0.01"},
    {999, 1000, 2, "1", "0.99"}, {1, 20, 2, "0.05", "0.05"}, {most, 1, 9, "9223372036854775807", "9223372036854775807"},
};

BOOST_DATA_TEST_CASE(decimals_are_written, boost::unit_test::data::make(prints)) {
  const auto value = *Rational::of(sample.numerator, sample.denominator);
  BOOST_TEST(to_decimal(value, sample.digits) == sample.nearest);
  BOOST_TEST(to_decimal(value, sample.digits, Rounding::down) == sample.down);
}

}  // namespace value_rational_test
}  // namespace edu_check
