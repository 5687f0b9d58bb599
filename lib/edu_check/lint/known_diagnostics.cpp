#include "edu_check/lint/known_diagnostics.h"

#include <algorithm>

#include "edu_check/standard/embedded.h"
#include "edu_check/standard/fields.h"

namespace edu_check {
namespace {

KnownDiagnostic read_known_diagnostic(std::string_view id, Fields row) {
  KnownDiagnostic known{std::string(id), {}, row.message("meaning"), row.message("remedy")};
  for (const auto& word : row.texts("severity")) {
    for (const auto severity : {Severity::error, Severity::warning, Severity::notice}) {
      if (word == word_of(severity, Language::en)) known.severities.push_back(severity);
    }
  }
  return known;
}

/// The table is our own: of mistakes in it a test tells, which finds the rows incomplete.
std::vector<DiagnosticGroup> read_known_diagnostics() {
  const auto files = embedded_files();
  const auto file = std::find_if(files.begin(), files.end(),
                                 [](const EmbeddedFile& each) { return each.path == "diagnostics/diagnostics.yaml"; });
  if (file == files.end()) return {};
  const auto source = Source::of_static_text(std::string(file->path), file->text);
  Diagnostics mistakes;
  const auto document = yaml::load_document(source, mistakes);
  const auto table = document ? document->root().find("groups") : std::nullopt;
  if (!table) return {};
  std::vector<DiagnosticGroup> groups;
  for (const auto [name, value] : table->entries()) {
    Fields fields(value, source, mistakes, {"title", "diagnostics"});
    auto& group = groups.emplace_back(DiagnosticGroup{std::string(name.text()), fields.message("title"), {}});
    const auto rows = fields.require("diagnostics");
    if (!rows) continue;
    for (const auto [id, row] : rows->entries())
      group.diagnostics.push_back(
          read_known_diagnostic(id.text(), Fields(row, source, mistakes, {"severity", "meaning", "remedy"})));
  }
  return groups;
}

}  // namespace

const std::vector<DiagnosticGroup>& known_diagnostics() {
  static const auto groups = read_known_diagnostics();
  return groups;
}

const KnownDiagnostic* find_known_diagnostic(std::string_view id) {
  for (const auto& group : known_diagnostics()) {
    for (const auto& each : group.diagnostics) {
      if (each.id == id) return &each;
    }
  }
  return nullptr;
}

}  // namespace edu_check
