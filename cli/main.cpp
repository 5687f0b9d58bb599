#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/command_words.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/process.h"
#include "cli/session.h"
#include "cli/unfinished_files.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/text/system_error.h"
#include "edu_check/text/temporary_file.h"

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
                                                  {"import", add_import},
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

/// To standard output, where what can't be written is an error too.
void write_out(const std::string& text) {
  Output output;
  output.write(text);
  output.complete();
}

/// The command of a command line and where it stands in it.
struct Named {
  const Command* command = nullptr;
  std::size_t at = 0;
};

const Command* command_of(std::string_view word) {
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& each) { return each.name == word; });
  return found == commands.end() ? nullptr : &*found;
}

/// A word that is no file's name and near to a command's: `chek`. Empty if it may be a PATH.
std::string command_meant_by(const std::string& word) {
  std::error_code error;
  const bool may_be_path = word.find_first_of("/.*?[") != std::string::npos || word == "-" ||
                           std::filesystem::exists(std::filesystem::symlink_status(word, error));
  if (may_be_path) return {};
  std::vector<std::string_view> names{"help"};
  for (const auto& each : commands) names.push_back(each.name);
  const auto near = all_nearest(word, names);
  return near.empty() ? std::string() : near.front();
}

/// Where the command stands, or would: options of the program and their values may stand before it.
std::size_t place_of_command(const std::vector<std::string>& words) {
  const auto takes_value = [](std::string_view name) {
    return name == "--lang" || name == "--color" || name == "--standards";
  };
  std::size_t at = 0;
  while (at < words.size() && words[at].starts_with("--")) {
    const auto name = words[at].substr(0, words[at].find('='));
    if (!takes_value(name)) break;
    at += name == words[at] ? 2U : 1U;
  }
  return std::min(at, words.size());
}

/// `help` and `help COMMAND` are the help of the program and of the command. The word behind it that is not the one
/// command; empty if there is none.
std::string read_help_word(std::vector<std::string>& words, std::size_t at) {
  if (at >= words.size() || words[at] != "help") return {};
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  bool named = false;
  for (auto i = place_of_command(words); i < words.size(); ++i) {
    if (words[i] == "--help" || words[i] == "-h") continue;
    if (std::exchange(named, true) || command_of(words[i]) == nullptr) return words[i];
  }
  words.emplace_back("--help");
  return {};
}

/// Finds the command, and names `check` where it was left out.
Named find_command(std::vector<std::string>& words, std::size_t at) {
  if (at == words.size() || (words[at].starts_with("-") && has_word(words, {"--help", "-h", "--version"}))) return {};
  if (const auto* const command = command_of(words[at])) return {command, at};
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), "check");
  return {command_of("check"), at};
}

/// The commands that have an option, of which the one that was named has none.
std::string owners_of(const std::string& option) {
  std::string owners;
  Session session;
  Action action;
  for (const auto& [name, add] : commands) {
    CLI::App program;
    add(program, session, action);
    const auto* const command = program.get_subcommand(std::string(name));
    if (find_option(program, *command, option) != nullptr) owners.append(owners.empty() ? "" : ", ").append(name);
  }
  return owners;
}

/// CLI11 takes a word in brackets for a list; a path or a pattern means the same with `./` before it.
void protect_brackets(std::string& word) {
  if (word.starts_with('[') && word.ends_with(']')) word.insert(0, "./");
}

int show_help(const CLI::App& program, const CLI::App& command) {
  write_out(&command == &program ? program.help() : command.help(program.get_name()));
  return compliant;
}

int show_version(const CLI::App& program) {
  write_out(program.version() + "\n");
  return compliant;
}

int refuse_command(const std::string& word, const std::string& meant, const Session& session) {
  Diagnostics diagnostics;
  refuse(diagnostics,
         message("没有命令“{0}”，也没有名为“{0}”的文件", "there is neither a command nor a file “{}”", word))
      .hint(message("是否指命令 {}？", "did you mean the command {}?", meant));
  print(diagnostics, session);
  return not_done;
}

int refuse_help(const std::string& word, const Session& session) {
  Diagnostics diagnostics;
  auto& diagnostic =
      refuse(diagnostics, message("help 之后应为一个命令，实为“{}”", "help takes one command, found “{}”", word));
  if (const auto meant = command_meant_by(word); !meant.empty() && meant != word)
    diagnostic.hint(message("是否指命令 {}？", "did you mean the command {}?", meant));
  print(diagnostics, session);
  return not_done;
}

int run(std::vector<std::string> words, Session& session) {
  Action action;
  CLI::App program;
  set_up_program(program, session);
  program.require_subcommand(0, 1);  // a path may bear the name of a command
  const auto helped = place_of_command(words);
  if (const auto wrong = read_help_word(words, helped); !wrong.empty()) return refuse_help(printable(wrong), session);
  const auto at = place_of_command(words);
  if (at < words.size() && !words[at].starts_with("-") && command_of(words[at]) == nullptr) {
    if (const auto meant = command_meant_by(words[at]); !meant.empty())
      return refuse_command(printable(words[at]), meant, session);
  }
  const auto named = find_command(words, at);
  for (const auto& [name, add] : commands) {
    if (named.command == nullptr || name == named.command->name) add(program, session, action);
  }
  set_up_commands(program, session);
  const auto& command = named.command == nullptr ? program : *program.get_subcommand(std::string(named.command->name));
  if (has_word(words, {"--help", "-h"})) return show_help(program, command);
  if (has_word(words, {"--version"})) return show_version(program);
  if (named.command == nullptr && words.empty()) {
    write_out(program.help());
    return not_done;
  }
  Diagnostics diagnostics;
  check_surroundings(diagnostics);
  const auto named_at = named.command == nullptr ? words.size() : named.at;
  const auto paths = check_words(program, command, words, named_at, owners_of, diagnostics);
  print(diagnostics, session);
  if (diagnostics.has_errors()) return not_done;
  for (const auto path : paths) protect_brackets(words[path]);
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the end
  try {
    program.parse(words);
  } catch (const CLI::ParseError& error) {
    return report_usage(program, command, error, session);
  }
  if (!action) {
    write_out(program.help());
    return not_done;
  }
  return action();
}

/// Runs, and tells what went wrong; of little memory the caller must tell.
int run_telling(const std::vector<std::string>& arguments, Session& session) {
  try {
    return run(arguments, session);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::broken_pipe) return 128 + SIGPIPE;  // nobody reads on: end quietly
    const auto reason = describe(error.code());
    std::string what = error.what();
    if (const auto at = what.rfind(": " + error.code().message()); at != std::string::npos) what.erase(at);
    if (const char* const folder = what == temporary_folder_variable ? std::getenv(what.c_str()) : nullptr)
      what.append("=").append(folder);
    if (is_unwritable(error.code())) {
      print_error("output-failed", message("无法写入 {}：{}", "can't write {}: {}", what, reason), session);
    } else {
      print_error("failed", message("失败：{}：{}", "failed: {}: {}", what, reason), session);
    }
  } catch (const std::exception& error) {
    print_error("failed", message("失败：{}", "failed: {}", error.what()), session);
  }
  return not_done;
}

/// The single place where exceptions end.
int run_safely(std::span<char* const> words) {
  Session session;
  try {
    const std::vector<std::string> arguments(words.begin(), words.end());
    session.language = wanted_language(arguments);
    return run_telling(arguments, session);
  } catch (const std::bad_alloc&) {
    print_without_memory(session.language == Language::zh ? "错误: 内存不足，没有完成 [out-of-memory]\n"
                                                          : "error: there is not enough memory [out-of-memory]\n");
  }
  return not_done;
}

}  // namespace
}  // namespace edu_check::cli

int main(int count, char** arguments) {
  using namespace edu_check::cli;
  hold_standard_descriptors();
  guard_unfinished_files();
  const std::span<char* const> words(arguments + std::min(count, 1), arguments + count);
  return run_with_stack([&] { return run_safely(words); });
}
