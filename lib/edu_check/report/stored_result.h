#pragma once

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/report/record.h"

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
  bool complete = true;  ///< holds all indicators, not only those with problems
};

/// What a stored result says of the whole run.
struct StoredRun {
  bool is_document = false;  ///< of `--format json`; else of ndjson
  bool many = false;         ///< reports show a line a school
  std::uint64_t inventories = 0;
  std::uint64_t duplicate_codes = 0;
  std::optional<Rational> min_score;
  std::optional<BaselineNumbers> baseline;
};

/// Cuts a stored result, `--format json` or ndjson, into the JSON of its assessments, whatever their number: only one
/// is in memory. Reads the file from where it stands to its end.
class StoredResult {
 public:
  StoredResult(std::string name, std::FILE* file) : name_(std::move(name)), file_(file) {}

  /// The next assessment, as JSON; null at the end, or after a mistake, which it reports: `result-syntax`,
  /// `result-schema`.
  [[nodiscard]] const std::string* next(Diagnostics& diagnostics);
  /// After the end: what stands around the assessments.
  [[nodiscard]] const StoredRun& run() const { return run_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Line on which the last assessment began.
  [[nodiscard]] std::uint32_t line() const { return begin_line_; }
  /// Reports a mistake in the last assessment.
  Diagnostic& report(Diagnostics& diagnostics, std::string_view id, Message text) const;

 private:
  int get();
  int skip_space();
  /// Reads the object that a `{` has begun into `value_`, to its end or, in a document, to its assessments.
  bool take_object(bool outermost);
  const std::string* open(Diagnostics& diagnostics);
  const std::string* next_line(int first, Diagnostics& diagnostics);
  const std::string* next_element(Diagnostics& diagnostics);
  const std::string* finish_document(Diagnostics& diagnostics);
  const std::string* fail_part(Diagnostics& diagnostics);
  const std::string* fail(Diagnostics& diagnostics, Message text);

  enum class State : std::uint8_t { start, lines, array, done };

  std::string name_;
  std::FILE* file_;
  State state_ = State::start;
  StoredRun run_;
  std::string value_;
  std::string frame_;  ///< the document without its assessments
  std::uint32_t line_ = 1;
  std::uint32_t begin_line_ = 1;
  bool first_ = true;
};

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

/// By what a school is the same in two results: its code, else the path of its inventory.
[[nodiscard]] std::string school_key(const Subject& subject, std::string_view inventory);

}  // namespace edu_check
