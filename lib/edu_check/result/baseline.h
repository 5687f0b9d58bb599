#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/record/run_state.h"
#include "edu_check/result/stored_result.h"

namespace edu_check {

/// One line of a baseline file: a problem of a school, or that a standard did not apply to it, or what of it was
/// judged.
struct BaselineLine {
  std::string code;         ///< of the school; may be empty
  std::string inventory;    ///< path
  std::string standard;     ///< id
  std::string requirement;  ///< id; empty where the standard did not apply
  Outcome outcome = Outcome::fail;
  std::shared_ptr<const Selection> selection;  ///< null but where a line says what was judged
};

/// How an assessment compares with a baseline.
struct BaselineComparison {
  BaselineNumbers numbers;  ///< problems that are new and known, and those of this school that are mended
  /// That which counts when only new problems do: `compliant` where all of them are known, or where the standard did
  /// not apply before either.
  Verdict verdict = Verdict::invalid;
  bool matched = false;  ///< whether the baseline holds anything of the school and the standard
};

/// The problems of an earlier run: mandatory requirements of a school that failed or were unknown.
class Baseline {
 public:
  /// Paths of inventories, then and now, are relative to `working_folder`: however they are written, a file is the
  /// same.
  explicit Baseline(std::string working_folder) : working_folder_(std::move(working_folder)) {}

  /// Takes in one assessment of a stored result.
  void add(const StoredAssessment& assessment);
  /// Takes in one line of a baseline file. Where two speak of one problem, it counts as unknown if one of them says so.
  void add(const BaselineLine& line);
  /// The standard of which the lines are, and the digest of its file.
  void add_standard(const std::string& standard, const std::string& digest) { digests_[standard] = digest; }
  /// That the run of which it is was not whole.
  void set_state(RunState state) { state_ = state; }
  [[nodiscard]] RunState state() const { return state_; }
  /// What was judged of a standard, by id, where that was not the whole.
  [[nodiscard]] const std::map<std::string, std::shared_ptr<const Selection>, std::less<>>& parts() const {
    return parts_;
  }

  /// Reports what is wrong with the baseline for a standard: that it holds nothing of it, or something of another state
  /// of it (warnings `baseline-standard`), or that it names requirements that this state does not have
  /// (`baseline-requirement`).
  void check(const Standard& standard, std::string_view file, Diagnostics& diagnostics) const;

  /// Marks the problems of a record that are known: they failed already, or were unknown already and still are. What
  /// was unknown and fails now is new. Marks what is mended too. May be called from several threads.
  void mark(AssessmentRecord& record) const;
  /// Compares a record that is marked, and that holds all problems.
  [[nodiscard]] BaselineComparison compare(const AssessmentRecord& record) const;

  /// Whether it is a baseline of a standard.
  [[nodiscard]] bool holds(std::string_view standard) const { return digests_.find(standard) != digests_.end(); }
  /// Number of problems.
  [[nodiscard]] std::uint64_t size() const { return problems_; }
  /// The path of some inventory without a school code, as the baseline writes it; empty if there is none.
  [[nodiscard]] const std::string& example() const { return example_; }

 private:
  struct Known {
    Verdict verdict = Verdict::invalid;
    std::map<std::string, Outcome, std::less<>> problems;  ///< by requirement
  };
  [[nodiscard]] const Known* find(const AssessmentRecord& record) const;
  [[nodiscard]] static std::uint64_t judged_problems(const Known& known, const AssessmentRecord& record);
  [[nodiscard]] static BaselineNumbers numbers_of(const AssessmentRecord& record, const Known* known);
  [[nodiscard]] static Verdict new_verdict(const AssessmentRecord& record, const Known* known);
  [[nodiscard]] std::string key_of(std::string_view code, std::string_view inventory, std::string_view standard) const;
  Known& entry(std::string_view code, const std::string& inventory, const std::string& standard);
  void add_problem(Known& known, const std::string& requirement, Outcome outcome);

  std::string working_folder_;
  std::map<std::string, Known, std::less<>> known_;  ///< by standard and school
  std::map<std::string, std::string, std::less<>> digests_;
  std::map<std::string, std::map<std::string, std::uint64_t, std::less<>>, std::less<>>
      named_;  ///< by standard and requirement: the number of its problems
  std::map<std::string, std::shared_ptr<const Selection>, std::less<>> parts_;
  RunState state_ = RunState::whole;
  std::uint64_t problems_ = 0;
  std::string example_;
};

}  // namespace edu_check
