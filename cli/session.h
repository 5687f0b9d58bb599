#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/standard/catalogue.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"
#include "edu_check/value/date.h"

namespace edu_check::cli {

/// Exit codes of every command; the contract is in docs/command-line.md.
enum ExitCode : int {
  compliant = 0,       ///< everything as it should be
  found_problems = 1,  ///< a mandatory indicator fails; a test fails; a difference for the worse
  not_done = 2,        ///< the work could not be done: usage, unreadable or invalid input, output not written
  undetermined = 3,    ///< nothing fails, but something mandatory is unknown or nothing was judged
};

enum class When : std::uint8_t { automatic, always, never };

/// What all commands share: options that may stand anywhere, and what the program knows of its surroundings.
struct Session {
  Language language = Language::zh;
  When color = When::automatic;
  std::vector<std::string> standards_folders;

  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return edu_check::say(language, zh, en);
  }
  /// Whether text to standard output or standard error may carry colours: `--color`, then the environment, then
  /// whether a terminal listens (docs/command-line.md).
  [[nodiscard]] Color output_color() const;
  [[nodiscard]] Color error_color() const;
  /// Columns of the terminal, or 80.
  [[nodiscard]] std::size_t width() const;
};

/// The language for people: of the locale; zh where that names no language.
[[nodiscard]] Language language_of_locale();

/// Whether the terminal knows no cursor: `TERM=dumb`.
[[nodiscard]] bool is_plain_terminal();

/// Today by the local clock.
[[nodiscard]] Date today();

/// Reports an `EDU_CHECK_TODAY` that is no day.
void check_surroundings(Diagnostics& diagnostics);

/// Reports a mistake in the command line: `usage`.
Diagnostic& refuse(Diagnostics& diagnostics, Message reason);
/// Where it is told how a command is used.
[[nodiscard]] Message usage_hint();

/// Prints diagnostics to standard error.
void print(const Diagnostics& diagnostics, const Session& session);
/// The same where that is all that comes of a command: `not_done`.
int give_up(const Diagnostics& diagnostics, const Session& session);
/// Prints one mistake that belongs to no file.
void print_error(std::string_view id, Message text, const Session& session);

/// The built-in standards and those of `--standards`; reports folders that can't be read.
[[nodiscard]] Catalogue make_catalogue(const Session& session, Diagnostics& diagnostics);
/// Loads the standards that a command is about. Reports what `Catalogue::load` and `Catalogue::check_folders` do.
[[nodiscard]] std::vector<std::shared_ptr<const Standard>> load_standards(const Catalogue& catalogue,
                                                                          const std::vector<std::string>& ids,
                                                                          Diagnostics& diagnostics);

}  // namespace edu_check::cli
