#pragma once
// Private to the library.

#include <cstddef>
#include <map>
#include <string>

#include "edu_check/report/marks/lint_report.h"

namespace edu_check {

/// The line above what linting found.
[[nodiscard]] Message lint_title();

/// Tells mistakes of one file and id apart by what they say, and those that say the same by their number, so that
/// lines may come and go above them.
class LintFingerprints {
 public:
  [[nodiscard]] std::string detail_of(const Diagnostic& diagnostic);

 private:
  std::map<std::string, std::size_t> numbers_;
};

/// SARIF 2.1.0: a rule an id, a result a diagnostic, and a fix where there is one replacement.
[[nodiscard]] std::string lint_as_sarif(const LintFindings& findings, const LintStyle& style);

}  // namespace edu_check
