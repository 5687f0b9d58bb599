#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "edu_check/report/report.h"
#include "edu_check/report/stored_result.h"

namespace edu_check {

/// The problems of an earlier run: mandatory requirements of a school that failed or were unknown.
class Baseline {
 public:
  /// Takes in one assessment of the stored result.
  void add(const StoredAssessment& assessment);

  /// Marks the problems of a record that are known: they failed already, or were unknown already and still are. What
  /// was unknown and fails now is new. Marks what is mended too. May be called from several threads.
  void mark(AssessmentRecord& record) const;
  /// How many problems of the record are new and known, and how many of this school's are mended. The record is marked,
  /// and holds all problems.
  [[nodiscard]] BaselineNumbers compare(const AssessmentRecord& record) const;
  /// The verdict that counts when only new problems do: `compliant` where all of them are known, or where the standard
  /// did not apply before either.
  [[nodiscard]] Verdict new_verdict(const AssessmentRecord& record) const;

  [[nodiscard]] std::uint64_t size() const { return problems_; }
  /// Whether the standard's file is another one than that of the baseline.
  [[nodiscard]] bool is_changed(const Standard& standard) const;

 private:
  struct Known {
    Verdict verdict = Verdict::invalid;
    std::map<std::string, Outcome, std::less<>> problems;  ///< by requirement
  };
  [[nodiscard]] const Known* find(const AssessmentRecord& record) const;
  [[nodiscard]] static std::uint64_t judged_problems(const Known& known, const AssessmentRecord& record);

  std::map<std::string, Known, std::less<>> known_;  ///< by school and standard
  std::map<std::string, std::string, std::less<>> digests_;
  std::uint64_t problems_ = 0;
};

/// Writes nothing: compares each assessment of a run with a baseline and adds up what it finds.
class BaselineComparison final : public Report {
 public:
  explicit BaselineComparison(const Baseline& baseline) : baseline_(baseline) {}
  [[nodiscard]] Details details() const override { return Details::problems; }
  void write(std::string& to, const AssessmentRecord& record) const override;
  void join(std::string& piece) override;

  [[nodiscard]] const BaselineNumbers& numbers() const { return numbers_; }
  /// Assessments by the verdict that counts when only new problems do.
  [[nodiscard]] const Summary& new_summary() const { return summary_; }

 private:
  const Baseline& baseline_;
  BaselineNumbers numbers_;
  Summary summary_;
};

}  // namespace edu_check
