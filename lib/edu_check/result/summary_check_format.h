#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "edu_check/assessment/assessment.h"
#include "edu_check/input/duplicate_codes.h"
#include "edu_check/json/rapid_json_format.h"

namespace edu_check {

/// Counts again what the summary of a result tells, from its assessments, so that a summary which says something else
/// is found.
class SummaryCheck {
 public:
  /// Takes note of an assessment that is as its schema says.
  void add(const JsonValue& assessment);
  /// The first member of a summary that is not as the assessments say; nothing if all are. `mended` problems can't be
  /// counted again, since what is no more is not listed, but there are no fewer than are marked.
  [[nodiscard]] std::optional<std::string> find_contradiction(const JsonValue& summary);

 private:
  void add_requirements(const JsonValue& assessment);
  [[nodiscard]] bool fits_inventories(const JsonValue& summary) const;
  [[nodiscard]] bool fits_scores(const JsonValue& summary) const;
  [[nodiscard]] bool fits_baseline(const JsonValue& summary) const;

  std::array<std::uint64_t, verdict_count> verdicts_{};
  std::map<std::string, std::uint64_t, std::less<>> by_standard_;
  std::string first_standard_;
  DuplicateCodes codes_;
  std::map<Rational, std::uint64_t> scores_;  ///< at their lower ends
  std::uint64_t fresh_ = 0;
  std::uint64_t known_ = 0;
  std::uint64_t mended_ = 0;
  bool last_is_region_ = false;
};

}  // namespace edu_check
