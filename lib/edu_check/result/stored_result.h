#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/record/record.h"
#include "edu_check/result/result_stream.h"

namespace edu_check {

/// A requirement as a stored result has it.
struct StoredRequirement {
  std::string id;
  Level level = Level::mandatory;
  Outcome outcome = Outcome::unknown;
};

/// An indicator as a stored result has it.
struct StoredIndicator {
  std::string id;
  std::string title;
  Level level = Level::mandatory;
  Outcome outcome = Outcome::unknown;
  std::uint64_t data = 0;  ///< a hash of the facts on which it rests
  std::vector<StoredRequirement> requirements;
};

/// One assessment of a stored result, without the standard that it is of.
struct StoredAssessment {
  std::string inventory;
  Subject subject;
  std::string standard;
  std::string digest;  ///< of the standard
  std::string as_of;   ///< empty if invalid
  Verdict verdict = Verdict::invalid;
  std::shared_ptr<const Selection> selection;  ///< what was judged, by ids alone; null: the whole standard
  std::vector<StoredIndicator> indicators;
  bool undecided = false;      ///< nothing mandatory was decided
  bool lists_decided = false;  ///< one of the requirements that are listed is mandatory and decided
  bool complete = true;        ///< holds all indicators, not only those with problems
};

/// Who the assessment that a result handed on last is of, by which standard, and its verdict; without its indicators.
/// Reports `result-baseline` for a file of `--format baseline`, which has none.
[[nodiscard]] std::optional<StoredAssessment> read_stored_head(const StoredResult& result, Diagnostics& diagnostics);

/// Reads the parts of an assessment that need no standard. Reports `result-schema`.
[[nodiscard]] std::optional<StoredAssessment> read_stored_assessment(const std::string& json,
                                                                     const StoredResult& result,
                                                                     Diagnostics& diagnostics);

/// `level` and `outcome` as JSON gives them; nothing for another word.
[[nodiscard]] std::optional<Level> parse_level(std::string_view word);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view word);
[[nodiscard]] std::optional<Verdict> parse_verdict(std::string_view word);

/// A share of 0 to 100 as `--min-score` has it: `80`, `80%`, `82.5%`, with one decimal at most, as reports show scores.
[[nodiscard]] std::optional<Rational> parse_share(std::string_view text);

}  // namespace edu_check
