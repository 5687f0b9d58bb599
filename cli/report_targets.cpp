#include "cli/report_targets.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "cli/arguments.h"
#include "cli/file_place.h"
#include "edu_check/report/formats.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check::cli {
namespace {

void check_destination(const ReportFormat& format, const OutputTarget& output, Diagnostics& diagnostics) {
  if (format.destination == Destination::file && output.is_standard_output()) {
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
  add_output_options(command, session, options.outputs, format_names(report_formats()),
                     say("报告格式，可重复", "report format, may be repeated"));
  const auto keep = [&](const CLI::Option* option) { options.of_formats.push_back(option); };
  keep(add_group_by_option(command, session, options.group_by));
  keep(add_words<std::optional<Details>>(
      command, "--details", options.details, {{"full", Details::full}, {"problems", Details::problems}},
      say("text、markdown、json、ndjson 列出的要求：全部，或只有未达标与待定的",
          "requirements in text, markdown, json and ndjson: all, or only what fails or is unknown")));
  for (const auto& format : report_formats()) {
    for (const auto& [name, words, help] : format.options) {
      Words<std::string> as_they_are;
      for (const auto word : words) as_they_are.emplace_back(word, word);
      std::sort(as_they_are.begin(), as_they_are.end());
      keep(add_words<std::string>(command, std::string(name), options.words[std::string(name)], as_they_are,
                                  help.in(session.language)));
    }
  }
  keep(command.add_flag("--advisory", options.advisory,
                        say("显示建议性要求的详情", "show what advisory requirements found")));
  command.add_flag("--quiet", options.quiet, say("不向标准输出写报告", "write no report to standard output"));
}

void ReportTargets::read(Diagnostics& diagnostics) {
  for (auto& output : read_output_targets(options_.outputs, format_names(formats_), options_.quiet, diagnostics)) {
    const auto format = std::find_if(formats_.begin(), formats_.end(),
                                     [&](const ReportFormat& each) { return each.name == output.format; });
    check_destination(*format, output, diagnostics);
    targets_.push_back({&*format, std::move(output)});
  }
  check_options(diagnostics);
  add_step_summary(diagnostics);
}

OutputTargets ReportTargets::outputs_of_targets() const {
  OutputTargets outputs;
  for (const auto& each : targets_) outputs.push_back(each.output);
  return outputs;
}

/// Options of some formats are mistakes without any of these.
void ReportTargets::check_options(Diagnostics& diagnostics) const {
  for (const auto* const option : options_.of_formats) {
    if (!is_given(option)) continue;
    const auto name = option->get_name();
    const auto takes = [&](const Target& each) { return each.format->takes(name); };
    if (std::any_of(targets_.begin(), targets_.end(), takes)) continue;
    std::string readers;
    for (const auto& format : report_formats()) {
      if (format.takes(name)) readers.append(readers.empty() ? "" : ", ").append(format.name);
    }
    diagnostics.report(Severity::error, "format-option", "",
                       message("{} 须与 --format {} 同用", "{} goes with --format {}", name, readers));
  }
}

/// Beside its annotations, GitHub shows what is appended to this file.
void ReportTargets::add_step_summary(Diagnostics& diagnostics) {
  const char* const summary = std::getenv("GITHUB_STEP_SUMMARY");
  const auto is_github = [](const Target& each) { return each.format->name == "github"; };
  const bool wanted = std::any_of(targets_.begin(), targets_.end(), is_github);
  if (!wanted || summary == nullptr || *summary == '\0') return;
  const auto place = find_place(summary);
  const auto is_summary = [&](const Target& each) { return place && find_place(each.output.file) == place; };
  const auto taken = std::find_if(targets_.begin(), targets_.end(), is_summary);
  if (taken == targets_.end()) {
    targets_.push_back({find_report_format("markdown"), {"markdown", summary, true}});
  } else if (taken->format->name != "markdown") {
    diagnostics.report(Severity::error, "format-output", "",
                       message("{} 不能写入 GITHUB_STEP_SUMMARY 的文件 {}：摘要要写在那里",
                               "{} can't go to {}, the file of GITHUB_STEP_SUMMARY: the summary goes there",
                               taken->format->name, printable(summary)));
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
  report_options.words = options_.words;
  report_options.baseline = baseline;
  for (const auto& [format, output] : targets_) {
    report_options.color = color_of(output, session_);
    report_options.width = width_of(output, session_);
    outputs_.push_back(output.append ? Output::append_to(output.file) : Output(output.file));
    report_options.file = {};
    if (format->destination == Destination::file) report_options.file = {outputs_.back().file_to_write(), output.file};
    reports_.push_back(format->make(report_options));
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

void ReportTargets::begin() {
  beginnings_.assign(outputs_.size(), {});
  for (std::size_t i = 0; i < outputs_.size(); ++i) reports_[i]->begin(beginnings_[i]);
}

void ReportTargets::write_beginnings() {
  for (std::size_t i = 0; i < beginnings_.size(); ++i) outputs_[i].write(beginnings_[i]);
  beginnings_.clear();
}

void ReportTargets::write(const ReportParts& parts) {
  const bool any = std::any_of(parts.begin(), parts.end(), [](const auto& each) { return !each->text.empty(); });
  if (!any) return;  // what is passed over is nothing yet
  write_beginnings();
  for (std::size_t i = 0; i < outputs_.size(); ++i) outputs_[i].write(parts[i]->text);
}

void ReportTargets::end(const RunEnd& end) {
  write_beginnings();
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    std::string text;
    reports_[i]->end(text, end);
    outputs_[i].write(text);
  }
  Output::complete_all(outputs_);
  Diagnostics notices;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    auto notice = reports_[i]->notice();
    if (!notice.empty()) notices.report(Severity::warning, "report-cut", targets_[i].output.file, std::move(notice));
  }
  print(notices, session_);
}

}  // namespace edu_check::cli
