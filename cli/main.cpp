#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/session.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

namespace edu_check::cli {
namespace {

struct Command {
  std::string_view name;
  void (*add)(CLI::App&, Session&, Action&);
};
constexpr auto commands = std::to_array<Command>({{"check", add_check},
                                                  {"lint", add_lint},
                                                  {"standards", add_standards},
                                                  {"show", add_show},
                                                  {"explain", add_explain},
                                                  {"init", add_init},
                                                  {"plan", add_plan},
                                                  {"merge", add_merge},
                                                  {"schema", add_schema},
                                                  {"test", add_test},
                                                  {"convert", add_convert},
                                                  {"diff", add_diff}});

/// The language that `--lang` asks for, which help needs before anything is parsed.
Language wanted_language(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto next = i + 1 < arguments.size() ? std::string_view(arguments[i + 1]) : std::string_view();
    const auto value = arguments[i] == "--lang"              ? next
                       : arguments[i].starts_with("--lang=") ? std::string_view(arguments[i]).substr(7)
                                                             : std::string_view();
    if (value == "zh") return Language::zh;
    if (value == "en") return Language::en;
  }
  return language_of_locale();
}

/// The command that is named, empty if none is; `check` is named where it was left out. Options of the program and
/// their values may stand before a command.
std::string find_command(std::vector<std::string>& arguments) {
  const auto is_command = [](const std::string& word) {
    return std::any_of(commands.begin(), commands.end(), [&](const Command& each) { return each.name == word; });
  };
  const auto takes_value = [](const std::string& word) {
    return word == "--lang" || word == "--color" || word == "--standards";
  };
  const auto is_general = [](const std::string& word) {
    return word == "--help" || word == "-h" || word == "--version";
  };
  std::size_t at = 0;
  while (at < arguments.size() && arguments[at].starts_with("--") && !is_general(arguments[at])) {
    const auto name = arguments[at].substr(0, arguments[at].find('='));
    if (!takes_value(name)) break;
    at += name == arguments[at] ? 2U : 1U;
  }
  if (at >= arguments.size() || is_general(arguments[at])) return {};
  if (!is_command(arguments[at])) arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(at), "check");
  return arguments[at];
}

int run(std::vector<std::string> arguments, Session& session) {
  Action action;
  CLI::App program;
  set_up_program(program, session);
  program.require_subcommand(0, 1);  // a path may bear the name of a command
  const auto wanted = find_command(arguments);
  for (const auto& [name, add] : commands) {
    if (wanted.empty() || name == wanted) add(program, session, action);
  }
  set_up_commands(program, session);
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the end
  try {
    program.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return report_usage(program, error, session);
  }
  if (!action) {
    std::fputs(program.help().c_str(), stdout);
    return not_done;
  }
  return action();
}

/// The single place where exceptions end.
int run_safely(const std::vector<std::string>& arguments) {
  Session session;
  session.language = wanted_language(arguments);
  try {
    return run(arguments, session);
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::broken_pipe) return 128 + SIGPIPE;  // nobody reads on: end quietly
    const auto reason = describe(error.code());
    std::string what = error.what();
    if (const auto at = what.rfind(": " + error.code().message()); at != std::string::npos) what.erase(at);
    print_error("output-failed", message("无法写入 {}：{}", "can't write {0}: {2}", what, reason.zh, reason.en),
                session);
  } catch (const std::exception& error) {
    print_error("failed", message("失败：{}", "failed: {}", error.what()), session);
  }
  return not_done;
}

}  // namespace
}  // namespace edu_check::cli

int main(int count, char** arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of writing
  return edu_check::cli::run_safely(std::vector<std::string>(arguments + 1, arguments + count));
}
