#include "cli/batch_inputs.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/arguments.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

std::optional<std::uint32_t> read_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

/// The file of the region is none of a school.
void remove_region(const std::string& region, InputList& inputs, Diagnostics& diagnostics) {
  for (const auto& name : inputs.remove_file(region)) {
    diagnostics.report(
        Severity::notice, "input-repeated", name,
        message("是 --region 的文件，不再作为学校检查", "it is the file of --region, and not checked as a school"));
  }
  if (!inputs.empty() || diagnostics.has_errors()) return;
  diagnostics.report(Severity::error, "input-empty", "",
                     message("除 --region 的文件外没有清单", "there is no inventory but the file of --region"));
}

/// What stands below PATH and is not checked, by what is known before anything is read.
void report_passed_over(const PassedOver& passed, Diagnostics& diagnostics) {
  struct Words {
    PassedReason reason;
    std::string_view id;
    Message text;
  };
  const std::array<Words, 3> words = {
      {{PassedReason::ignored,
        "input-ignored",
        {"被 .edu-checkignore 排除，未检查", "ignored by .edu-checkignore: not checked"}},
       {PassedReason::linked, "input-linked", {"是指向文件夹的链接，未检查", "a link to a folder: not followed"}},
       {PassedReason::misnamed,
        "input-misnamed",
        {"扩展名之后另有字符，未检查；清单以 .yaml、.yml 或 .json 结尾",
         "its name goes on behind the ending: not checked; an inventory ends in .yaml, .yml or .json"}}}};
  for (const auto& [reason, id, text] : words) {
    for (const auto& name : passed.named(reason)) diagnostics.report(Severity::notice, id, name, text);
    const auto more = passed.of(reason) - passed.named(reason).size();
    if (more > 0)
      diagnostics.report(Severity::notice, id, "", message("另有 {} 个也是这样", "so it is with {} more", more));
  }
}

/// Only a list has separators.
bool check_combination(const InputOptions& options, Diagnostics& diagnostics) {
  if (options.separated_by_null && options.list.empty()) {
    refuse(diagnostics, message("--null 须与 --files-from 同用", "--null goes with --files-from"));
    return false;
  }
  if (!options.standard_input_name.empty() && !reads_standard_input(options)) {
    refuse(diagnostics,
           message("--stdin-name 须与标准输入（PATH 为 -）同用", "--stdin-name goes with standard input: a PATH of -"));
    return false;
  }
  return true;
}

/// Two inventories of one name could not be told apart in a result.
bool has_name_of_its_own(const std::string& name, const InputList& inputs, Diagnostics& diagnostics) {
  if (name.empty()) return true;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i] == standard_input || inputs[i] != name) continue;
    refuse(diagnostics, message("--stdin-name 不能是另一份清单的路径：{}",
                                "--stdin-name can't be the path of another inventory: {}", printable(name)));
    return false;
  }
  return true;
}

}  // namespace

void remove_repeated(InputList& inputs, Diagnostics& diagnostics) {
  constexpr std::size_t most_told = 20;
  const auto repeated = inputs.remove_repeated();
  for (std::size_t i = 0; i < std::min(repeated.size(), most_told); ++i) {
    const auto& [again, first] = repeated[i];
    diagnostics.report(Severity::notice, "input-repeated", again,
                       again == first ? message("给出了两次，只检查一次", "given twice, checked once")
                                      : message("与 {} 是同一个文件，只检查一次",
                                                "it is the same file as {}: checked once", shown_name(first)));
  }
  if (repeated.size() > most_told) {
    const auto more = repeated.size() - most_told;
    diagnostics.report(Severity::notice, "input-repeated", "",
                       message("另有 {} 个文件也给出了两次", "{} more files are given twice", more));
  }
}

void add_input_options(CLI::App& command, const Session& session, InputOptions& options) {
  command
      .add_option("PATH", options.paths,
                  session.say("清单：文件、文件夹、通配符，- 为标准输入",
                              "inventories: files, folders, patterns, - for standard input"))
      ->type_name("");
  command
      .add_option("--files-from", options.list,
                  session.say("清单路径的列表，每行一个，- 为标准输入",
                              "list of paths of inventories, one a line, - for standard input"))
      ->type_name("FILE");
  command.add_flag("-0,--null", options.separated_by_null,
                   session.say("列表中的路径以 NUL 分隔", "NUL separates the paths of the list"));
  command.add_flag("--respect-ignore", options.respect_ignore,
                   session.say("按文件名给出的清单也受 .edu-checkignore 约束（供 pre-commit 等用）",
                               ".edu-checkignore counts for what is given by name too, as pre-commit does"));
  command.add_flag("--stream", options.streams,
                   session.say("每个输入含多份清单，以 --- 行分隔",
                               "each input holds many inventories, with lines of --- between them"));
  command.add_option("--shard", options.shard, session.say("只检查 N 份中的第 I 份", "check only part I of N"))
      ->type_name("I/N");
  command
      .add_option("--stdin-name", options.standard_input_name,
                  session.say("标准输入（-）在报告中的名称", "what reports call standard input (-)"))
      ->type_name("NAME");
}

bool reads_standard_input(const InputOptions& options) {
  return std::find(options.paths.begin(), options.paths.end(), standard_input) != options.paths.end();
}

std::optional<Shard> read_shard(const InputOptions& options, Diagnostics& diagnostics) {
  if (options.shard.empty()) return std::nullopt;
  const std::string_view text = options.shard;
  const auto slash = std::min(text.find('/'), text.size());
  const auto part = read_number(text.substr(0, slash));
  const auto count = slash < text.size() ? read_number(text.substr(slash + 1)) : std::nullopt;
  if (part && count && *part <= *count) return Shard{*part, *count};
  refuse(diagnostics, message("--shard 应为 I/N（如 1/4，I 从 1 到 N），实为“{}”",
                              "--shard takes I/N such as 1/4, I from 1 to N, found “{}”", text));
  return std::nullopt;
}

InputList read_inputs(const InputOptions& options, const std::optional<Shard>& shard, const std::string& region,
                      Diagnostics& diagnostics) {
  InputList inputs(shard.value_or(Shard()));
  if (!options.standard_input_name.empty()) inputs.name_standard_input(options.standard_input_name);
  if (options.paths.empty() && options.list.empty()) {
    refuse(diagnostics, message("缺少参数 PATH", "the argument PATH is missing")).hint(usage_hint());
    return inputs;
  }
  if (!check_combination(options, diagnostics)) return inputs;
  const auto named = options.respect_ignore ? NamedFiles::unless_ignored : NamedFiles::always;
  for (const auto& path : options.paths) add_inputs(path, inputs, diagnostics, named);
  if (!options.list.empty())
    add_listed_inputs(options.list, options.separated_by_null ? '\0' : '\n', inputs, diagnostics, named);
  report_passed_over(inputs.passed_over(), diagnostics);
  remove_repeated(inputs, diagnostics);
  if (!has_name_of_its_own(options.standard_input_name, inputs, diagnostics)) return InputList();
  if (!region.empty() && !all_ignored(options, inputs)) remove_region(region, inputs, diagnostics);
  if (shard && !options.streams) inputs.keep_shard(*shard);
  return inputs;
}

bool all_ignored(const InputOptions& options, const InputList& inputs) {
  return options.respect_ignore && inputs.empty() && inputs.passed_over().of(PassedReason::ignored) > 0;
}

}  // namespace edu_check::cli
