#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/session.h"

namespace edu_check::cli {

/// Rule tests that are to be run.
struct TestFile {
  std::string standard;                  ///< id
  std::shared_ptr<const Source> source;  ///< null: those that the catalogue has for the standard
};

/// The rule tests for which PATHs stand.
struct TestFiles {
  std::vector<TestFile> files;       ///< each once, in the order of the paths
  std::vector<std::string> folders;  ///< in which standards stand, besides those of `--standards`
};

/// Finds rule tests: of a standard by its id, of a file that is a standard or holds rule tests, of all such files in a
/// folder. Rule tests tell their standard by their key `standard`. Reports paths that can't be read and those without
/// rule tests: `input-unreadable`, `tests-missing`, `tests-file`.
[[nodiscard]] TestFiles find_test_files(const std::vector<std::string>& paths, Diagnostics& diagnostics);

}  // namespace edu_check::cli
