#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edu_check/record/report.h"

namespace edu_check {

/// Words, colours and lines that the text report is put together from.
class TextParts {
 public:
  explicit TextParts(const ReportOptions& options)
      : language_(options.language), color_(options.color), width_(options.width) {}

  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return edu_check::say(language_, zh, en);
  }
  [[nodiscard]] std::string strong(std::string_view text) const { return paint("1", text); }
  [[nodiscard]] std::string faint(std::string_view text) const { return paint("2", text); }
  [[nodiscard]] std::string colored(Outcome outcome, std::string_view text) const;
  [[nodiscard]] std::string mark(Verdict verdict) const;
  /// The sign of what a requirement came to; `i` of one that is not judged.
  [[nodiscard]] std::string mark(const RequirementResult& result) const;
  [[nodiscard]] std::string verdict(Verdict verdict) const;
  /// `✗ 未达标`, `- 达标（建议）`.
  [[nodiscard]] std::string state(const IndicatorResult& result) const;
  [[nodiscard]] std::string score(const Score& score) const;
  /// The clause without what the section's heading says already.
  [[nodiscard]] std::string short_clause(const Indicator& indicator, const Section& section) const;
  /// What is wrong with a requirement and what to do, a line each.
  [[nodiscard]] std::vector<std::string> details(const RequirementRecord& each, const AssessmentRecord& record) const;
  /// One school on one line, to be put `indent` columns from the edge. Only a path that is too long makes it wider than
  /// the page.
  [[nodiscard]] std::string school_line(const AssessmentRecord& record, std::size_t indent) const;
  /// What the schools come to: verdicts, the worst schools, whose lines are given, and the indicators that fail most.
  void overview(std::string& to, const RunEnd& end, std::string_view regions, std::string_view worst_schools) const;
  /// That the run is not whole, as a line; nothing of a whole one.
  void state(std::string& to, const RunEnd& end) const;
  /// What was not checked, a line a reason; nothing if everything was.
  void passed_over(std::string& to, const Summary& summary) const;
  /// Scores, groups and, with their numbers, the indicators that fail most.
  void roll_up(std::string& to, const RunEnd& end) const;

 private:
  [[nodiscard]] std::string paint(std::string_view code, std::string_view text) const;
  void roll_up_standard(std::string& to, const StandardRollup& rollup, GroupBy group_by) const;
  void write_groups(std::string& to, const StandardRollup& rollup) const;
  void write_scores(std::string& to, const StandardRollup& rollup) const;
  void write_worst(std::string& to, const StandardRollup& rollup, std::size_t most_shown) const;
  [[nodiscard]] std::string missing_text(const RequirementRecord& each, const Vocabulary& vocabulary) const;

  Language language_;
  Color color_;
  std::size_t width_;
};

}  // namespace edu_check
