#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "edu_check/json/json_cutter.h"
#include "edu_check/record/record.h"
#include "edu_check/record/run_state.h"

namespace edu_check {

/// What a stored result says of the whole run.
struct StoredRun {
  bool is_document = false;  ///< of `--format json`; else of ndjson
  bool many = false;         ///< reports show a line a school
  RunState state = RunState::whole;
  std::uint64_t inventories = 0;
  std::uint64_t duplicate_codes = 0;
  std::optional<Rational> min_score;
  PassedOver passed_over;  ///< counts only
  std::optional<BaselineNumbers> baseline;
  std::string language;  ///< of `--format json`, and so the rest
  std::string version;
  std::string summary;   ///< as JSON
  std::string gathered;  ///< what a part says of itself, as JSON; empty: it is none
};

/// Whether parts of `--shard`, which are no results of their own, are read.
enum class PartUse : std::uint8_t { refused, taken };

/// The standard of an id in the state of a digest; null if it is not at hand.
using StandardFinder = std::function<const Standard*(const std::string& id, const std::string& digest)>;

/// Reads a stored result, `--format json` or ndjson, whatever the number of its assessments: only one is in memory.
/// What it hands on is as the schema of results says, and fits together: verdict, counts and indicators, each
/// inventory and standard once, the summary, and the standard, where it is at hand. Reads the file from where it stands
/// to its end.
class StoredResult {
 public:
  StoredResult(std::string name, std::FILE* file, PartUse parts = PartUse::refused);
  StoredResult(const StoredResult&) = delete;
  StoredResult& operator=(const StoredResult&) = delete;
  ~StoredResult();

  /// Compares what is read with standards from now on.
  void compare_with(StandardFinder find) { find_standard_ = std::move(find); }
  /// The next assessment, as JSON; null at the end, or after a mistake, which it reports: `result-syntax`,
  /// `result-schema`, `result-repeated`, `result-part`, `result-standard`.
  [[nodiscard]] const std::string* next(Diagnostics& diagnostics);
  /// Whether the file is one of `--format baseline`: its lines are handed on as they are.
  [[nodiscard]] bool is_baseline() const { return is_baseline_; }
  /// After the end: what stands around the assessments.
  [[nodiscard]] const StoredRun& run() const { return run_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Line on which the last assessment began, and its first byte.
  [[nodiscard]] std::uint32_t line() const { return begin_line_; }
  [[nodiscard]] std::uint64_t offset() const { return begin_; }
  /// Reports that a text of the file is no JSON: its encoding, if it is that.
  void report_no_json(Diagnostics& diagnostics, std::string_view text) const;
  /// Reports a mistake in the last assessment.
  Diagnostic& report(Diagnostics& diagnostics, std::string_view id, const Message& text) const;

 private:
  struct Parsed;  // JSON, which stays out of this header
  friend struct ParsedAssessment;

  int skip_space();
  /// False, with a report, if an object could not be cut.
  bool report_end(JsonCutter::End end, Diagnostics& diagnostics);
  bool open(Diagnostics& diagnostics);
  bool is_other_file(Diagnostics& diagnostics);
  const std::string* fail_object(Diagnostics& diagnostics);
  const std::string* next_line(Diagnostics& diagnostics);
  const std::string* next_element(Diagnostics& diagnostics);
  const std::string* check_assessment(Diagnostics& diagnostics);
  bool check_standard(Diagnostics& diagnostics);
  const std::string* take_gathered(Diagnostics& diagnostics);
  const std::string* take_run(Diagnostics& diagnostics);
  const std::string* finish_document(Diagnostics& diagnostics);
  const std::string* read_frame(Diagnostics& diagnostics);
  const std::string* fail_part(Diagnostics& diagnostics);
  const std::string* fail(Diagnostics& diagnostics, const Message& text, std::string_view id = "result-syntax");

  enum class State : std::uint8_t { start, lines, array, done };

  std::string name_;
  JsonCutter cutter_;
  PartUse parts_;
  State state_ = State::start;
  StoredRun run_;
  std::string value_;
  std::string frame_;  ///< the document without its assessments
  std::unique_ptr<Parsed> parsed_;
  std::uint32_t begin_line_ = 1;
  std::uint64_t begin_ = 0;
  bool first_ = true;
  bool is_baseline_ = false;
  std::unordered_set<std::uint64_t> seen_;  ///< hashes of inventories and standards
  StandardFinder find_standard_;
};

}  // namespace edu_check
