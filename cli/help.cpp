#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <utility>

#include "edu_check/report/json_writer.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

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

/// The program and the command that was named.
std::vector<const CLI::App*> apps_of(const CLI::App& program) {
  std::vector<const CLI::App*> apps{&program};
  for (const auto* const command : program.get_subcommands()) apps.push_back(command);
  return apps;
}

/// An option by its name; null if there is none.
const CLI::Option* find_option(const CLI::App& program, const std::string& name) {
  for (const auto* const app : apps_of(program)) {
    if (const auto* const option = app->get_option_no_throw(name)) return option;
  }
  return nullptr;
}

/// The option that was meant by an unknown one.
std::string nearest_option(const CLI::App& program, const std::string& unknown) {
  std::vector<std::string> names;
  for (const auto* const app : apps_of(program)) {
    for (const auto* const option : app->get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return nearest(unknown, {names.begin(), names.end()}).value_or("");
}

/// What nobody took: the first unknown option, or else the first word.
std::string left_over(const CLI::App& program) {
  const auto words = program.remaining(true);
  const auto option = std::find_if(words.begin(), words.end(),
                                   [](const std::string& word) { return word.starts_with("-") && word != "-"; });
  if (option != words.end()) return option->substr(0, option->find('='));
  return words.empty() ? std::string() : words.front();
}

/// A value that its option does not take.
Message describe_value(const CLI::Option& option, const std::string& name, const std::string& text) {
  const auto value = option.results().empty() ? std::string() : option.results().back();
  const std::string range = " not in range ";
  if (const auto at = text.find(range); at != std::string::npos) {
    auto limits = text.substr(at + range.size());
    auto zh = limits;
    if (const auto to = zh.find(" to "); to != std::string::npos) zh.replace(to, 4, " 至 ");
    return message("{0} 应为 {1}，实为“{2}”", "{0} takes {3}, found “{2}”", name, zh, value, limits);
  }
  return message("{} 应为 {}，实为“{}”", "{} takes {}, found “{}”", name, option.get_type_name(), value);
}

/// What CLI11 found wrong, in our words where they are better.
Message describe(const CLI::App& program, const CLI::ParseError& error) {
  const std::string text = error.what();
  const auto kind = error.get_name();
  const auto name = text.substr(0, text.find_first_of(": "));
  const auto* const option = name.starts_with("-") ? find_option(program, name) : nullptr;
  const auto rest = left_over(program);
  if ((kind == "ExtrasError" || kind == "RequiredError") && rest.starts_with("-"))
    return message("没有选项 {}", "there is no option {}", rest);
  if (kind == "ExtrasError" && !rest.empty())
    return message("多余的参数“{}”", "the argument “{}” is one too many", rest);
  if (kind == "RequiredError" && option != nullptr)
    return message("缺少 {} {}", "{} {} is missing", name, option->get_type_name());
  if (kind == "RequiredError") return message("缺少参数 {}", "the argument {} is missing", name);
  if (kind == "ArgumentMismatch" && option != nullptr)
    return message("{} 后面要有一个值：{}", "{} takes a value: {}", name, option->get_type_name());
  if ((kind == "ValidationError" || kind == "ConversionError") && option != nullptr)
    return describe_value(*option, name, text);
  return {"命令行有误：" + text, text};
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

int report_usage(const CLI::App& program, const CLI::ParseError& error, const Session& session) {
  if (error.get_exit_code() == 0) {  // help or the version was asked for
    std::fputs(
        error.get_name() == "CallForVersion" ? (std::string(error.what()) + "\n").c_str() : program.help().c_str(),
        stdout);
    return compliant;
  }
  Diagnostics diagnostics;
  auto& diagnostic = diagnostics.report(Severity::error, "usage", "", describe(program, error));
  const auto rest = left_over(program);
  const bool unknown_option =
      rest.starts_with("-") && (error.get_name() == "ExtrasError" || error.get_name() == "RequiredError");
  if (const auto near = unknown_option ? nearest_option(program, rest) : ""; !near.empty()) {
    diagnostic.hint(message("是否指 {}？", "did you mean {}?", near));
  }
  diagnostic.hint(message("用法见 edu-check --help 或 edu-check <命令> --help",
                          "see `edu-check --help` or `edu-check COMMAND --help`"));
  print(diagnostics, session);
  return not_done;
}

}  // namespace edu_check::cli
