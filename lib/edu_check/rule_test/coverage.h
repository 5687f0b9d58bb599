#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "edu_check/rule_test/rule_test.h"

namespace edu_check {

/// What the tests of a requirement must hold.
enum class TestCase : std::uint8_t {
  level,  ///< its level is stated a second time
  due,    ///< and its date, where it has `by`
  pass,
  fail,
  boundary,       ///< marked as the boundary case, where it compares ordered numbers
  missing,        ///< unknown for want of a fact
  not_applicable  ///< where it has a `when`
};
[[nodiscard]] std::string_view to_string(TestCase test_case);
[[nodiscard]] Message describe(TestCase test_case);

/// A requirement and what its tests lack.
struct CoverageGap {
  std::uint32_t requirement = 0;
  std::vector<TestCase> lacking;
};

/// The requirements of which some case is not tested, in the order of the standard. Informational ones need their level
/// only.
[[nodiscard]] std::vector<CoverageGap> find_coverage_gaps(const RuleTests& tests);

}  // namespace edu_check
