#pragma once

#include <string>

#include "edu_check/report/text_parts.h"

namespace edu_check {

/// The part of a school's page that says what matters most, as lines: verdict, score, what fails, what is missing.
class TextOverview {
 public:
  TextOverview(const AssessmentRecord& record, const ReportOptions& options)
      : record_(record), options_(options), parts_(options) {}

  /// What to write when `lines_used` lines of the screen are taken already.
  [[nodiscard]] std::string write(std::size_t lines_used);
  /// Whether so little is known that a list of all indicators would say only that.
  [[nodiscard]] bool is_mostly_unknown() const;

 private:
  void line(std::string_view text);
  void indented(std::string_view text, std::size_t indent, std::size_t hang);
  [[nodiscard]] std::size_t lines_left() const;
  [[nodiscard]] std::vector<const RequirementRecord*> mandatory(Outcome outcome) const;
  /// Adds entries as long as they fit into `room` lines, and says how many more there are.
  void write_entries(const std::vector<std::string>& entries, std::size_t room);
  void verdict();
  void reason();
  void score();
  void not_counted();
  void failures(std::size_t reserved);
  void missing();
  [[nodiscard]] std::vector<std::string> missing_by_line(std::size_t& facts) const;
  [[nodiscard]] bool has_all_keys() const;
  void hint();

  const AssessmentRecord& record_;
  const ReportOptions& options_;
  TextParts parts_;
  std::string text_;
  std::size_t used_ = 0;
};

}  // namespace edu_check
