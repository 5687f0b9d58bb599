#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/lint/fix.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// A change that was made to a file, or would be.
struct LintFix {
  std::string file;
  Fix fix;
};

/// What linting found in all files.
struct LintFindings {
  std::vector<Diagnostic> all;     ///< in the order of files, lines and columns
  std::vector<std::string> files;  ///< that were looked at
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t dropped = 0;  ///< not in `all`
  std::vector<LintFix> fixes;
  bool fixes_are_made = true;  ///< false: they were only looked for
};

/// How it is written.
struct LintStyle {
  Language language = Language::zh;
  Color color = Color::off;
};

/// A line for each fix.
[[nodiscard]] std::string fixes_text(const LintFindings& findings, Language language);

/// A format of what linting found.
struct LintFormat {
  std::string_view name;
  bool shows_fixes;  ///< whether what it writes holds them
  std::string (*write)(const LintFindings& findings, const LintStyle& style);
};

/// `text`, `json` (`edu-check-diagnostics/1`), `github`, `gitlab`, `sarif`, `junit`: the last four as in the reports of
/// `check`, with the ids of the diagnostics as rules.
[[nodiscard]] std::span<const LintFormat> lint_formats();

}  // namespace edu_check
