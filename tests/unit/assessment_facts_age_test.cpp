#include "edu_check/assessment/facts_age.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::assessment_facts_age_test {

std::optional<Date> day(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(parse_date(text).value());
}

/// What is found, in one line: `old 401`; empty for nothing.
std::string found(const std::string& date, const std::string& as_of, const FactsAgeRule& rule) {
  const auto age = find_facts_age(day(date), day(as_of), *parse_date("2026-11-29"), rule);
  if (!age) return {};
  auto text = std::string(to_string(age->state)) + " " + std::to_string(age->days);
  if (age->today) text += " today " + to_string(*age->today);
  BOOST_TEST(age->limit == rule.most_days.value());
  BOOST_TEST((age->date == day(date)));
  return text;
}

struct Case {
  std::string date;
  std::string as_of;
  std::string expected;
};
std::ostream& operator<<(std::ostream& out, const Case& each) { return out << each.date << " as of " << each.as_of; }

const Case cases[] = {
    {"2026-09-01", "2026-09-01", ""},
    {"2025-09-01", "2026-09-01", ""},
    {"2025-07-28", "2026-09-01", ""},  // 400 days
    {"2025-07-27", "2026-09-01", "old 401"},
    {"2014-09-01", "2018-07-02", "old 1400"},
    {"2026-09-02", "2026-09-01", "future -1"},
    {"2030-01-01", "2031-01-01", ""},  // the day of --as-of is what counts
    // Without --as-of, facts are judged on their own day.
    {"2014-09-01", "", ""},
    {"2026-11-29", "", ""},
    {"2026-11-30", "", "future -1 today 2026-11-29"},
    {"", "2026-09-01", ""},
    {"", "", ""},
};

BOOST_AUTO_TEST_SUITE(assessment_facts_age)

BOOST_DATA_TEST_CASE(facts_are_compared_with_the_day_on_which_they_are_judged, boost::unit_test::data::make(cases)) {
  BOOST_TEST(found(sample.date, sample.as_of, {}) == sample.expected);
  BOOST_TEST(found(sample.date, sample.as_of, {std::nullopt, false}).empty());
}

BOOST_AUTO_TEST_CASE(a_limit_that_was_asked_for_wants_a_date) {
  const FactsAgeRule rule{30, true};
  BOOST_TEST(found("", "2026-09-01", rule) == "undated 0");
  BOOST_TEST(found("", "", rule) == "undated 0");
  BOOST_TEST(found("2026-08-02", "2026-09-01", rule).empty());
  BOOST_TEST(found("2026-08-01", "2026-09-01", rule) == "old 31");
  BOOST_TEST(found("2026-08-31", "2026-09-01", {0, true}) == "old 1");
}

BOOST_AUTO_TEST_CASE(states_are_read_as_they_are_written) {
  for (const auto state : {FactsAgeState::old, FactsAgeState::future, FactsAgeState::undated})
    BOOST_TEST((parse_facts_age_state(to_string(state)) == state));
  BOOST_TEST(!parse_facts_age_state("stale"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::assessment_facts_age_test
