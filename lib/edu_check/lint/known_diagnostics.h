#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// An id of diagnostics and of marks in reports: what it stands for, and what to do about it.
struct KnownDiagnostic {
  std::string id;
  std::vector<Severity> severities;  ///< one, or those that it has in different places
  Message meaning;
  Message remedy;
};

/// Ids of one matter, in alphabetical order.
struct DiagnosticGroup {
  std::string name;  ///< for programs, kebab-case
  Message title;
  std::vector<KnownDiagnostic> diagnostics;
};

/// All ids that edu-check reports, as `assets/diagnostics.yaml` lists them. It stands in this room, above all that
/// report, since a row is about those who read it: nothing is looked up when a diagnostic is made.
[[nodiscard]] const std::vector<DiagnosticGroup>& known_diagnostics();
/// The row of an id; null if there is none.
[[nodiscard]] const KnownDiagnostic* find_known_diagnostic(std::string_view id);

}  // namespace edu_check
