#pragma once

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "fixtures.h"

/// What tests of `assess` share.
namespace edu_check::assess_fixtures {

inline const Date as_of = *parse_date("2026-09-01");

inline const std::string must_pass = "level: mandatory, require: \"true\"";

inline std::string word(Outcome outcome) { return std::string(to_string(outcome)); }

inline Assessment assess_with(const Standard& standard, const std::string& inventory,
                              const std::vector<std::uint32_t>& waived = {}) {
  const LoadedInventory loaded(inventory + "\n", standard.vocabulary);
  Assessment assessment;
  AssessOptions options{as_of};
  options.waived = waived;
  assess(standard, *loaded, options, assessment);
  BOOST_TEST(assessment.counts.total() == standard.indicators.size());
  return assessment;
}

}  // namespace edu_check::assess_fixtures
