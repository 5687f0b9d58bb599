#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "edu_check/standard/catalogue.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// A folder in which standards and rule tests stand, or the `vocabulary` in it, by the names of its files. Whether a
/// file can be read is seen when it is.
struct StandardsFolder {
  std::vector<std::filesystem::path> files;   ///< that end in `.yaml` and are not hidden, by name
  std::vector<std::filesystem::path> nearly;  ///< that are not read, though somebody may have meant it: `lab.yml`
  std::error_code error;                      ///< why it can't be listed
};
[[nodiscard]] StandardsFolder list_standards_folder(const std::filesystem::path& folder);

/// The files of a folder, as a catalogue names them: with `prefix`, `vocabulary/` or nothing, before their names.
/// Reports what can't be read, what is nearly a standard (`standard-ending`), what is none (`foreign-file`) and one
/// that bears the id of another (`standard-file-name`), and leaves it out. Nothing where the folder can't be listed,
/// which is reported.
[[nodiscard]] std::optional<std::vector<StandardFile>> read_standards_folder(const std::filesystem::path& folder,
                                                                             const std::string& prefix,
                                                                             Diagnostics& diagnostics);

/// Adds the standards of a folder of `--standards`, and its `vocabulary`. Reports what `read_standards_folder` does,
/// and a folder without any (`standards-empty`).
void add_standards_folder(Catalogue& catalogue, const std::string& folder, Diagnostics& diagnostics);

}  // namespace edu_check
