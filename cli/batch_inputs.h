#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "edu_check/batch/input.h"

namespace edu_check::cli {

/// Options that say what a batch reads.
struct InputOptions {
  std::vector<std::string> paths;
  std::string list;  ///< a file of paths
  bool separated_by_null = false;
  bool streams = false;
  std::string shard;
  std::string standard_input_name;  ///< empty: `<stdin>`
};

/// Adds PATH, `--files-from`, `--null`, `--stream`, `--shard` and `--stdin-name`.
void add_input_options(CLI::App& command, const Session& session, InputOptions& options);

/// Whether a PATH is standard input.
[[nodiscard]] bool reads_standard_input(const InputOptions& options);

/// The part that `--shard I/N` names; nothing if it was left out. Reports a mistake.
[[nodiscard]] std::optional<Shard> read_shard(const InputOptions& options, Diagnostics& diagnostics);

/// All inputs, each once; for a region what is spelled in two ways stays, since it is an error there. Reports what
/// can't be found, what was given twice, and options that do not go together.
[[nodiscard]] InputList read_inputs(const InputOptions& options, const std::optional<Shard>& shard, Spelling spelling,
                                    Diagnostics& diagnostics);

}  // namespace edu_check::cli
