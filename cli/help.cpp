#include "cli/help.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <utility>

#include "cli/parse_error.h"
#include "edu_check/report/json_writer.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

/// Help in Chinese: headings that CLI11 takes from the names of groups, full-width colons, columns by display width.
class ChineseFormatter final : public CLI::Formatter {
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
  std::string make_option(const CLI::Option* option, bool positional) const override {
    const auto name = "  " + make_option_name(option, positional) + make_option_opts(option);
    const bool fits = display_width(name) < get_column_width();
    return (fits ? padded(name, get_column_width()) : name + "\n" + std::string(get_column_width(), ' ')) +
           make_option_desc(option) + "\n";
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
  if (session.language == Language::en) return;
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
  program
      .add_option("--lang", session.language,
                  session.say("语言：zh 或 en（默认按系统区域）", "language: zh or en (default: of the locale)"))
      ->transform(CLI::CheckedTransformer(std::map<std::string, Language>{{"zh", Language::zh}, {"en", Language::en}})
                      .description(""))
      ->type_name("zh|en");
  program
      .add_option("--color", session.color,
                  session.say("颜色：auto、always 或 never", "colours: auto, always or never"))
      ->transform(
          CLI::CheckedTransformer(
              std::map<std::string, When>{{"auto", When::automatic}, {"always", When::always}, {"never", When::never}})
              .description(""))
      ->type_name("auto|always|never");
  program
      .add_option("--standards", session.standards_folders,
                  session.say("另有标准的文件夹：补充或替换内置标准",
                              "folder with standards that add to the built-in ones or replace them"))
      ->type_name("DIR")
      ->allow_extra_args(false);
  program.footer(
      session.say("示例：\n"
                  "  edu-check school.yaml --standard shaanxi-k12\n"
                  "  edu-check schools/ --standard shaanxi-k12 --format ndjson=result.ndjson\n"
                  "  edu-check init shaanxi-k12 > school.yaml\n"
                  "退出码：0 全部达标；1 有未达标；2 无法检查；3 无未达标但有待定或未判定",
                  "Examples:\n"
                  "  edu-check school.yaml --standard shaanxi-k12\n"
                  "  edu-check schools/ --standard shaanxi-k12 --format ndjson=result.ndjson\n"
                  "  edu-check init shaanxi-k12 > school.yaml\n"
                  "Exit codes: 0 all compliant; 1 something fails; 2 the check could not be done; 3 nothing fails, but "
                  "something is unknown or nothing was judged"));
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
  print(diagnostics, session);
  return not_done;
}

}  // namespace edu_check::cli
