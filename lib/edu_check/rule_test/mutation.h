#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "edu_check/rule_test/rule_test.h"

namespace edu_check {

struct MutationOptions {
  std::size_t every = 1;  ///< only every so manieth mutant, from the first; 1: all
};

/// A mutant that no test notices.
struct Survivor {
  std::string subject;  ///< as `SurvivorNote` names it
  std::string mutant;
  Location place;  ///< in the standard
};

/// What came of changing each requirement.
struct MutationReport {
  std::size_t mutants = 0;            ///< that were tried
  std::vector<Survivor> survivors;    ///< that nothing explains, in the order of the standard
  std::vector<Survivor> explained;    ///< survivors with a reason beside the tests
  std::vector<std::size_t> outdated;  ///< indices of the explanations that explain no survivor
};

/// Changes each requirement, and to whom the standard applies, in every small way, and runs the tests that concern it
/// until one notices: it passes without the change and fails with it.
[[nodiscard]] MutationReport mutate(const RuleTests& tests, const MutationOptions& options = {});

}  // namespace edu_check
