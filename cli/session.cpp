#include "cli/session.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "edu_check/input/standards_folder.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// `--color`, then NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, then CLICOLOR and what listens.
Color color_for(When when, int descriptor) {
  if (when != When::automatic) return when == When::always ? Color::on : Color::off;
  if (!variable("NO_COLOR").empty()) return Color::off;
  const auto force = variable("FORCE_COLOR");
  if (force == "0" || force == "false") return Color::off;
  const auto old_force = variable("CLICOLOR_FORCE");
  if (!force.empty() || (!old_force.empty() && old_force != "0")) return Color::on;
  const bool plain = variable("CLICOLOR") == "0" || variable("TERM") == "dumb";
  return !plain && isatty(descriptor) != 0 ? Color::on : Color::off;
}

/// A standard that is not the built-in one judges otherwise under the same name, so that this is always told.
void report_replacements(const Catalogue& catalogue, Diagnostics& diagnostics) {
  for (const auto* const file : catalogue.replacements()) {
    diagnostics.report(Severity::notice, "standard-replaced", file->source->name(),
                       message("代替内置的 {}", "takes the place of the built-in {}", file->path));
  }
}

}  // namespace

bool is_plain_terminal() { return variable("TERM") == "dumb"; }

Color Session::output_color() const { return color_for(color, STDOUT_FILENO); }
Color Session::error_color() const { return color_for(color, STDERR_FILENO); }

std::size_t Session::width() const {
  winsize size{};
  constexpr std::size_t usual = 80;
  constexpr std::size_t widest = 120;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return std::clamp<std::size_t>(size.ws_col, usual, widest);
}

Language language_of_locale() {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    const bool names_none = locale == "C" || locale == "POSIX" || locale.starts_with("C.");
    return names_none || locale.starts_with("zh") ? Language::zh : Language::en;
  }
  return Language::zh;
}

Date today() {
  const char* const chosen = std::getenv("EDU_CHECK_TODAY");
  if (const auto day = parse_date(chosen != nullptr ? chosen : "")) return *day;
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  const std::chrono::year_month_day day{std::chrono::year{local.tm_year + 1900},
                                        std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                                        std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
  return {static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

void check_surroundings(Diagnostics& diagnostics) {
  const char* const chosen = std::getenv("EDU_CHECK_TODAY");
  if (chosen == nullptr || *chosen == '\0' || parse_date(chosen)) return;
  refuse(diagnostics,
         message("环境变量 EDU_CHECK_TODAY 应为日期（如 2026-09-01），实为“{}”",
                 "the variable EDU_CHECK_TODAY takes a date such as 2026-09-01, found “{}”", printable(chosen)));
}

Diagnostic& refuse(Diagnostics& diagnostics, Message reason) {
  return diagnostics.report(Severity::error, "usage", "", std::move(reason));
}

Message usage_hint() {
  return {"用法见 edu-check --help 或 edu-check <命令> --help", "see `edu-check --help` or `edu-check COMMAND --help`"};
}

void print(const Diagnostics& diagnostics, const Session& session) {
  const auto text = render(diagnostics, session.language, session.error_color());
  std::fwrite(text.data(), 1, text.size(), stderr);
}

int give_up(const Diagnostics& diagnostics, const Session& session) {
  print(diagnostics, session);
  return not_done;
}

void print_error(std::string_view id, Message text, const Session& session) {
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, id, "", std::move(text));
  print(diagnostics, session);
}

Catalogue make_catalogue(const Session& session, Diagnostics& diagnostics) {
  // Never destroyed: to take standards apart at the end would cost one school a twentieth of its time.
  static auto& kept = *new std::vector<std::shared_ptr<const Standard>>;
  Catalogue catalogue;
  catalogue.keep_in(kept);
  for (const auto& folder : session.standards_folders) add_standards_folder(catalogue, folder, diagnostics);
  report_replacements(catalogue, diagnostics);
  return catalogue;
}

std::vector<std::shared_ptr<const Standard>> load_standards(const Catalogue& catalogue,
                                                            const std::vector<std::string>& ids,
                                                            Diagnostics& diagnostics) {
  auto standards = catalogue.load(ids, diagnostics);
  if (!diagnostics.has_errors()) catalogue.check_folders(ids, diagnostics);
  return standards;
}

}  // namespace edu_check::cli
