#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/run_end.h"
#include "edu_check/batch/merge.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

struct MergeOptions {
  std::vector<std::string> parts;
  std::string output;
  bool allow_unknown = false;
};

int merge(const MergeOptions& options, const Session& session) {
  Diagnostics diagnostics;
  std::optional<Output> output;
  const auto write = [&](std::string_view text) {
    if (!output) options.output.empty() ? output.emplace() : output.emplace(options.output);
    output->write(text);
  };
  const auto summary = merge_parts(options.parts, write, diagnostics);
  if (output) output->complete();
  if (!diagnostics.has_errors() && summary.inventories == 0) {
    diagnostics.report(Severity::error, "input-empty", "", message("各部分都没有结果", "no part holds a result"));
  }
  print(diagnostics, session);
  return diagnostics.has_errors() ? not_done : exit_code_of(summary, false, options.allow_unknown);
}

}  // namespace

void add_merge(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<MergeOptions>();
  auto* const command =
      program.add_subcommand("merge", session.say("合并 --shard 各部分的 json 或 ndjson 结果",
                                                  "join the json or ndjson results of the parts of --shard"));
  command->add_option("PART", options->parts, session.say("各部分的结果文件", "results of the parts"))
      ->required()
      ->type_name("");
  command
      ->add_option("-o,--output", options->output,
                   session.say("写入的文件（默认：标准输出）", "file to write (default: standard output)"))
      ->type_name("FILE");
  command->add_flag("--allow-unknown", options->allow_unknown,
                    session.say("待定不影响退出码", "what is unknown does not change the exit code"));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return merge(*options, session); }; });
}

}  // namespace edu_check::cli
