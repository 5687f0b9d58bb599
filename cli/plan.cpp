#include "cli/command.h"
#include "cli/run.h"

namespace edu_check::cli {

void add_plan(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<RunOptions>();
  auto* const command = program.add_subcommand(
      "plan", session.say("整改清单：要做什么、差多少", "the gaps as a list of work: what to do, by how much"));
  const auto say = [&](std::string_view zh, std::string_view en) { return session.say(zh, en); };
  add_subject_options(*command, session, *options);
  add_output_options(*command, session, options->formats.outputs, format_names(work_list_formats()),
                     say("格式；csv 每行一项，供电子表格汇总，不含合计",
                         "format; csv has a row an item, for a spreadsheet to add up, and no sums"));
  add_region_options(
      *command, session, *options,
      say("区域清单：连同各校一并列出", "inventory of the region: lists its work with that of its schools"));
  add_waivers_option(*command, session, options->adoption);
  command->add_flag("--advisory", options->formats.advisory, say("也列建议性要求", "list advisory requirements too"));
  add_selection_options(*command, session, options->selection);
  add_exit_options(*command, session, options->exit);
  add_evidence_options(*command, session, options->evidence);
  command->callback([options, &session, &action] {
    action = [options, &session] { return BatchRun(*options, RunPurpose::work_list, session).run(); };
  });
}

}  // namespace edu_check::cli
