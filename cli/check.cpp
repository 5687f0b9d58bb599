#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/run.h"

namespace edu_check::cli {

void add_check(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<RunOptions>();
  auto* const command = program.add_subcommand(
      "check", session.say("按标准检查清单（默认命令）", "check inventories against standards (the default command)"));
  add_subject_options(*command, session, *options);
  add_format_options(*command, session, options->formats);
  add_adoption_options(*command, session, options->adoption);
  add_region_options(
      *command, session, *options,
      session.say("区域清单：连同各校一并评估区域", "inventory of the region: assesses it with its schools"));
  add_selection_options(*command, session, options->selection);
  add_exit_options(*command, session, options->exit);
  add_min_score_option(*command, session, options->exit);
  add_evidence_options(*command, session, options->evidence);
  add_words<yaml::ReaderChoice>(*command, "--reader", options->reader,
                                {{"auto", yaml::ReaderChoice::automatic},
                                 {"fast", yaml::ReaderChoice::fast},
                                 {"yaml-cpp", yaml::ReaderChoice::yaml_cpp}},
                                session.say("读取器，用于诊断", "reader, for diagnosis"));
  options->progress = When::automatic;
  add_words<When>(*command, "--progress", options->progress, when_words(), session.say("进度显示", "progress"));
  command->add_flag(
      "--stats", options->stats,
      session.say("报告读取器、字节数、速度与各阶段用时", "tell readers, bytes, rate and the time of each stage"));
  command->callback([options, &session, &action] {
    action = [options, &session] { return BatchRun(*options, RunPurpose::reports, session).run(); };
  });
}

}  // namespace edu_check::cli
