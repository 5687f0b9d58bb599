#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edu_check/standard/standard.h"
#include "edu_check/value/date.h"
#include "edu_check/value/truth.h"

namespace edu_check {

/// Outcome of a requirement or an indicator.
enum class Outcome : std::uint8_t { pass, fail, unknown, not_applicable, not_due, waived };
constexpr std::size_t outcome_count = 6;
[[nodiscard]] std::string_view to_string(Outcome outcome);
[[nodiscard]] Message describe(Outcome outcome);

/// Verdict of an inventory against a standard.
enum class Verdict : std::uint8_t { compliant, non_compliant, undetermined, not_applicable, invalid };
constexpr std::size_t verdict_count = 5;
[[nodiscard]] std::string_view to_string(Verdict verdict);
[[nodiscard]] Message describe(Verdict verdict);

/// What one requirement came to.
struct RequirementResult {
  Outcome outcome = Outcome::not_applicable;
  Outcome today = Outcome::not_applicable;  ///< what it would be if it were due; else the same
  Level level = Level::mandatory;           ///< informational for requirements of the other scope
  bool reading_sensitive = false;           ///< another defensible reading gives another outcome, or another verdict
};

/// What one indicator came to: from its mandatory requirements, or from the advisory ones if it has no others.
struct IndicatorResult {
  Outcome outcome = Outcome::not_applicable;
  Level level = Level::informational;
};

/// Numbers of indicators: the mandatory ones by outcome, and the rest. They add up to all of the standard.
struct Counts {
  std::array<std::uint32_t, outcome_count> mandatory{};
  std::uint32_t advisory = 0;
  std::uint32_t informational = 0;

  [[nodiscard]] std::uint32_t of(Outcome outcome) const { return mandatory[static_cast<std::size_t>(outcome)]; }
  [[nodiscard]] std::uint32_t total() const;
};

/// Share of passed among judged mandatory indicators (达标率): unknown ones counted as failed, and as passed. A waived
/// indicator was judged and did not pass.
struct Score {
  Rational low;
  Rational high;
};

/// Everything found when one inventory meets one standard. Made to be filled again for the next inventory.
struct Assessment {
  const Standard* standard = nullptr;
  SubjectKind kind = SubjectKind::school;
  Date as_of;
  Truth applies = Truth::unknown;
  Verdict verdict = Verdict::undetermined;
  Counts counts;
  std::vector<RequirementResult> requirements;  ///< in the order of the standard
  std::vector<IndicatorResult> indicators;      ///< in the order of the standard

  /// Nothing if no mandatory indicator was judged.
  [[nodiscard]] std::optional<Score> score() const;
};

}  // namespace edu_check
