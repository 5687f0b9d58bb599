#include "cli/help.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "cli/arguments.h"
#include "cli/command_footer.h"
#include "cli/parse_error.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/version.h"

namespace edu_check::cli {
namespace {

constexpr std::size_t help_width = 80;

/// Help of at most 80 columns: descriptions stand in a column of their own, by display width.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool positional) const override {
    return row(make_option_name(option, positional) + make_option_opts(option), make_option_desc(option));
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return row(command->get_display_name(true), command->get_description());
  }
  std::string make_description(const CLI::App* app) const override {
    return wrapped(app->get_description(), help_width) + "\n";
  }

 private:
  [[nodiscard]] std::string row(const std::string& name, const std::string& description) const {
    const auto column = get_column_width();
    const auto lead = broken_at_choices("  " + name);
    const bool fits = display_width(lead) < column;
    return (fits ? padded(lead, column) : lead + "\n" + std::string(column, ' ')) +
           wrapped(description, help_width - column, column) + "\n";
  }

  /// A name whose choices take more than a line goes on below the first of them.
  static std::string broken_at_choices(std::string name) {
    const auto indent = name.find(' ', name.find('-')) + 1;
    for (std::size_t line = 0; name.size() - line > help_width;) {
      const auto bar = name.rfind('|', line + help_width - 1);
      if (bar == std::string::npos || bar < line + indent) break;
      name.insert(bar + 1, "\n" + std::string(indent, ' '));
      line = bar + 2;
    }
    return name;
  }
};

/// Help in Chinese: headings that CLI11 takes from the names of groups, and full-width colons.
class ChineseFormatter final : public HelpFormatter {
 public:
  std::string make_usage(const CLI::App* app, std::string name) const override {
    auto usage = with_colon(Formatter::make_usage(app, std::move(name)), get_label("Usage"));
    if (const auto at = usage.find("： "); at != std::string::npos) usage.erase(at + std::string_view("：").size(), 1);
    return usage;
  }
  [[nodiscard]] std::string make_group(std::string group, bool positional,
                                       std::vector<const CLI::Option*> options) const override {
    const auto heading = get_label(group);
    return with_colon(Formatter::make_group(heading, positional, std::move(options)), heading);
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    return with_colon(Formatter::make_subcommands(app, mode), "命令");
  }

 private:
  static std::string with_colon(std::string text, const std::string& heading) {
    if (const auto at = text.find(heading + ":"); at != std::string::npos)
      text.replace(at, heading.size() + 1, heading + "：");
    return text;
  }
};

void localise(CLI::App& app, const Session& session) {
  app.set_help_flag("-h,--help", session.say("显示帮助", "show this help"));
  app.footer(command_footer(app.get_parent() == nullptr ? std::string() : app.get_name(), session.language));
  if (session.language == Language::en) {
    app.formatter(std::make_shared<HelpFormatter>());
    return;
  }
  auto formatter = std::make_shared<ChineseFormatter>();
  formatter->column_width(34);
  for (const auto& [label, text] : {std::pair{"Usage", "用法"},
                                    {"OPTIONS", "选项"},
                                    {"SUBCOMMAND", "命令"},
                                    {"SUBCOMMANDS", "命令"},
                                    {"Options", "选项"},
                                    {"Positionals", "参数"},
                                    {"REQUIRED", "必填"},
                                    {"TEXT", "文字"}}) {
    formatter->label(label, text);
  }
  app.formatter(formatter);
}

}  // namespace

void set_up_program(CLI::App& program, Session& session) {
  program.name("edu-check");
  program.description(
      session.say("按官方标准检查学校信息化清单。不写命令时即为 check。",
                  "Checks school inventories against official standards. Without a command, check is meant."));
  localise(program, session);
  program.set_version_flag("--version", fmt::format("edu-check {}", version()),
                           session.say("显示版本", "show the version"));
  add_words<Language>(program, "--lang", session.language, {{"zh", Language::zh}, {"en", Language::en}},
                      session.say("语言：zh 或 en（默认按系统区域）", "language: zh or en (default: of the locale)"));
  add_words<When>(program, "--color", session.color, when_words(),
                  session.say("颜色：auto、always 或 never", "colours: auto, always or never"));
  program
      .add_option("--standards", session.standards_folders,
                  session.say("另有标准的文件夹：补充或替换内置标准",
                              "folder with standards that add to the built-in ones or replace them"))
      ->type_name("DIR")
      ->allow_extra_args(false);
}

void set_up_commands(CLI::App& program, const Session& session) {
  for (auto* const command : program.get_subcommands([](CLI::App*) { return true; })) {
    localise(*command, session);
    if (session.language == Language::zh) command->group("命令");
    command->fallthrough();
  }
}

int report_usage(const CLI::App& program, const CLI::App& command, const CLI::ParseError& error,
                 const Session& session) {
  const auto mistake = describe_mistake(error, program, command);
  Diagnostics diagnostics;
  auto& diagnostic = refuse(diagnostics, mistake.text);
  if (!mistake.near.empty()) diagnostic.hint(message("是否指 {}？", "did you mean {}?", mistake.near));
  diagnostic.hint(usage_hint());
  return give_up(diagnostics, session);
}

}  // namespace edu_check::cli
