#pragma once
// Private to the library.

#include <cstddef>
#include <string>
#include <string_view>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// The begin of a SARIF document, up to the object `tool` of its one run.
inline constexpr std::string_view sarif_opening =
    R"({"$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "version": "2.1.0", "runs": [{)"
    "\n\"tool\": ";

/// GitHub refuses a run with more results.
inline constexpr std::size_t most_results = 25000;

/// What stands between the tool and the results: the id of the run, how columns count, and what paths start from.
void append_sarif_run(std::string& to, std::string_view id, Language language);

/// The member `artifactLocation`.
void write_sarif_file(JsonLine& json, std::string_view path);

/// The members of `physicalLocation`.
void write_sarif_place(JsonLine& json, std::string_view path, Position place);

}  // namespace edu_check
