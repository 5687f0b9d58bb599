#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/assumption.h"
#include "edu_check/standard/standard_loader.h"
#include "fixtures.h"

namespace edu_check::assessment_assumption_test {

/// The paths that are taken for granted when an inventory meets a standard that applies by a condition.
std::string assumed(const std::string& when, const std::string& inventory) {
  static const auto base = standard_of(indicator("1.1", {"level: mandatory, require: net.wired"}));
  const std::string old = "\"not (school.area == rural)\"";
  std::string text(base->source->text());
  text.replace(text.find(old), old.size(), "\"" + when + "\"");
  Diagnostics diagnostics;
  const auto standard =
      load_standard(std::make_shared<Source>("sample.yaml", std::move(text)), base->vocabulary, diagnostics);
  BOOST_REQUIRE_MESSAGE(standard, reported(diagnostics));
  const LoadedInventory loaded(inventory + "\n", base->vocabulary);
  Assessment assessment;
  assess(*standard, *loaded, {*parse_date("2026-09-01")}, assessment);
  std::vector<std::uint32_t> slots{7};  // of the inventory before
  AssumptionFinder(*standard).find(*loaded, assessment, slots);
  std::string paths;
  for (const auto slot : slots) paths += (paths.empty() ? "" : " ") + base->vocabulary->fact(slot).path;
  return paths;
}

struct Case {
  std::string when;
  std::string inventory;
  std::string expected;
};
std::ostream& operator<<(std::ostream& out, const Case& each) { return out << each.when << " | " << each.inventory; }

const std::string own = "(not known(school.area) or school.area == urban)";
const std::string own_city = "(not known(school.city) or school.city in ['甲市'])";
const Case cases[] = {
    {own, "{}", "school.area"},
    {own, "school.area: null", "school.area"},
    {own, "school.area: urban", ""},
    {own, "school.area: rural", ""},
    {own + " and " + own_city, "{}", "school.area school.city"},
    {own + " and " + own_city, "school.city: 甲市", "school.area"},
    {own + " and " + own_city, "school: {area: rural}", ""},
    // Whether it applies is open or decided by something else.
    {own + " and primary in school.stages", "{}", ""},
    {own + " and primary in school.stages", "school.stages: [junior]", ""},
    {own + " and primary in school.stages", "school.stages: [primary]", "school.area"},
    {own + " or primary in school.stages", "school.stages: [primary]", ""},
    // Either of two that are missing would be enough; both count.
    {own + " or " + own_city, "{}", "school.area school.city"},
    // That a fact is missing may decide against a standard too.
    {"known(school.area) and school.area == urban", "{}", "school.area"},
    {"known(school.area)", "{}", "school.area"},
    {"not (school.area == rural)", "{}", ""},
};

BOOST_AUTO_TEST_SUITE(assessment_assumption)

BOOST_DATA_TEST_CASE(facts_whose_absence_decides_are_found, boost::unit_test::data::make(cases)) {
  BOOST_TEST(assumed(sample.when, sample.inventory) == sample.expected);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::assessment_assumption_test
