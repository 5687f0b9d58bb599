#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/standard/standard.h"

namespace edu_check {

/// What a mutant changes, for the tests that must notice it.
enum class MutantPart : std::uint8_t {
  level,  ///< noticed by a statement of levels
  rule    ///< noticed by a test
};

/// A requirement with one small change.
struct Mutant {
  std::string name;          ///< `require: 500 Mbps → 501 Mbps`; unique within the requirement
  std::uint32_t offset = 0;  ///< byte of the standard's file
  MutantPart part = MutantPart::rule;
  Requirement requirement;
};

/// A standard that applies to others than it should.
struct ApplicabilityMutant {
  std::string name;          ///< `when: region.level == city → region.level != city`
  std::uint32_t offset = 0;  ///< byte of the standard's file
  std::optional<Expression> when;
};

/// All mutants of the condition under which a standard applies to subjects of a kind; none if there is no condition.
[[nodiscard]] std::vector<ApplicabilityMutant> mutants_of_applicability(const Standard& standard, SubjectKind kind);

/// All mutants of a requirement of a standard: its level, dates, phases, `when` (also left out, and negated), `require`
/// and alternatives (also left out), in a fixed order. Those that are no change, or not well typed, are left out.
[[nodiscard]] std::vector<Mutant> mutants_of(const Standard& standard, std::uint32_t requirement);

}  // namespace edu_check
