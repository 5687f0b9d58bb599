#include "edu_check/assessment/finding_cache.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <set>

#include "fixtures.h"

namespace edu_check::assessment_finding_cache_test {

std::shared_ptr<const Standard> sample_standard() {
  static const auto standard = standard_of(indicator(
      "1.",
      {"level: mandatory, require: net.wired", "level: mandatory, require: net.wired and not net.wireless",
       "level: mandatory, when: net.wireless, require: school.area == urban",
       "level: advisory, require: primary in school.stages, by: 2026-08-31",
       "level: mandatory, require: rooms.total >= 3, adjust: rooms.total",
       "level: mandatory, require: known(school.city) or school.pilot",
       "level: mandatory, require: students.total > 10 or net.wired",
       "level: mandatory, require: \"if(as_of >= 2026-06-01, net.wired, net.wireless)\"",
       "level: mandatory, require: \"share(rooms.equipped, rooms.total) >= threshold\", phases: [{by: 2026-01-01, "
       "threshold: 50%}, {by: 2026-07-01, threshold: 90%}]"}));
  return standard;
}

const std::string inventories[] = {
    "school.area: urban",
    "school.area: rural",
    "edu-check: 1",
    "school.area: urban\nnet: {wired: yes}",
    "school.area: urban\nnet: {wired: no}",
    "school.area: urban\nnet: {wired: null}",
    "school.area: urban\nnet: {wired: yes, wireless: no}",
    "school.area: urban\nnet: {wired: yes, wireless: yes}",
    "school.area: urban\nnet: {wired: no, wireless: yes}",
    "school.area: null\nnet: {wireless: yes}",
    "school.area: urban\nschool.stages: [primary]",
    "school.area: urban\nschool.stages: [junior, primary]",
    "school.area: urban\nschool.stages: [junior]",
    "school.area: urban\nrooms: {total: 1, equipped: 1}",
    "school.area: urban\nrooms: {total: 2, equipped: 1}",
    "school.area: urban\nschool.city: 甲市\nschool.pilot: 不适用",
    "school.area: urban\nschool.pilot: 不适用",
    "school.area: urban\nstudents: {primary: 5, junior: 9}\nschool.stages: [junior]",
};

/// All inventories with one cache, twice, on two days and under both rules of evidence; each against a fresh `explain`.
BOOST_AUTO_TEST_CASE(a_kept_finding_is_that_which_explain_gives) {
  const auto standard = sample_standard();
  FindingCache cache(*standard);
  Assessment assessment;
  for (int round = 0; round < 2; ++round) {
    for (const auto* const day : {"2026-03-01", "2026-09-01"}) {
      for (const auto evidence : {EvidenceRule::optional, EvidenceRule::required}) {
        for (const auto& text : inventories) {
          const LoadedInventory inventory(text + "\n");
          const AssessOptions options{*parse_date(day), evidence};
          assess(*standard, *inventory, options, assessment);
          cache.start(*inventory, options);
          for (std::uint32_t i = 0; i < assessment.requirements.size(); ++i) {
            BOOST_TEST_CONTEXT(text << " on " << day << ", " << standard->requirements[i].id) {
              const auto& found = cache.explain(i, assessment.requirements[i]).finding;
              const auto fresh = explain(*standard, i, *inventory, options, assessment.requirements[i]);
              BOOST_TEST((found.actual == fresh.actual));
              BOOST_TEST((found.expected == fresh.expected));
              BOOST_TEST((found.shortfall == fresh.shortfall));
              BOOST_TEST((found.change == fresh.change));
              BOOST_TEST((found.due == fresh.due));
              BOOST_TEST(found.missing == fresh.missing, boost::test_tools::per_element());
              BOOST_TEST(found.facts == fresh.facts, boost::test_tools::per_element());
            }
          }
        }
      }
    }
  }
}

std::uint64_t variant_of(std::uint32_t requirement, const std::string& text, const char* day = "2026-09-01") {
  const auto standard = sample_standard();
  const LoadedInventory inventory(text + "\n");
  const AssessOptions options{*parse_date(day)};
  Assessment assessment;
  assess(*standard, *inventory, options, assessment);
  FindingCache cache(*standard);
  cache.start(*inventory, options);
  return cache.explain(requirement, assessment.requirements[requirement]).variant;
}

BOOST_AUTO_TEST_CASE(variants_tell_the_states_of_facts_apart) {
  std::set<std::uint64_t> variants;
  for (const auto* const wired : {"# absent", "net.wired: null", "net.wired: yes", "net.wired: no"}) {
    for (const auto* const wireless : {"# absent", "net.wireless: null", "net.wireless: yes", "net.wireless: no"}) {
      variants.insert(variant_of(1, std::string("school.area: urban\n") + wired + "\n" + wireless));
    }
  }
  BOOST_TEST(variants.size() == 16);
  BOOST_TEST(!variants.contains(0));
}

BOOST_AUTO_TEST_CASE(a_variant_does_not_depend_on_other_facts_or_places) {
  BOOST_TEST(variant_of(0, "school.area: urban\nnet.wired: yes") ==
             variant_of(0, "rooms.total: 7\nnet:\n  wired: yes\nschool.area: urban"));
}

BOOST_AUTO_TEST_CASE(what_depends_on_more_than_states_has_no_variant) {
  BOOST_TEST(variant_of(4, "school.area: urban\nrooms.total: 2") == 0);
  BOOST_TEST(variant_of(4, "school.area: urban") != 0);                     // no number to tell apart
  BOOST_TEST(variant_of(5, "school.area: urban\nschool.city: 甲市") == 0);  // a text
  BOOST_TEST(variant_of(7, "school.area: urban\nnet.wired: yes") == 0);     // the day
  BOOST_TEST(variant_of(0, "net.wired: yes") == 0);  // what is missing to know whether it applies
}

BOOST_AUTO_TEST_CASE(the_phase_belongs_to_the_variant) {
  BOOST_TEST(variant_of(8, "school.area: urban", "2026-03-01") != variant_of(8, "school.area: urban", "2026-09-01"));
}

}  // namespace edu_check::assessment_finding_cache_test
