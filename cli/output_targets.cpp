#include "cli/output_targets.h"

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/arguments.h"
#include "cli/file_place.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/split.h"

namespace edu_check::cli {
namespace {

bool has_name(std::string_view formats, std::string_view name) {
  const auto names = split(formats, '|');
  return std::find(names.begin(), names.end(), name) != names.end();
}

class TargetReader {
 public:
  TargetReader(const OutputOptions& options, std::string_view formats, bool quiet, Diagnostics& diagnostics)
      : options_(options), formats_(formats), quiet_(quiet), diagnostics_(diagnostics) {}

  OutputTargets read() {
    auto asked = options_.formats;
    if (asked.empty() && (!quiet_ || !options_.file.empty())) {
      asked.emplace_back(formats_.substr(0, formats_.find('|')));
    }
    for (const auto& each : asked) add(each);
    if (!options_.file.empty() && !file_used_ && !diagnostics_.has_errors()) {
      refuse(message("-o {} 没有可写的：每种格式都有自己的文件",
                     "-o {}: nothing goes there, as every format has its own file", options_.file));
    }
    return std::move(targets_);
  }

 private:
  void refuse(Message reason) { diagnostics_.report(Severity::error, "format-output", "", std::move(reason)); }

  void add(const std::string& text) {
    const auto equals = text.find('=');
    const auto name = text.substr(0, equals);
    if (!has_name(formats_, name)) {
      auto& diagnostic = diagnostics_.report(Severity::error, "format-unknown", "",
                                             message("没有格式“{}”", "there is no format “{}”", printable(name)));
      hint_at_words(diagnostic, name, split(formats_, '|'));
      return;
    }
    auto file = equals == std::string::npos ? options_.file : text.substr(equals + 1);
    if (equals == std::string::npos) file_used_ = true;
    if (file.empty() && equals != std::string::npos) {
      return refuse(message("{}= 后面缺少文件名", "the name of the file is missing after {}=", name));
    }
    if (file.empty() || named_descriptor(file) == STDOUT_FILENO) file = standard_output;
    check_free(name, file);
    targets_.push_back({name, file});
  }

  void check_free(const std::string& name, const std::string& file) {
    const bool taken =
        std::any_of(targets_.begin(), targets_.end(), [&](const OutputTarget& each) { return each.file == file; });
    if (file != standard_output) {
      if (taken) refuse(message("两种格式不能写入同一文件：{}", "two formats can't go to one file: {}", file));
    } else if (taken) {
      refuse(message("标准输出只能写一种格式：其余的写成 {}=文件",
                     "only one format goes to standard output: write the others as {}=FILE", name));
    } else if (quiet_) {
      refuse(message("--quiet 时标准输出不写报告：写成 {}=文件",
                     "with --quiet no report goes to standard output: write {}=FILE", name));
    }
  }

  const OutputOptions& options_;
  std::string_view formats_;
  bool quiet_;
  Diagnostics& diagnostics_;
  OutputTargets targets_;
  bool file_used_ = false;
};

}  // namespace

Color color_of(const OutputTarget& target, const Session& session) {
  return target.is_standard_output() ? session.output_color() : Color::off;
}

std::size_t width_of(const OutputTarget& target, const Session& session) {
  constexpr std::size_t usual_width = 80;
  return target.is_standard_output() ? session.width() : usual_width;
}

void add_output_options(CLI::App& command, const Session& session, OutputOptions& options, const std::string& formats,
                        const std::string& help) {
  command.add_option("--format", options.formats, help)->type_name(formats + "[=FILE]")->allow_extra_args(false);
  command
      .add_option("-o,--output", options.file,
                  session.say("写入的文件，- 为标准输出（默认）", "file to write, - for standard output (default)"))
      ->type_name("FILE");
}

OutputTargets read_output_targets(const OutputOptions& options, std::string_view formats, bool quiet,
                                  Diagnostics& diagnostics) {
  return TargetReader(options, formats, quiet, diagnostics).read();
}

void write_outputs(const OutputTargets& targets, const std::function<std::string(const OutputTarget&)>& make,
                   std::vector<Output> others) {
  std::vector<Output> outputs;
  for (const auto& each : targets) outputs.emplace_back(each.file);
  for (std::size_t i = 0; i < targets.size(); ++i) outputs[i].write(make(targets[i]));
  std::move(others.begin(), others.end(), std::back_inserter(outputs));
  Output::complete_all(outputs);
}

}  // namespace edu_check::cli
