#pragma once
// Private to the library.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/report/marks/problems.h"

namespace edu_check {

/// The rule of everything that makes an inventory invalid; the messages hold the ids of the diagnostics.
constexpr std::string_view invalid_rule = "inventory-invalid";

/// The rules of a SARIF run: one for invalid inventories, one a requirement of each standard, and one a kind of marks,
/// in this order.
class SarifRules {
 public:
  explicit SarifRules(ReportOptions options) : options_(std::move(options)) {}

  /// The object `tool`, with all rules and their help.
  void write_tool(std::string& to) const;
  [[nodiscard]] std::size_t index_of(const AssessmentRecord& record, const Problem& problem) const;

 private:
  void write_rule(std::string& to, const Standard& standard, const Requirement& requirement) const;
  void write_mark_rule(std::string& to, MarkKind kind) const;

  ReportOptions options_;
};

}  // namespace edu_check
