#pragma once

#include <memory>

#include "edu_check/standard/standard.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// Compares a standard with the official text that it encodes. Places are in the standard's file, with notes in the
/// text. Errors: `source-begins`, `source-ends`, `section-heading`, those of `resolve_clause`, and `text-uncited` for a
/// paragraph that no indicator cites and that is not under `not_encoded`. Warnings: `clause-cited-twice`,
/// `threshold-not-in-text`, `date-not-in-text`, `verb-missing`, `verb-not-in-text`, `text-copied`.
void lint_against_source(const Standard& standard, const std::shared_ptr<const Source>& official_text,
                         Diagnostics& diagnostics);

}  // namespace edu_check
