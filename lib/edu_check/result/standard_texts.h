#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "edu_check/record/report.h"
#include "edu_check/result/json_template.h"

namespace edu_check {

/// The texts of a standard as JSON.
struct StandardTexts {
  const Standard* standard;
  std::string head;                     ///< id and digest
  std::vector<std::string> indicators;  ///< id, clause and title
  std::vector<std::string> ids;         ///< of requirements
  std::vector<std::string> statements;  ///< of requirements
  std::unique_ptr<JsonTemplates> templates;
};

[[nodiscard]] StandardTexts texts_of(const Standard& standard, Language language);

/// JSON of level and outcome of an indicator, up to its requirements.
using StateTexts = std::array<std::array<std::string, outcome_count>, 3>;
[[nodiscard]] StateTexts state_texts();

}  // namespace edu_check
