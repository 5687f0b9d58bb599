#include "cli/session.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>
#include <utility>

#include "edu_check/input/input.h"
#include "edu_check/inventory/foreign_file.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/system_error.h"
#include "edu_check/text/word_form.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

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

/// A name in which somebody may have seen that of a standard: `lab.yml`, `lab.YAML`.
bool is_nearly_standard(const fs::path& path) {
  const auto ending = lower_case(path.extension().native());
  return !path.filename().native().starts_with('.') && (ending == ".yaml" || ending == ".yml") &&
         path.extension() != ".yaml";
}

/// Reports what is neither a standard nor a vocabulary, which would get an error for each of its keys. What was never
/// to be one may lie beside them; of a table or a web page nobody knows what it was to be.
bool is_other_file(const fs::path& path, std::string_view text, Diagnostics& diagnostics) {
  const auto other = find_other_file(text, {"edu-check-standard", "edu-check-vocabulary", "edu-check-tests", "sections",
                                            "facts", "groups", "constraints", "verbs"});
  if (!other) return false;
  const auto severity = other->kind == ForeignKind::plainly_other ? Severity::warning : Severity::error;
  diagnostics.report(severity, "foreign-file", path.string(),
                     message("这是{}，不是标准，也不是词汇表：未读取",
                             "this is {}, neither a standard nor a vocabulary: it is not read", other->what));
  return true;
}

/// A file in place of the folder it lies in.
void report_no_folder(const fs::path& file, Diagnostics& diagnostics) {
  const auto folder = file.has_parent_path() ? file.parent_path().string() : ".";
  diagnostics
      .report(Severity::error, "standards-folder", file.string(),
              message("--standards 应为文件夹，这是文件", "--standards takes a folder, and this is a file"))
      .hint(message("写标准所在的文件夹：--standards {}", "name the folder of the standard: --standards {}",
                    printable(folder)));
}

/// The `id` that a standard gives itself, as far as a look at its lines tells; else empty.
std::string_view stated_id(std::string_view text) {
  constexpr std::string_view key = "id:";
  for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size() - 1) + 1) {
    if (!text.substr(at).starts_with(key)) continue;
    const auto line = text.substr(at + key.size(), text.find_first_of("\r\n#", at) - at - key.size());
    const auto first = line.find_first_not_of(" \"'");
    return first == std::string_view::npos ? "" : line.substr(first, line.find_first_of(" \"'", first) - first);
  }
  return {};
}

/// A standard is chosen by the name of its file; one with the id of another would be reported as that.
bool has_its_id(const fs::path& path, std::string_view text, Diagnostics& diagnostics) {
  const auto id = stated_id(text);
  if (path.stem().extension() == ".test" || id.empty() || id == path.stem().native()) return true;
  diagnostics
      .report(Severity::error, "standard-file-name", path.string(),
              message("文件名与标准自己的编号（id: {}）不同", "the standard calls itself {}, unlike its file (id)",
                      printable(id)))
      .hint(message("标准按文件名选用：把文件改名为 {}.yaml，或改 id",
                    "a standard is chosen by the name of its file: rename it {}.yaml, or change the id",
                    printable(id)));
  return false;
}

/// The files of a folder of standards, as the catalogue names them; returns how many there are, or nothing after a
/// mistake. Warns of what is nearly one: it would replace a standard that is built in.
std::optional<std::size_t> add_folder(Catalogue& catalogue, const std::string& folder, const std::string& prefix,
                                      Diagnostics& diagnostics) {
  const auto root = prefix.empty() ? fs::path(folder) : fs::path(folder) / fs::path(prefix).parent_path();
  std::error_code error;
  std::error_code unread;
  std::vector<fs::path> files;
  for (fs::directory_iterator each(root, error), end; !error && each != end; each.increment(error)) {
    if (each->path().extension() == ".yaml" && each->path().filename().native()[0] != '.')
      files.push_back(each->path());
    if (is_nearly_standard(each->path())) {
      diagnostics.report(Severity::warning, "standard-ending", each->path().string(),
                         message("标准和词汇表的文件名以 .yaml 结尾：未读取此文件",
                                 "files of standards and vocabularies end in .yaml: this one is not read"));
    }
  }
  if (error && prefix.empty() && fs::is_regular_file(root, unread)) {
    report_no_folder(root, diagnostics);
    return std::nullopt;
  }
  if (error) {
    report_unreadable(root.string(), describe(error), diagnostics);
    return std::nullopt;
  }
  std::sort(files.begin(), files.end());
  std::size_t others = 0;
  for (const auto& path : files) {
    auto source = read_found_source(path.native(), diagnostics);
    if (!source) continue;
    if (is_other_file(path, source->text(), diagnostics)) {
      ++others;
      continue;
    }
    if (prefix.empty() && !has_its_id(path, source->text(), diagnostics)) continue;
    catalogue.add({prefix + path.filename().string(), std::move(source), folder});
  }
  return files.size() - others;
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
  for (const auto& folder : session.standards_folders) {
    auto found = add_folder(catalogue, folder, "", diagnostics);
    const auto vocabulary = fs::path(folder) / "vocabulary";
    std::error_code error;
    if (found && fs::is_directory(vocabulary, error)) {
      const auto more = add_folder(catalogue, folder, "vocabulary/", diagnostics);
      found = more ? std::optional(*found + *more) : std::nullopt;
    }
    if (found && *found == 0) {
      diagnostics.report(Severity::error, "standards-empty", folder,
                         message("文件夹中没有标准（*.yaml）", "the folder holds no standards (*.yaml)"));
    }
  }
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
