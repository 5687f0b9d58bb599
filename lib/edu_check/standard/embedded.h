#pragma once

#include <span>
#include <string_view>

namespace edu_check {

/// A file that was compiled into the library.
struct EmbeddedFile {
  /// Below `standards/`: "shaanxi-k12.yaml", "vocabulary/common.yaml"; else after its kind: "schemas/standard.json",
  /// "assets/report.css", "divisions/divisions.txt", "diagnostics/diagnostics.yaml".
  std::string_view path;
  std::string_view text;
};

/// All embedded files, sorted by path: the standards with their rule tests, the vocabulary, the JSON Schemas, what the
/// HTML report consists of, the administrative divisions, and the ids of diagnostics. The build writes the definition:
/// `cmake/embed.cmake`.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace edu_check
