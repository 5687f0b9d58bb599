#include <cstdio>
#include <utility>

#include "cli/adoption.h"
#include "cli/arguments.h"
#include "cli/batch_inputs.h"
#include "cli/command.h"
#include "cli/output_targets.h"
#include "cli/run_end.h"
#include "cli/stop_signals.h"
#include "edu_check/batch/batch.h"
#include "edu_check/report/work_list/work_list.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

constexpr auto plan_formats = "text|csv|markdown";

struct PlanOptions {
  InputOptions inputs;
  AdoptionOptions adoption;  ///< only its waivers
  std::vector<std::string> standards;
  std::string as_of;
  std::string region;
  OutputOptions outputs;
  std::uint32_t jobs = 0;
  bool advisory = false;
  FactsAgeRule facts_age;
  SelectionRequest selection;
  ExitOptions exit;
  EvidenceOptions evidence;
};

class Plan {
 public:
  Plan(const PlanOptions& options, const Session& session)
      : options_(options), session_(session), adoption_(options.adoption) {}

  int run() {
    check_standard_input({{"PATH", reads_standard_input(options_.inputs)},
                          {"--files-from", options_.inputs.list == standard_input},
                          {"--waivers", options_.adoption.waivers == standard_input},
                          {"--region", options_.region == standard_input}},
                         diagnostics_);
    BatchOptions batch;
    targets_ = read_output_targets(options_.outputs, plan_formats, false, diagnostics_);
    batch.as_of = read_date("--as-of", options_.as_of, diagnostics_);
    (void)read_exit_options(options_.exit, diagnostics_);
    batch.shard = read_shard(options_.inputs, diagnostics_);
    batch.streams = options_.inputs.streams;
    if (batch.shard && !options_.region.empty()) {
      refuse(diagnostics_, message("--shard 不能与 --region 同用：评估区域需要全部学校",
                                   "--shard does not go with --region: a region needs all its schools"));
    }
    const auto catalogue = make_catalogue(session_, diagnostics_);
    batch.standards = load_standards(catalogue, options_.standards, diagnostics_);
    check_evidence_options(options_.evidence, diagnostics_);
    batch.selections = select_requirements(batch.standards, options_.selection, diagnostics_);
    adoption_.load(catalogue, batch.standards, batch.selections, diagnostics_);
    if (diagnostics_.has_errors()) return give_up();
    const auto inputs = read_inputs(options_.inputs, batch.shard, options_.region, diagnostics_);
    const bool inputs_missing = diagnostics_.has_errors();
    if (!check_targets(inputs)) return give_up();
    const bool ignored = all_ignored(options_.inputs, inputs);
    if (inputs.empty() && (inputs_missing || !(batch.shard || ignored))) return give_up();
    print(diagnostics_, session_);
    batch.today = today();
    batch.evidence = options_.evidence.rule();
    batch.evidence_folder = options_.evidence.root();
    batch.outputs = existing_outputs(targets_);
    batch.facts_age = options_.facts_age;
    batch.jobs = thread_count(options_.jobs);
    if (!options_.region.empty()) batch.region = options_.region;
    batch.stop = &catch_stop_signals();
    const RunPart part{batch.shard.has_value(), ignored, {}, options_.exit.zero};
    const auto result = write(batch, inputs, inputs_missing, part);
    report_waivers(batch, result);
    Diagnostics notices;
    report_run_end(result, part, notices);
    print(notices, session_);
    if (result.stopped) return stopped_exit_code();
    if (inputs_missing || !result.overwritten.empty()) return not_done;
    return exit_code_of(result.summary, part, options_.exit.allow_unknown);
  }

 private:
  int give_up() {
    print(diagnostics_, session_);
    return not_done;
  }

  /// False, with a report, if an output is what is read.
  bool check_targets(const InputList& inputs) {
    const auto before = diagnostics_.error_count();
    check_outputs(
        targets_,
        {{options_.inputs.list, options_.adoption.waivers, options_.region}, &inputs, session_.standards_folders},
        diagnostics_);
    return diagnostics_.error_count() == before;
  }

  void report_waivers(const BatchOptions& batch, const BatchResult& result) const {
    if (result.stopped) return;
    Diagnostics notices;
    adoption_.report_waivers(batch, result.summary, batch.shard.has_value(), notices);
    print(notices, session_);
  }

  [[nodiscard]] std::unique_ptr<Report> make_list(const BatchOptions& batch, const OutputTarget& target) const {
    ReportOptions report_options;
    report_options.standards = batch.standards;
    report_options.language = session_.language;
    report_options.color = target.format == "text" ? color_of(target, session_) : Color::off;
    report_options.width = width_of(target, session_);
    report_options.advisory = options_.advisory;
    return make_work_list(report_options, target.format == "csv"        ? WorkListFormat::csv
                                          : target.format == "markdown" ? WorkListFormat::markdown
                                                                        : WorkListFormat::text);
  }

  BatchResult write(BatchOptions& batch, const InputList& inputs, bool inputs_missing, const RunPart& part) {
    std::vector<std::unique_ptr<Report>> reports;
    std::vector<Output> outputs;
    std::vector<std::string> texts(targets_.size());  // what is not written yet: nothing, if nothing is judged
    for (const auto& each : targets_) {
      reports.push_back(make_list(batch, each));
      outputs.emplace_back(each.file);
      if (batch.evidence == EvidenceRule::required) outputs.back().hold_back();
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) reports[i]->begin(texts[i]);
    adoption_.attach(batch);
    const BatchCallbacks callbacks{
        [&](const BatchPart& done) {
          std::fwrite(done.diagnostics.data(), 1, done.diagnostics.size(), stderr);
          for (std::size_t i = 0; i < outputs.size(); ++i) {
            if (done.reports[i]->text.empty()) continue;
            outputs[i].write(std::exchange(texts[i], {}));
            outputs[i].write(done.reports[i]->text);
          }
          return true;
        },
        [&](const Diagnostics& diagnostics) { return render(diagnostics, session_.language, session_.error_color()); }};
    auto result = run_batch(batch, inputs, reports, callbacks);
    if (is_for_nothing(result, part) || !result.overwritten.empty()) return result;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      reports[i]->end(texts[i], {result.summary, result.rollup, std::nullopt, {}, state_of(result, inputs_missing)});
      outputs[i].write(texts[i]);
    }
    Output::complete_all(outputs);
    return result;
  }

  const PlanOptions& options_;
  const Session& session_;
  Adoption adoption_;
  OutputTargets targets_;
  Diagnostics diagnostics_;
};

}  // namespace

void add_plan(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<PlanOptions>();
  auto* const command = program.add_subcommand(
      "plan", session.say("整改清单：要做什么、差多少", "the gaps as a list of work: what to do, by how much"));
  const auto say = [&](std::string_view zh, std::string_view en) { return session.say(zh, en); };
  add_input_options(*command, session, options->inputs);
  add_standard_option(*command, session, options->standards);
  command
      ->add_option("--as-of", options->as_of,
                   say("按此日判断到期（默认：清单的日期，否则今天）",
                       "judge due dates on this day (default: the inventory's date, else today)"))
      ->type_name("DATE");
  add_output_options(*command, session, options->outputs, plan_formats,
                     say("格式；csv 每行一项，供电子表格汇总，不含合计",
                         "format; csv has a row an item, for a spreadsheet to add up, and no sums"));
  command
      ->add_option(
          "--region", options->region,
          say("区域清单：连同各校一并列出", "inventory of the region: lists its work with that of its schools"))
      ->type_name("FILE");
  add_facts_age_option(*command, session, options->facts_age);
  add_jobs_option(*command, session, options->jobs);
  command->add_option("--waivers", options->adoption.waivers, say("豁免清单（YAML）", "waivers (YAML)"))
      ->type_name("FILE");
  command->add_flag("--advisory", options->advisory, say("也列建议性要求", "list advisory requirements too"));
  add_selection_options(*command, session, options->selection);
  add_exit_options(*command, session, options->exit);
  add_evidence_options(*command, session, options->evidence);
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Plan(*options, session).run(); }; });
}

}  // namespace edu_check::cli
