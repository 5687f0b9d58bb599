#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.h"
#include "cli/session.h"
#include "edu_check/input/input.h"

namespace edu_check::cli {

/// The file that stands for standard output.
constexpr std::string_view standard_output = "-";

/// Where a command writes: `--format FMT[=FILE]`, which may be repeated, and `-o FILE` for the one that names no file.
struct OutputOptions {
  std::vector<std::string> formats;
  std::string file;
};

/// One thing that a command writes.
struct OutputTarget {
  std::string format;
  std::string file;     ///< `-`: standard output
  bool append = false;  ///< to what the file holds

  [[nodiscard]] bool is_standard_output() const { return file == standard_output; }
};
using OutputTargets = std::vector<OutputTarget>;

/// Colours and columns of a text that goes to a target: those of what listens to standard output; a file has none, and
/// 80.
[[nodiscard]] Color color_of(const OutputTarget& target, const Session& session);
[[nodiscard]] std::size_t width_of(const OutputTarget& target, const Session& session);

/// The names of a table of formats, `text|json`, as the functions below take them.
template <class Formats>
[[nodiscard]] std::string format_names(const Formats& formats) {
  std::string names;
  for (const auto& format : formats) names.append(names.empty() ? "" : "|").append(format.name);
  return names;
}

/// Adds `--format` and `-o`. `formats`: their names, `text|json`; the first is written if none is asked for.
void add_output_options(CLI::App& command, const Session& session, OutputOptions& options, const std::string& formats,
                        const std::string& help);

/// What the options ask for. `quiet` takes away what would go to standard output. Reports an unknown format, and what
/// does not go together.
[[nodiscard]] OutputTargets read_output_targets(const OutputOptions& options, std::string_view formats, bool quiet,
                                                Diagnostics& diagnostics);

/// All that a command reads.
struct FilesRead {
  std::vector<std::string> files;  ///< `-` is standard input; empty ones are left out
  const InputList* inputs = nullptr;
  std::vector<std::string> standards_folders;
  std::vector<std::string> trees = {};  ///< folders, with all below them, and files that git reads
};

/// Reports outputs that are one file, ignore files, and those that are a file that is read, however they are spelled or
/// linked. A stored result that was found in a folder may be written anew: it is read as no inventory.
void check_outputs(const OutputTargets& targets, const FilesRead& read, Diagnostics& diagnostics);

/// Outputs that are files already, by `identity_hash`.
[[nodiscard]] std::vector<std::uint64_t> existing_outputs(const OutputTargets& targets);
/// Reports a document that an inventory names and that is an output.
void report_overwritten(const std::string& document, Diagnostics& diagnostics);

/// Writes what `make` gives for each target; all files, `others` among them, get their names, or none. Throws
/// `std::system_error`.
void write_outputs(const OutputTargets& targets, const std::function<std::string(const OutputTarget&)>& make,
                   std::vector<Output> others = {});

}  // namespace edu_check::cli
