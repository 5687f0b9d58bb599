#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "unit/assess_fixtures.h"

namespace edu_check::assessment_assess_readings_test {

using namespace assess_fixtures;
using enum Outcome;

struct ReadingCase {
  std::string inventory;
  Outcome outcome;
  bool sensitive;
};
std::ostream& operator<<(std::ostream& to, const ReadingCase& row) { return to << row.inventory; }

const ReadingCase readings[] = {
    {"rooms: {total: 3}", pass, false},
    {"rooms: {total: 2}", fail, true},
    {"rooms: {total: 1}", fail, false},
    {"# nothing", unknown, false},
};

BOOST_DATA_TEST_CASE(another_reading_may_give_another_outcome, boost::unit_test::data::make(readings)) {
  const auto standard =
      standard_of(indicator("1.", {"level: mandatory, require: rooms.total >= 3, reading: {zh: 三, en: three}, "
                                   "alternatives: [{reading: {zh: 二, en: two}, require: rooms.total >= 2}]"}));
  const auto result = assess_with(*standard, "school.area: urban\n" + sample.inventory).requirements[0];
  BOOST_TEST(word(result.outcome) == word(sample.outcome));
  BOOST_TEST(result.reading_sensitive == sample.sensitive);
}

struct DisputeCase {
  std::string requirement;
  std::string inventory;
  std::string outcome;
  bool sensitive;
};
std::ostream& operator<<(std::ostream& to, const DisputeCase& row) {
  return to << row.requirement << " / " << row.inventory;
}

constexpr std::string_view dispute = ", alternatives: [{reading: {zh: 二, en: two}, ";
const std::string binding = "level: mandatory, require: net.wired" + std::string(dispute);
const std::string encouraging = "level: advisory, require: net.wired" + std::string(dispute);
const std::string of_others = "level: informational" + std::string(dispute);
const std::string of_region = "level: mandatory, scope: region, require: region.plan" + std::string(dispute);
const std::string due_late = "level: mandatory, by: 2026-12-31, require: net.wired" + std::string(dispute);

/// Beside a mandatory requirement that passes, so that the verdict is this requirement's to change.
const DisputeCase disputes[] = {
    {binding + "level: advisory}]", "net.wired: no", "fail", true},
    {binding + "level: advisory}]", "net.wired: yes", "pass", false},
    {binding + "level: advisory}]", "# nothing", "unknown", true},
    {binding + "level: informational}]", "net.wired: no", "fail", true},
    {binding + "level: informational}]", "net.wired: yes", "pass", false},
    {encouraging + "level: mandatory}]", "net.wired: no", "fail", true},
    {encouraging + "level: mandatory}]", "net.wired: yes", "pass", false},
    {encouraging + "level: mandatory, require: net.wireless}]", "net.wired: no\nnet.wireless: yes", "fail", true},
    {of_others + "level: mandatory, require: net.wired}]", "net.wired: no", "not_applicable", true},
    {of_others + "level: mandatory, require: net.wired}]", "net.wired: yes", "not_applicable", false},
    {of_others + "level: advisory, require: net.wired}]", "net.wired: no", "not_applicable", false},
    {of_region + "scope: school, require: net.wired}]", "net.wired: no", "not_applicable", true},
    {of_region + "scope: school, require: net.wired}]", "net.wired: yes", "not_applicable", false},
    {of_region + "scope: school, when: school.pilot, require: net.wired}]", "net.wired: no\nschool.pilot: no",
     "not_applicable", false},
    {binding + "scope: region, require: region.plan}]", "net.wired: no", "fail", true},
    {due_late + "by: 2026-09-01}]", "net.wired: no", "not_due", true},
    {due_late + "by: 2026-09-02}]", "net.wired: no", "not_due", false},
    {binding + "by: 2026-09-01}]", "net.wired: no", "fail", false},
    {binding + "by: 2026-09-02}]", "net.wired: no", "fail", true},
};

BOOST_DATA_TEST_CASE(level_scope_and_date_may_be_disputed, boost::unit_test::data::make(disputes)) {
  const auto standard = standard_of(indicator("1.", {sample.requirement}) + indicator("2.", {must_pass}));
  const auto result = assess_with(*standard, "school.area: urban\n" + sample.inventory).requirements[0];
  BOOST_TEST(word(result.outcome) == sample.outcome);
  BOOST_TEST(result.reading_sensitive == sample.sensitive);
}

BOOST_AUTO_TEST_CASE(a_dispute_of_level_is_idle_where_the_verdict_is_lost_anyway) {
  const auto standard = standard_of(indicator("1.", {binding + "level: advisory}]"}) +
                                    indicator("2.", {"level: mandatory, require: \"false\""}));
  BOOST_TEST(!assess_with(*standard, "school.area: urban\nnet.wired: no").requirements[0].reading_sensitive);
}

BOOST_AUTO_TEST_CASE(a_waiver_excuses_under_every_reading) {
  const auto standard = standard_of(indicator("1.", {binding + "level: advisory}]"}) + indicator("2.", {must_pass}));
  const auto result = assess_with(*standard, "school.area: urban\nnet.wired: no", {0}).requirements[0];
  BOOST_TEST(word(result.outcome) == "waived");
  BOOST_TEST(!result.reading_sensitive);
}

}  // namespace edu_check::assessment_assess_readings_test
