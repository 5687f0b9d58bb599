#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

namespace edu_check::cli {

/// The options that may stand before or after any command, and the program's own help.
void set_up_program(CLI::App& program, Session& session);
/// Localises the help of all commands that were added.
void set_up_commands(CLI::App& program, const Session& session);
/// Prints what is wrong with the command line, as the parser found it; returns the exit code.
int report_usage(const CLI::App& program, const CLI::App& command, const CLI::ParseError& error,
                 const Session& session);

}  // namespace edu_check::cli
