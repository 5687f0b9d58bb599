#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/session.h"

namespace edu_check::cli {

/// What a command line asks for: set by the command that it names, run when all is parsed.
using Action = std::function<int()>;

// One function a command; each adds its options to the program and, when it is chosen, sets the action. Each is defined
// in the file of its name; `commands` lists them.
void add_check(CLI::App& program, Session& session, Action& action);
void add_lint(CLI::App& program, Session& session, Action& action);
void add_standards(CLI::App& program, Session& session, Action& action);
void add_show(CLI::App& program, Session& session, Action& action);
void add_explain(CLI::App& program, Session& session, Action& action);
void add_import(CLI::App& program, Session& session, Action& action);
void add_init(CLI::App& program, Session& session, Action& action);
void add_merge(CLI::App& program, Session& session, Action& action);
void add_plan(CLI::App& program, Session& session, Action& action);
void add_schema(CLI::App& program, Session& session, Action& action);
void add_convert(CLI::App& program, Session& session, Action& action);
void add_diff(CLI::App& program, Session& session, Action& action);
void add_test(CLI::App& program, Session& session, Action& action);

}  // namespace edu_check::cli
