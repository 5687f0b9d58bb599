#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <utility>

#include "cli/adoption.h"
#include "cli/arguments.h"
#include "cli/batch_inputs.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/report_targets.h"
#include "cli/run_end.h"
#include "cli/run_stats.h"
#include "cli/stop_signals.h"
#include "edu_check/batch/batch.h"
#include "edu_check/batch/region_run.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/result/gathered.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/version.h"

namespace edu_check::cli {
namespace {

/// The options of `check` as given.
struct CheckOptions {
  InputOptions inputs;
  std::vector<std::string> standards;
  std::string as_of;
  FormatOptions formats;
  AdoptionOptions adoption;
  std::uint32_t jobs = 0;
  std::string region;
  yaml::ReaderChoice reader = yaml::ReaderChoice::automatic;
  When progress = When::automatic;
  FactsAgeRule facts_age;
  SelectionRequest selection;
  ExitOptions exit;
  EvidenceOptions evidence;
  bool stats = false;
};

/// Paths one a line; a digest of many.
std::string joined(const std::vector<std::string>& paths) {
  constexpr std::size_t longest = 200;
  std::string lines;
  for (const auto& each : paths) lines += (lines.empty() ? "" : "\n") + each;
  return lines.size() <= longest ? lines : fmt::format("{} {:016x}", paths.size(), hash_of(lines));
}

/// A digest of a file's bytes; of a pipe, which can't be read again, its name.
std::string file_digest(const std::string& path) {
  std::error_code error;
  if (path.empty() || !std::filesystem::is_regular_file(path, error)) return path;
  std::ifstream file(path, std::ios::binary);
  std::array<char, 65536> buffer{};
  std::uint64_t hash = hash_of({});
  while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0)
    hash = hash_of({buffer.data(), static_cast<std::size_t>(file.gcount())}, hash);
  return fmt::format("{:016x}", hash);
}

class Check {
 public:
  Check(const CheckOptions& options, const Session& session)
      : options_(options), session_(session), targets_(options.formats, session), adoption_(options.adoption) {}

  int run() {
    targets_.read(diagnostics_);
    check_standard_input({{"PATH", reads_standard_input(options_.inputs)},
                          {"--files-from", options_.inputs.list == standard_input},
                          {"--waivers", options_.adoption.waivers == standard_input},
                          {"--baseline", options_.adoption.baseline == standard_input},
                          {"--region", options_.region == standard_input}},
                         diagnostics_);
    const auto as_of = read_as_of();
    const auto min_score = read_exit_options(options_.exit, diagnostics_);
    const auto shard = read_shard(options_.inputs, diagnostics_);
    if (shard && !options_.region.empty()) check_region_part();
    if (shard && min_score) {
      refuse(diagnostics_, message("--min-score 不能与 --shard 同用：合并时不看达标率",
                                   "--min-score does not go with --shard: merge does not look at scores"));
    }
    const auto catalogue = make_catalogue(session_, diagnostics_);
    const auto standards = load_standards(catalogue, options_.standards, diagnostics_);
    check_evidence_options(options_.evidence, diagnostics_);
    if (options_.evidence.required && !options_.adoption.changed_since.empty()) {
      refuse(diagnostics_, message("--changed-since 不能与 --require-evidence 同用：清单未改，材料也可能已改",
                                   "--changed-since does not go with --require-evidence: a document may have changed "
                                   "where its inventory did not"));
    }
    auto selections = select_requirements(standards, options_.selection, diagnostics_);
    adoption_.load(catalogue, standards, selections, diagnostics_);
    if (diagnostics_.has_errors()) return give_up();
    auto inputs = read_inputs(options_.inputs, shard, options_.region, diagnostics_);
    inputs_missing_ = diagnostics_.has_errors();
    if (!check_targets(inputs)) return give_up();
    const bool ignored = all_ignored(options_.inputs, inputs);
    if (inputs.empty() && (inputs_missing_ || !(shard || ignored))) return give_up();
    const bool many = inputs.size() != 1 || options_.inputs.streams || shard;
    if (!select_changed(inputs)) return give_up();
    print(diagnostics_, session_);
    BatchOptions batch;
    batch.standards = standards;
    batch.selections = std::move(selections);
    batch.min_score = min_score;
    batch.as_of = as_of;
    batch.today = today();
    batch.evidence = options_.evidence.rule();
    batch.evidence_folder = options_.evidence.root();
    batch.outputs = targets_.existing();
    batch.facts_age = options_.facts_age;
    batch.reader = options_.reader;
    batch.jobs = thread_count(options_.jobs);
    batch.group_by = options_.formats.group_by;
    batch.gather = shard && !options_.region.empty();
    if (!options_.region.empty() && !shard) batch.region = options_.region;
    batch.streams = options_.inputs.streams;
    batch.shard = shard;
    batch.measure_stages = options_.stats;
    batch.stop = &catch_stop_signals();
    const auto start = std::chrono::steady_clock::now();
    const RunPart part{shard.has_value(), ignored, options_.adoption.changed_since, options_.exit.zero};
    const auto result = write(batch, inputs, many, part);
    print_end(batch, result, part);
    if (options_.stats)
      std::fputs(describe_stats(result, std::chrono::steady_clock::now() - start, session_).c_str(), stderr);
    if (result.stopped) return stopped_exit_code();
    if (inputs_missing_ || !result.overwritten.empty()) return not_done;
    return exit_code_of(adoption_.judged(result), part, options_.exit.allow_unknown);
  }

 private:
  int give_up() {
    print(diagnostics_, session_);
    return not_done;
  }

  /// A shard only gathers for the region; `merge` assesses it.
  void check_region_part() {
    if (!targets_.has_format({"json", "ndjson"})) {
      refuse(
          diagnostics_,
          message(
              "--shard 与 --region 同用时须有 --format json 或 ndjson：供 edu-check merge 评估区域",
              "--shard with --region needs --format json or ndjson, from which edu-check merge assesses the region"));
    }
    if (!options_.adoption.waivers.empty() || !options_.adoption.baseline.empty()) {
      refuse(diagnostics_, message("--shard 与 --region 同用时不能有 --waivers 或 --baseline",
                                   "--shard with --region does not go with --waivers or --baseline"));
    }
    if (!options_.selection.empty()) {
      refuse(diagnostics_, message("--shard 与 --region 同用时不能有 --only 或 --skip",
                                   "--shard with --region does not go with --only or --skip"));
    }
  }

  /// Options that change what comes of a part, so that only parts with the same ones are merged.
  [[nodiscard]] std::map<std::string, std::string> options_of_part() const {
    std::map<std::string, std::string> options;
    const auto add = [&](const std::string& name, const std::string& value) {
      if (!value.empty()) options.emplace(name, value);
    };
    const auto& inputs = options_.inputs;
    add("PATH", joined(inputs.paths));
    add("--files-from", inputs.list);
    add("--stream", inputs.streams ? "true" : "");
    add("--stdin-name", inputs.standard_input_name);
    add("--waivers", file_digest(options_.adoption.waivers));
    add("--baseline", file_digest(options_.adoption.baseline));
    add("--fail-on-new", options_.adoption.fail_on_new ? "true" : "");
    add("--changed-since", options_.adoption.changed_since);
    add("--only", joined(options_.selection.only));
    add("--skip", joined(options_.selection.skip));
    return options;
  }

  /// What a shard says of itself, and gathered for the region, as JSON; empty if this is none.
  [[nodiscard]] std::string gathered_json(const BatchOptions& batch, const InputList& inputs,
                                          BatchResult& result) const {
    if (!batch.shard) return {};
    Gathered gathered;
    gathered.shard = *batch.shard;
    gathered.state = state_of(result, inputs_missing_);
    gathered.version = version();
    gathered.region = options_.region;
    (batch.as_of ? gathered.as_of : gathered.today) = to_string(batch.as_of.value_or(batch.today));
    gathered.evidence = batch.evidence;
    gathered.evidence_folder = batch.evidence_folder.value_or(std::string());
    gathered.facts_age = batch.facts_age;
    gathered.language = session_.language;
    gathered.details = options_.formats.details.value_or(Details::full);
    gathered.options = options_of_part();
    gathered.inputs = batch.streams ? result.documents : inputs.whole_size();
    gathered.inputs_digest = fmt::format("{:016x}", batch.streams ? result.documents_hash : inputs.whole_hash());
    gathered.left_out = inputs.removed() + result.stats.passed_over;
    gathered.left_out_digest = fmt::format("{:016x}", inputs.removed_hash() + result.stats.passed_hash);
    take_result(gathered, batch, result);
    std::string json;
    write_gathered(json, gathered);
    return json;
  }

  std::optional<Date> read_as_of() { return read_date("--as-of", options_.as_of, diagnostics_); }

  /// False, with a report, if an output is what is read.
  bool check_targets(const InputList& inputs) {
    const auto before = diagnostics_.error_count();
    const auto& adoption = options_.adoption;
    targets_.check({{options_.inputs.list, adoption.waivers, adoption.baseline, options_.region},
                    &inputs,
                    session_.standards_folders},
                   diagnostics_);
    return diagnostics_.error_count() == before;
  }

  /// Leaves the inventories that changed; false after a mistake, and if an output lies where git reads.
  bool select_changed(InputList& inputs) {
    const auto before = diagnostics_.error_count();
    auto read = adoption_.select(inputs, options_.inputs.streams, !options_.region.empty(), diagnostics_);
    if (!read.empty()) targets_.check({{}, nullptr, {}, std::move(read)}, diagnostics_);
    return diagnostics_.error_count() == before;
  }

  BatchResult write(BatchOptions& batch, const InputList& inputs, bool many, const RunPart& run) {
    targets_.open(batch.standards, many ? Layout::lines : Layout::whole, adoption_.baseline_use());
    if (batch.evidence == EvidenceRule::required) targets_.hold_back();
    adoption_.attach(batch);
    const bool wanted = options_.progress == When::automatic && !options_.formats.quiet && isatty(STDERR_FILENO) != 0 &&
                        !is_plain_terminal() && many;
    Progress progress(wanted || options_.progress == When::always, batch.streams ? 0 : inputs.size(), session_);
    targets_.begin();
    const BatchCallbacks callbacks{
        [&](const BatchPart& part) {
          progress.clear();
          std::fwrite(part.diagnostics.data(), 1, part.diagnostics.size(), stderr);
          targets_.write(part.reports);
          progress.show(part.done);
          return true;
        },
        [&](const Diagnostics& diagnostics) { return render(diagnostics, session_.language, session_.error_color()); }};
    auto result = run_batch(batch, inputs, targets_.reports(), callbacks);
    progress.clear();
    if (is_for_nothing(result, run) || !result.overwritten.empty()) return result;
    const auto gathered = gathered_json(batch, inputs, result);
    targets_.end(
        {result.summary, result.rollup, adoption_.numbers(result), gathered, state_of(result, inputs_missing_)});
    return result;
  }

  /// What is to be said of the run as a whole.
  void print_end(const BatchOptions& batch, const BatchResult& result, const RunPart& part) const {
    Diagnostics notices;
    report_run_end(result, part, notices);
    if (!result.stopped) adoption_.report_waivers(batch, result.summary, part.sharded, notices);
    if (!result.stopped) adoption_.report_baseline(result.baseline, part.sharded, notices);
    print(notices, session_);
  }

  const CheckOptions& options_;
  const Session& session_;
  ReportTargets targets_;
  Adoption adoption_;
  Diagnostics diagnostics_;
  bool inputs_missing_ = false;  ///< a PATH meant nothing
};

}  // namespace

void add_check(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<CheckOptions>();
  auto* const command = program.add_subcommand(
      "check", session.say("按标准检查清单（默认命令）", "check inventories against standards (the default command)"));
  add_input_options(*command, session, options->inputs);
  add_standard_option(*command, session, options->standards);
  command
      ->add_option("--as-of", options->as_of,
                   session.say("按此日判断到期（默认：清单的 date，否则今天）",
                               "judge due dates on this day (default: the inventory's date, else today)"))
      ->type_name("DATE");
  add_format_options(*command, session, options->formats);
  add_adoption_options(*command, session, options->adoption);
  command
      ->add_option(
          "--region", options->region,
          session.say("区域清单：连同各校一并评估区域", "inventory of the region: assesses it with its schools"))
      ->type_name("FILE");
  add_facts_age_option(*command, session, options->facts_age);
  add_jobs_option(*command, session, options->jobs);
  add_selection_options(*command, session, options->selection);
  add_exit_options(*command, session, options->exit);
  add_min_score_option(*command, session, options->exit);
  add_evidence_options(*command, session, options->evidence);
  add_words<yaml::ReaderChoice>(*command, "--reader", options->reader,
                                {{"auto", yaml::ReaderChoice::automatic},
                                 {"fast", yaml::ReaderChoice::fast},
                                 {"yaml-cpp", yaml::ReaderChoice::yaml_cpp}},
                                session.say("读取器，用于诊断", "reader, for diagnosis"));
  add_words<When>(*command, "--progress", options->progress, when_words(), session.say("进度显示", "progress"));
  command->add_flag(
      "--stats", options->stats,
      session.say("报告读取器、字节数、速度与各阶段用时", "tell readers, bytes, rate and the time of each stage"));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Check(*options, session).run(); }; });
}

}  // namespace edu_check::cli
