#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/json/json_text.h"
#include "edu_check/record/report.h"
#include "edu_check/result/standard_texts.h"

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
  std::vector<StandardTexts> standards_;
  StateTexts states_;
  Language language_;
  Details details_;
  JsonStyle style_;
};

}  // namespace edu_check
