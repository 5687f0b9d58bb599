#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/record/report.h"

namespace edu_check {

/// How a format that marks lines of files marks a problem.
enum class Grade : std::uint8_t { error, warning, note };

/// What such a format says about one place of an inventory: a requirement, or a mistake in the file.
struct Problem {
  /// What it is about: a mistake in the file, a requirement, or a mark of the whole assessment.
  enum class Kind : std::uint8_t { mistake, requirement, mark };
  Kind kind = Kind::mistake;
  Grade grade = Grade::error;
  std::string rule;                                ///< `shaanxi-k12/5.1a`, or the id of a diagnostic or a mark
  std::string title;                               ///< one line
  std::string text;                                ///< one or more lines
  Position place{1, 1};                            ///< both at least 1
  const RequirementRecord* requirement = nullptr;  ///< null for anything else
};

/// What is wrong with one requirement, and what to do: lines without the title.
[[nodiscard]] std::string problem_text(const RequirementRecord& each, const AssessmentRecord& record,
                                       const ReportOptions& options);

/// Makes a problem of any requirement, whatever its outcome.
[[nodiscard]] Problem make_problem(const RequirementRecord& each, const AssessmentRecord& record,
                                   const ReportOptions& options);

/// Makes a problem of a mistake in a file, with the hints that belong to it.
[[nodiscard]] Problem make_problem(const Diagnostic& diagnostic, const Message& title, Language language);

/// The problems of an assessment: what is mandatory and failed (error) or is unknown (warning); with `advisory` the
/// same of advisory requirements (note), and where only new problems count what is known (note); the diagnostics of an
/// invalid inventory, once however many standards it was checked against; last the marks (note).
[[nodiscard]] std::vector<Problem> problems_of(const AssessmentRecord& record, const ReportOptions& options);

/// Adds the marks of an assessment; that of the age of the facts once, however many standards there are.
void add_marks(std::vector<Problem>& problems, const AssessmentRecord& record, const ReportOptions& options);

/// By what problems of one file and rule are told apart, beside these two; `number` counts those without a requirement.
[[nodiscard]] std::string detail_of(const Problem& problem, const AssessmentRecord& record, std::size_t& number);

/// The requirements of an indicator that the record holds.
[[nodiscard]] std::span<const RequirementRecord> requirements_of(const AssessmentRecord& record,
                                                                 std::uint32_t indicator);

/// Why an indicator counts neither as passed nor as failed: it does not apply, is not due, waived, advisory or for
/// information. Empty for the others.
[[nodiscard]] std::string skip_reason(const AssessmentRecord& record, std::uint32_t indicator, Language language);

/// Why a standard judges nothing of an inventory: whom it is for. Empty unless that is the verdict.
[[nodiscard]] Message not_applicable_reason(const AssessmentRecord& record);
/// Why an indicator does not apply: the standard is for others, or so is each of its requirements.
[[nodiscard]] Message not_applicable_reason(const AssessmentRecord& record, std::uint32_t indicator);

/// Whether an indicator fails or is unknown with nothing but problems that the baseline has already.
[[nodiscard]] bool is_known(const AssessmentRecord& record, std::uint32_t indicator);

/// `基线已有`, `known`.
[[nodiscard]] Message known_word();

/// A path as services compare it with those of a repository: without `./` at its start.
[[nodiscard]] std::string_view repository_path(std::string_view path);
/// The same of the file that holds it: of a school of a table, `roster.xlsx` of `roster.xlsx:Sheet1!A5`.
[[nodiscard]] std::string_view repository_file(std::string_view path);

/// Sixteen hexadecimal digits that stay the same while the file and the rule do, whatever else is edited.
[[nodiscard]] std::string fingerprint(std::string_view path, std::string_view rule, std::string_view detail = {});

/// Appends a workflow command of GitHub Actions that marks the problem's line.
void append_github_command(std::string& to, std::string_view path, const Problem& problem);

/// Appends an entry of GitLab's code quality report, on a line of its own. `detail` goes into its fingerprint.
void append_gitlab_entry(std::string& to, std::string_view path, const Problem& problem, std::string_view detail);

}  // namespace edu_check
