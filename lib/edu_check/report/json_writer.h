#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/report/json_template.h"
#include "edu_check/report/json_text.h"
#include "edu_check/report/report.h"

namespace edu_check {

/// Writes assessments as objects of `edu-check-result/1` (docs/result.md). Texts that a person reads are in `language`;
/// where those of the other language differ, they stand beside them under its name. What a standard says is put into
/// JSON once, and so is what it says of inventories that are alike.
class AssessmentJson {
 public:
  AssessmentJson(const std::vector<std::shared_ptr<const Standard>>& standards, Language language, Details details,
                 JsonStyle style);
  /// Appends one assessment, without a line break after it. May be called from several threads.
  void write(std::string& to, const AssessmentRecord& record) const;

 private:
  friend class AssessmentWriter;
  /// The texts of a standard as JSON.
  struct StandardTexts {
    const Standard* standard;
    std::string head;                     ///< id and digest
    std::vector<std::string> indicators;  ///< id, clause and title
    std::vector<std::string> ids;         ///< of requirements
    std::vector<std::string> statements;  ///< of requirements
    std::unique_ptr<JsonTemplates> templates;
  };
  /// JSON of level and outcome of an indicator, up to its requirements.
  using StateTexts = std::array<std::array<std::string, outcome_count>, 3>;
  [[nodiscard]] static StateTexts state_texts();
  [[nodiscard]] static StandardTexts texts_of(const Standard& standard, Language language);

  std::vector<StandardTexts> standards_;
  StateTexts states_;
  Language language_;
  Details details_;
  JsonStyle style_;
};

/// `{"schema": …, "tool": …, "language": …, "assessments": [` and `], "summary": {…}}`: what stands around the
/// assessments.
void write_json_start(std::string& to, Language language, Layout layout);
void write_json_end(std::string& to, const RunEnd& end);
/// The member `baseline` of the summary.
[[nodiscard]] std::string baseline_json(const BaselineNumbers& numbers);

/// Sixteen hexadecimal digits that change whenever the standard's file or one of its vocabulary does, which holds the
/// bounds and derivations of facts. They tell one state from another, and protect from nothing.
[[nodiscard]] std::string digest(const Standard& standard);

/// The version of the program, as JSON gives it.
[[nodiscard]] std::string_view version();

}  // namespace edu_check
