#pragma once

#include <memory>
#include <string>
#include <vector>

#include "edu_check/inventory/fact_help.h"
#include "edu_check/standard/standard.h"

namespace edu_check {

struct TemplateOptions {
  SubjectKind kind = SubjectKind::school;
  Language language = Language::zh;  ///< of the comments
  KeyLanguage keys = KeyLanguage::en;
  bool mandatory_only = false;  ///< leaves out what only advisory requirements read
};

/// An inventory with just the facts that the standards read, every one missing, and above each what it is, how its
/// value is written, for which clauses and requirements it is needed, and whether all of these are advisory. It loads
/// without diagnostics. The standards share one vocabulary; there is at least one.
[[nodiscard]] std::string inventory_template(const std::vector<std::shared_ptr<const Standard>>& standards,
                                             const TemplateOptions& options);

}  // namespace edu_check
