#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace edu_check::cli {

/// What came of one call of git.
struct GitResult {
  static constexpr int command_not_found = 127;

  int status = command_not_found;
  std::string output;  ///< what it wrote
};

/// What becomes of what git says on standard error.
enum class GitMessages : std::uint8_t { dropped, joined };

/// One call of git, without a shell.
struct GitCall {
  std::string folder;                  ///< in which it runs
  std::vector<std::string> arguments;  ///< behind `git`
  std::FILE* input = nullptr;          ///< from its start; null: none
  GitMessages messages = GitMessages::dropped;
};

/// Runs git so that nothing which a repository holds or configures is run or fetched: no hook, no monitor of files, no
/// pager, no transport, no replaced or grafted history, and of the environment only where programs and the user's own
/// configuration are: git itself comes from a folder of `PATH` that is absolute. It looks for no repository that is not
/// a work tree with `.git`.
[[nodiscard]] GitResult run_git(GitCall call);

}  // namespace edu_check::cli
