#include "edu_check/source_text/source_lint.h"

#include "edu_check/source_text/citations.h"
#include "edu_check/source_text/copy_check.h"
#include "edu_check/source_text/threshold_check.h"
#include "edu_check/source_text/verb_check.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

void report_limit(const Standard& standard, const StandardPlaces& places, MissingLimit missing,
                  Diagnostics& diagnostics) {
  const bool begins = missing == MissingLimit::begins;
  const auto& line = begins ? standard.document.begins : standard.document.ends;
  diagnostics.report(Severity::error, begins ? "source-begins" : "source-ends", *standard.source,
                     places.document(begins ? "begins" : "ends"),
                     message("原文中没有以“{}”开头的行", "no line of the text begins with “{}”", line));
}

}  // namespace

void lint_against_source(const Standard& standard, const std::shared_ptr<const Source>& official_text,
                         Diagnostics& diagnostics) {
  const StandardPlaces places(standard);
  auto missing = MissingLimit::nothing;
  const auto text = read_official_text(official_text, {standard.document.begins, standard.document.ends}, missing);
  if (missing != MissingLimit::nothing) return report_limit(standard, places, missing, diagnostics);
  const auto citations = check_citations(standard, places, text, diagnostics);
  check_thresholds(standard, places, text, citations, diagnostics);
  check_verbs(standard, places, text, citations, diagnostics);
  check_copies(standard, places, read_official_text(official_text, {}, missing), diagnostics);
}

}  // namespace edu_check
