#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "edu_check/input/input.h"

namespace edu_check::cli {

/// Options that say what a batch reads.
struct InputOptions {
  std::vector<std::string> paths;
  std::string list;  ///< a file of paths
  bool separated_by_null = false;
  bool streams = false;
  bool respect_ignore = false;
  std::string shard;
  std::string standard_input_name;  ///< empty: `<stdin>`
};

/// Adds PATH, `--files-from`, `--null`, `--respect-ignore`, `--stream`, `--shard` and `--stdin-name`.
void add_input_options(CLI::App& command, const Session& session, InputOptions& options);

/// Whether a PATH is standard input.
[[nodiscard]] bool reads_standard_input(const InputOptions& options);

/// The part that `--shard I/N` names; nothing if it was left out. Reports a mistake.
[[nodiscard]] std::optional<Shard> read_shard(const InputOptions& options, Diagnostics& diagnostics);

/// All inputs, each file once, without that of the region, which is assessed with its schools; empty: there is none.
/// Reports what can't be found, what was given twice, what was passed over, and options that do not go together.
[[nodiscard]] InputList read_inputs(const InputOptions& options, const std::optional<Shard>& shard,
                                    const std::string& region, Diagnostics& diagnostics);

/// Leaves each file once, however it is spelled or linked, with a notice (`input-repeated`) of each that was given
/// again.
void remove_repeated(InputList& inputs, Diagnostics& diagnostics);

/// Whether ignore files left nothing of the files that were given by name, which is what `--respect-ignore` asks for.
[[nodiscard]] bool all_ignored(const InputOptions& options, const InputList& inputs);

}  // namespace edu_check::cli
