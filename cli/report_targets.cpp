#include "cli/report_targets.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "cli/arguments.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check::cli {
namespace {

std::string format_names(std::string_view separator) {
  std::string names;
  for (const auto& format : report_formats()) {
    if (!names.empty()) names += separator;
    names += format.name;
  }
  return names;
}

/// Which formats read an option that shapes reports.
struct OptionReaders {
  std::string_view option;
  std::vector<std::string_view> formats;
};

bool reads_option(std::string_view format, std::string_view option) {
  static const std::vector<OptionReaders> table{
      {"--group-by", {"text", "html", "markdown"}},
      {"--details", {"text", "json", "ndjson"}},
      {"--csv-rows", {"csv"}},
      {"--sarif-results", {"sarif"}},
      {"--advisory", {"text", "html", "markdown", "xlsx", "sarif", "github", "gitlab"}},
  };
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const OptionReaders& each) { return each.option == option; });
  return row != table.end() && std::find(row->formats.begin(), row->formats.end(), format) != row->formats.end();
}

void check_destination(const ReportFormat& format, const std::string& file, Diagnostics& diagnostics) {
  if (format.destination == Destination::file && file.empty()) {
    diagnostics.report(
        Severity::error, "format-output", "",
        message("{0} 只能写入文件：写成 {0}=文件", "{0} goes only to a file: write {0}=FILE", format.name));
  } else if (format.obstacle != nullptr) {
    auto obstacle = format.obstacle();
    if (!obstacle.empty()) diagnostics.report(Severity::error, "format-unavailable", "", std::move(obstacle));
  }
}

}  // namespace

void add_format_options(CLI::App& command, const Session& session, FormatOptions& options) {
  const auto say = [&](std::string_view zh, std::string_view en) { return session.say(zh, en); };
  command.add_option("--format", options.formats, say("报告格式，可重复", "report format, may be repeated"))
      ->type_name(format_names("|") + "[=FILE]")
      ->allow_extra_args(false);
  const auto keep = [&](const CLI::Option* option) { options.of_formats.push_back(option); };
  keep(add_words<GroupBy>(command, session, "--group-by", options.group_by,
                          {{"province", GroupBy::province}, {"city", GroupBy::city}, {"district", GroupBy::district}},
                          say("按地区汇总", "roll up by place")));
  keep(add_words<Details>(command, session, "--details", options.details,
                          {{"full", Details::full}, {"problems", Details::problems}},
                          say("json、ndjson 与 text 中的要求：全部或只有问题",
                              "requirements in json, ndjson and text: all, or problems only")));
  keep(add_words<bool>(command, session, "--csv-rows", options.rows_are_schools,
                       {{"indicator", false}, {"school", true}},
                       say("csv 的每行：指标（默认）或学校", "rows of csv: indicators (default) or schools")));
  keep(add_words<SarifResults>(
      command, session, "--sarif-results", options.sarif_results,
      {{"problems", SarifResults::problems}, {"waived", SarifResults::waived}, {"all", SarifResults::all}},
      say("sarif 的结果：问题（默认）、加上已豁免的（标为已抑制）或全部",
          "results of sarif: problems (default), waived ones too (as suppressed), or all")));
  keep(command.add_flag("--advisory", options.advisory,
                        say("显示建议性要求的详情", "show what advisory requirements found")));
  command.add_flag("--quiet", options.quiet, say("不向标准输出写报告", "write no report to standard output"));
}

void ReportTargets::read(Diagnostics& diagnostics) {
  auto formats = options_.formats;
  if (formats.empty() && !options_.quiet) formats.emplace_back("text");
  for (const auto& each : formats) read_target(each, diagnostics);
  check_options(diagnostics);
  add_step_summary();
}

void ReportTargets::read_target(const std::string& text, Diagnostics& diagnostics) {
  const auto equals = text.find('=');
  const auto name = text.substr(0, equals);
  const auto* const format = find_report_format(name);
  const auto file = equals == std::string::npos ? std::string() : text.substr(equals + 1);
  const auto refuse = [&](Message reason) {
    diagnostics.report(Severity::error, "format-output", "", std::move(reason));
  };
  if (format == nullptr) {
    std::vector<std::string_view> names;
    for (const auto& each : report_formats()) names.push_back(each.name);
    auto& diagnostic = diagnostics.report(Severity::error, "format-unknown", "",
                                          message("没有格式“{}”", "there is no format “{}”", printable(name)));
    if (const auto near = nearest(name, names)) diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
    diagnostic.hint(message("可用：{}", "there are: {}", format_names(", ")));
    return;
  }
  if (file.empty() && equals != std::string::npos) {
    return refuse(message("{}= 后面缺少文件名", "the name of the file is missing after {}=", name));
  }
  const auto taken = [&](const Target& known) { return known.file == file; };
  const bool repeated = std::any_of(targets_.begin(), targets_.end(), taken);
  if (repeated && file.empty()) {
    return refuse(message("标准输出只能写一种格式：其余的写成 {}=文件",
                          "only one format goes to standard output: write the others as {}=FILE", name));
  }
  if (file.empty() && options_.quiet) {
    return refuse(message("--quiet 时标准输出不写报告：写成 {}=文件",
                          "with --quiet no report goes to standard output: write {}=FILE", name));
  }
  if (repeated) return refuse(message("两种格式不能写入同一文件：{}", "two formats can't go to one file: {}", file));
  targets_.push_back({format, file});
  check_destination(*format, file, diagnostics);
}

/// Options of some formats are mistakes without any of these.
void ReportTargets::check_options(Diagnostics& diagnostics) const {
  for (const auto* const option : options_.of_formats) {
    if (!is_given(option)) continue;
    const auto name = option->get_name();
    const auto reads = [&](const Target& each) { return reads_option(each.format->name, name); };
    if (std::any_of(targets_.begin(), targets_.end(), reads)) continue;
    std::string readers;
    for (const auto& format : report_formats()) {
      if (reads_option(format.name, name)) readers.append(readers.empty() ? "" : ", ").append(format.name);
    }
    diagnostics.report(Severity::error, "format-option", "",
                       message("{} 须与 --format {} 同用", "{} goes with --format {}", name, readers));
  }
}

/// Beside its annotations, GitHub shows what is appended to this file.
void ReportTargets::add_step_summary() {
  const char* const summary = std::getenv("GITHUB_STEP_SUMMARY");
  const auto is_github = [](const Target& each) { return each.format->name == "github"; };
  const bool wanted = std::any_of(targets_.begin(), targets_.end(), is_github);
  if (wanted && summary != nullptr && *summary != '\0') {
    targets_.push_back({find_report_format("markdown"), summary, true});
  }
}

void ReportTargets::open(const std::vector<std::shared_ptr<const Standard>>& standards, Layout layout,
                         BaselineUse baseline) {
  ReportOptions report_options;
  report_options.standards = standards;
  report_options.language = session_.language;
  report_options.layout = layout;
  report_options.details = options_.details;
  report_options.advisory = options_.advisory;
  report_options.rows_are_schools = options_.rows_are_schools;
  report_options.sarif_results = options_.sarif_results;
  report_options.baseline = baseline;
  for (const auto& [format, file, append] : targets_) {
    constexpr std::size_t usual_width = 80;
    report_options.color = file.empty() ? session_.output_color() : Color::off;
    report_options.width = file.empty() ? session_.width() : usual_width;
    reports_.push_back(format->make(report_options));
    if (append) {
      outputs_.push_back(Output::append_to(file));
    } else {
      file.empty() ? outputs_.emplace_back() : outputs_.emplace_back(file);
    }
  }
}

bool ReportTargets::has_format(std::initializer_list<std::string_view> names) const {
  return std::any_of(targets_.begin(), targets_.end(), [&](const Target& each) {
    return std::find(names.begin(), names.end(), each.format->name) != names.end();
  });
}

std::string ReportTargets::needing_all() const {
  std::string names;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const auto name = targets_[i].format->name;
    const bool shows_all_indicators = name == "html";  // in its heat map, though not their requirements
    if (reports_[i]->details() != Details::full && !shows_all_indicators) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

template <class Produce>
void ReportTargets::each_output(Produce&& produce) {
  std::string text;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    text.clear();
    produce(*reports_[i], text);
    outputs_[i].write(text);
  }
}

void ReportTargets::begin() {
  each_output([](Report& report, std::string& text) { report.begin(text); });
}

void ReportTargets::write(const std::vector<std::string>& pieces) {
  for (std::size_t i = 0; i < outputs_.size(); ++i) outputs_[i].write(pieces[i]);
}

void ReportTargets::end(const RunEnd& end) {
  each_output([&](Report& report, std::string& text) { report.end(text, end); });
  for (auto& output : outputs_) output.complete();
  Diagnostics notices;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    auto notice = reports_[i]->notice();
    if (!notice.empty()) notices.report(Severity::warning, "report-cut", targets_[i].file, std::move(notice));
  }
  print(notices, session_);
}

}  // namespace edu_check::cli
