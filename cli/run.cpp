#include "cli/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "cli/arguments.h"
#include "cli/progress.h"
#include "cli/run_stats.h"
#include "cli/stop_signals.h"
#include "edu_check/batch/region_run.h"
#include "edu_check/result/gathered.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/version.h"

namespace edu_check::cli {
namespace {

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
  FileReader file(path);
  std::array<char, 65536> buffer{};
  std::uint64_t hash = hash_of({});
  for (auto size = file.read(buffer.data(), buffer.size()); size > 0; size = file.read(buffer.data(), buffer.size()))
    hash = hash_of({buffer.data(), static_cast<std::size_t>(size)}, hash);
  return fmt::format("{:016x}", hash);
}

}  // namespace

int BatchRun::run() {
  if (!read_options()) return give_up(diagnostics_, session_);
  auto inputs = read_inputs(options_.inputs, batch_.shard, options_.region, diagnostics_);
  inputs_missing_ = diagnostics_.has_errors();
  if (!check_targets(inputs)) return give_up(diagnostics_, session_);
  const bool ignored = all_ignored(options_.inputs, inputs);
  if (inputs.empty() && (inputs_missing_ || !(batch_.shard || ignored))) return give_up(diagnostics_, session_);
  const bool many = inputs.size() != 1 || batch_.streams || batch_.shard;
  if (!select_changed(inputs)) return give_up(diagnostics_, session_);
  print(diagnostics_, session_);
  set_up_batch();
  const auto start = std::chrono::steady_clock::now();
  const RunPart part{batch_.shard.has_value(), ignored, options_.adoption.changed_since, options_.exit.zero};
  const auto result = write(inputs, many, part);
  print_end(result, part);
  if (options_.stats)
    std::fputs(describe_stats(result, std::chrono::steady_clock::now() - start, session_).c_str(), stderr);
  if (result.stopped) return stopped_exit_code();
  if (inputs_missing_ || !result.overwritten.empty()) return not_done;
  return exit_code_of(adoption_.judged(result), part, options_.exit.allow_unknown);
}

/// What can be known before anything is read. False after a mistake.
bool BatchRun::read_options() {
  targets_.read(diagnostics_);
  check_standard_input({{"PATH", reads_standard_input(options_.inputs)},
                        {"--files-from", options_.inputs.list == standard_input},
                        {"--waivers", options_.adoption.waivers == standard_input},
                        {"--baseline", options_.adoption.baseline == standard_input},
                        {"--region", options_.region == standard_input}},
                       diagnostics_);
  batch_.as_of = read_date("--as-of", options_.as_of, diagnostics_);
  batch_.min_score = read_exit_options(options_.exit, diagnostics_);
  batch_.shard = read_shard(options_.inputs, diagnostics_);
  batch_.streams = options_.inputs.streams;
  check_combinations();
  const auto catalogue = make_catalogue(session_, diagnostics_);
  batch_.standards = load_standards(catalogue, options_.standards, diagnostics_);
  check_evidence_options(options_.evidence, diagnostics_);
  batch_.selections = select_requirements(batch_.standards, options_.selection, diagnostics_);
  adoption_.load(catalogue, batch_.standards, batch_.selections, diagnostics_);
  return !diagnostics_.has_errors();
}

void BatchRun::check_combinations() {
  if (batch_.shard && !options_.region.empty()) check_region_part();
  if (batch_.shard && batch_.min_score) {
    refuse(diagnostics_, message("--min-score 不能与 --shard 同用：合并时不看达标率",
                                 "--min-score does not go with --shard: merge does not look at scores"));
  }
  if (options_.evidence.required && !options_.adoption.changed_since.empty()) {
    refuse(diagnostics_, message("--changed-since 不能与 --require-evidence 同用：清单未改，材料也可能已改",
                                 "--changed-since does not go with --require-evidence: a document may have changed "
                                 "where its inventory did not"));
  }
}

void BatchRun::set_up_batch() {
  batch_.today = today();
  batch_.evidence = options_.evidence.rule();
  batch_.evidence_folder = options_.evidence.root();
  batch_.outputs = targets_.existing();
  batch_.facts_age = options_.facts_age;
  batch_.reader = options_.reader;
  batch_.jobs = thread_count(options_.jobs);
  batch_.group_by = options_.formats.group_by;
  batch_.gather = batch_.shard && !options_.region.empty();
  if (!options_.region.empty() && !batch_.shard) batch_.region = options_.region;
  batch_.measure_stages = options_.stats;
  batch_.stop = &catch_stop_signals();
}

/// A shard only gathers for the region; `merge` assesses it.
void BatchRun::check_region_part() {
  if (purpose_ == RunPurpose::work_list) {
    refuse(diagnostics_, message("--shard 不能与 --region 同用：评估区域需要全部学校",
                                 "--shard does not go with --region: a region needs all its schools"));
    return;
  }
  if (!targets_.has_format({"json", "ndjson"})) {
    refuse(
        diagnostics_,
        message("--shard 与 --region 同用时须有 --format json 或 ndjson：供 edu-check merge 评估区域",
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
std::map<std::string, std::string> BatchRun::options_of_part() const {
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
std::string BatchRun::gathered_json(const InputList& inputs, BatchResult& result) const {
  if (!batch_.shard || !targets_.has_format({"json", "ndjson"})) return {};
  Gathered gathered;
  gathered.shard = *batch_.shard;
  gathered.state = state_of(result, inputs_missing_);
  gathered.version = version();
  gathered.region = options_.region;
  (batch_.as_of ? gathered.as_of : gathered.today) = to_string(batch_.as_of.value_or(batch_.today));
  gathered.evidence = batch_.evidence;
  gathered.evidence_folder = batch_.evidence_folder.value_or(std::string());
  gathered.facts_age = batch_.facts_age;
  gathered.language = session_.language;
  gathered.details = options_.formats.details.value_or(Details::full);
  gathered.options = options_of_part();
  gathered.inputs = batch_.streams ? result.documents : inputs.whole_size();
  gathered.inputs_digest = fmt::format("{:016x}", batch_.streams ? result.documents_hash : inputs.whole_hash());
  gathered.left_out = inputs.removed() + result.stats.passed_over;
  gathered.left_out_digest = fmt::format("{:016x}", inputs.removed_hash() + result.stats.passed_hash);
  take_result(gathered, batch_, result);
  std::string json;
  write_gathered(json, gathered);
  return json;
}

/// False, with a report, if an output is what is read.
bool BatchRun::check_targets(const InputList& inputs) {
  const auto before = diagnostics_.error_count();
  const auto& adoption = options_.adoption;
  targets_.check({{options_.inputs.list, adoption.waivers, adoption.baseline, options_.region},
                  &inputs,
                  session_.standards_folders},
                 diagnostics_);
  return diagnostics_.error_count() == before;
}

/// Leaves the inventories that changed; false after a mistake, and if an output lies where git reads.
bool BatchRun::select_changed(InputList& inputs) {
  const auto before = diagnostics_.error_count();
  auto read = adoption_.select(inputs, options_.inputs.streams, !options_.region.empty(), diagnostics_);
  if (!read.empty()) targets_.check({{}, nullptr, {}, std::move(read)}, diagnostics_);
  return diagnostics_.error_count() == before;
}

BatchResult BatchRun::write(const InputList& inputs, bool many, const RunPart& part) {
  targets_.open(batch_.standards, many ? Layout::lines : Layout::whole, adoption_.baseline_use());
  if (batch_.evidence == EvidenceRule::required) targets_.hold_back();
  adoption_.attach(batch_);
  const bool wanted = options_.progress == When::automatic && !options_.formats.quiet && isatty(STDERR_FILENO) != 0 &&
                      !is_plain_terminal() && many;
  Progress progress(wanted || options_.progress == When::always, batch_.streams ? 0 : inputs.size(), session_);
  targets_.begin();
  const BatchCallbacks callbacks{
      [&](const BatchPart& done) {
        progress.clear();
        std::fwrite(done.diagnostics.data(), 1, done.diagnostics.size(), stderr);
        targets_.write(done.reports);
        progress.show(done.done);
        return true;
      },
      [&](const Diagnostics& diagnostics) { return render(diagnostics, session_.language, session_.error_color()); }};
  auto result = run_batch(batch_, inputs, targets_.reports(), callbacks);
  progress.clear();
  if (is_for_nothing(result, part) || !result.overwritten.empty()) return result;
  const auto gathered = gathered_json(inputs, result);
  targets_.end({result.summary, result.rollup, adoption_.numbers(result), gathered, state_of(result, inputs_missing_)});
  return result;
}

/// What is to be said of the run as a whole.
void BatchRun::print_end(const BatchResult& result, const RunPart& part) const {
  Diagnostics notices;
  report_run_end(result, part, notices);
  if (!result.stopped) adoption_.report_waivers(batch_, result.summary, part.sharded, notices);
  if (!result.stopped) adoption_.report_baseline(result.baseline, part.sharded, notices);
  print(notices, session_);
}

}  // namespace edu_check::cli
