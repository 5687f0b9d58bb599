#include "cli/help.h"

#include <fmt/format.h>

#include <cstdio>
#include <map>

#include "edu_check/report/json_writer.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check::cli {
namespace {

void localise(CLI::App& app, const Session& session) {
  app.set_help_flag("-h,--help", session.say("显示帮助", "show this help"));
  if (session.language == Language::en) return;
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->column_width(34);
  for (const auto& [label, text] : {std::pair{"Usage", "用法"}, {"OPTIONS", "选项"}, {"SUBCOMMAND", "命令"}, {"SUBCOMMANDS", "命令"},
                                    {"Options", "选项"}, {"Positionals", "参数"}, {"Subcommands", "命令"}, {"REQUIRED", "必填"}, {"TEXT", "文字"}}) {
    formatter->label(label, text);
  }
  app.formatter(formatter);
}

/// What CLI11 found wrong, in Chinese by the kind of the mistake; the words of the user are kept.
Message describe(const CLI::ParseError& error) {
  const std::string text = error.what();
  static const std::map<std::string, std::string> kinds{
      {"ExtrasError", "多余或未知的参数"}, {"RequiredError", "缺少必填项"},       {"ValidationError", "值不合要求"},
      {"ConversionError", "值的类型不对"}, {"ArgumentMismatch", "参数个数不对"}, {"ExcludesError", "选项不能同时使用"},
      {"RequiresError", "选项缺少其所需的另一选项"}, {"InvalidError", "命令行有误"}};
  const auto kind = kinds.find(error.get_name());
  return {fmt::format("{}：{}", kind == kinds.end() ? "命令行有误" : kind->second, text), text};
}

/// The option that was meant by an unknown one.
std::string nearest_option(const CLI::App& program, const std::string& message) {
  const auto from = message.find("--");
  if (from == std::string::npos) return {};
  const auto unknown = message.substr(from, message.find_first_of(" =", from) - from);
  std::vector<std::string> names;
  const auto collect = [&](const CLI::App& app) {
    for (const auto* const option : app.get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  };
  collect(program);
  for (const auto* const command : program.get_subcommands()) collect(*command);
  return nearest(unknown, {names.begin(), names.end()}).value_or("");
}

}  // namespace

void set_up_program(CLI::App& program, Session& session) {
  program.name("edu-check");
  program.description(session.say("按官方标准检查学校信息化清单。不写命令时即为 check。", "Checks school inventories against official standards. Without a command, check is meant."));
  localise(program, session);
  program.set_version_flag("--version", fmt::format("edu-check {}", version()), session.say("显示版本", "show the version"));
  program.add_option("--lang", session.language, session.say("语言：zh 或 en（默认按系统区域）", "language: zh or en (default: of the locale)"))
      ->transform(CLI::CheckedTransformer(std::map<std::string, Language>{{"zh", Language::zh}, {"en", Language::en}}).description(""))
      ->type_name("zh|en");
  program.add_option("--color", session.color, session.say("颜色：auto、always 或 never", "colours: auto, always or never"))
      ->transform(CLI::CheckedTransformer(std::map<std::string, When>{{"auto", When::automatic}, {"always", When::always}, {"never", When::never}}).description(""))
      ->type_name("auto|always|never");
  program.add_option("--standards", session.standards_folders, session.say("另有标准的文件夹：补充或替换内置标准", "folder with standards that add to the built-in ones or replace them"))
      ->type_name("DIR")
      ->allow_extra_args(false);
  program.footer(session.say("示例：\n"
                             "  edu-check school.yaml --standard shaanxi-k12\n"
                             "  edu-check schools/ --standard shaanxi-k12 --format ndjson=result.ndjson\n"
                             "  edu-check init shaanxi-k12 > school.yaml\n"
                             "退出码：0 全部达标；1 有未达标；2 无法检查；3 无未达标但有待定或未判定",
                             "Examples:\n"
                             "  edu-check school.yaml --standard shaanxi-k12\n"
                             "  edu-check schools/ --standard shaanxi-k12 --format ndjson=result.ndjson\n"
                             "  edu-check init shaanxi-k12 > school.yaml\n"
                             "Exit codes: 0 all compliant; 1 something fails; 2 the check could not be done; 3 nothing fails, but something is unknown or nothing was judged"));
}

void set_up_commands(CLI::App& program, const Session& session) {
  for (auto* const command : program.get_subcommands([](CLI::App*) { return true; })) {
    localise(*command, session);
    command->fallthrough();
  }
}

int report_usage(const CLI::App& program, const CLI::ParseError& error, const Session& session) {
  if (error.get_exit_code() == 0) {  // help or the version was asked for
    std::fputs(error.get_name() == "CallForVersion" ? (std::string(error.what()) + "\n").c_str()
                                                    : program.help().c_str(), stdout);
    return compliant;
  }
  Diagnostics diagnostics;
  auto& diagnostic = diagnostics.report(Severity::error, "usage", "", describe(error));
  if (const auto near = nearest_option(program, error.what()); !near.empty()) {
    diagnostic.hint(message("是否指 {}？", "did you mean {}?", near));
  }
  diagnostic.hint(message("用法见 edu-check --help 或 edu-check <命令> --help", "see `edu-check --help` or `edu-check COMMAND --help`"));
  print(diagnostics, session);
  return not_done;
}

}  // namespace edu_check::cli
