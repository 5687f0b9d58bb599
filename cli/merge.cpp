#include "edu_check/result/merge.h"

#include <sys/resource.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/output_targets.h"
#include "cli/run_end.h"
#include "cli/run_options.h"
#include "cli/standards_at_hand.h"
#include "cli/stored_file.h"
#include "edu_check/batch/region_run.h"
#include "edu_check/input/input.h"
#include "edu_check/report/formats.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

constexpr auto merge_formats = "json|ndjson";

struct MergeOptions {
  std::vector<std::string> parts;
  OutputOptions outputs;
  std::string region;
  bool allow_unknown = false;
};

class Merge {
 public:
  Merge(const MergeOptions& options, const Session& session)
      : options_(options), session_(session), catalogue_(make_catalogue(session, of_folders_)) {}

  int run() {
    targets_ = read_output_targets(options_.outputs, merge_formats, false, diagnostics_);
    FilesRead read{options_.parts, nullptr, session_.standards_folders};
    read.files.push_back(options_.region);
    check_outputs(targets_, read, diagnostics_);
    if (diagnostics_.has_errors()) return give_up(diagnostics_, session_);
    const MergeCallbacks callbacks{[&](std::string_view text) { write(text); }, standards_at_hand(catalogue_),
                                   [&](std::span<const Gathered> shards, const RegionFindings& schools,
                                       std::string_view format) { return region(shards, schools, format); }};
    const auto parts = open_parts();
    const auto summary = diagnostics_.has_errors() ? Summary() : merge_parts(parts, callbacks, diagnostics_);
    if (!diagnostics_.has_errors() && summary.inventories == 0) {
      diagnostics_.report(Severity::error, "input-empty", "", message("各部分都没有结果", "no part holds a result"));
    }
    if (!diagnostics_.has_errors()) Output::complete_all(outputs_);
    print(diagnostics_, session_);
    return diagnostics_.has_errors() ? not_done : exit_code_of(summary, {}, options_.allow_unknown);
  }

 private:
  /// All parts stay open, since their assessments are read once more when they are joined.
  std::vector<PartInput> open_parts() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
      limit.rlim_cur = limit.rlim_max;
      setrlimit(RLIMIT_NOFILE, &limit);
    }
    std::vector<PartInput> parts;
    for (const auto& path : options_.parts) {
      auto file = open_stored(path, diagnostics_);
      if (!file) continue;
      parts.push_back({std::string(shown_name(path)), file.get()});
      files_.push_back(std::move(file));
    }
    return parts;
  }

  void write(std::string_view text) {
    if (!begun_) begin(text.empty() ? "ndjson" : "json");
    for (auto& each : outputs_) each.write(text);
  }

  /// What parts are joined to has their format, which is known when they are read.
  void begin(std::string_view format) {
    begun_ = true;
    for (const auto& each : targets_) {
      if (options_.outputs.formats.empty() || each.format == format) continue;
      diagnostics_
          .report(
              Severity::error, "format-output", "",
              message("各部分是 {}，不能合并成 {}", "the parts are {}, and are not joined to {}", format, each.format))
          .hint(message("合并后用 edu-check convert 转换", "`edu-check convert` writes another format of the whole"));
    }
    if (diagnostics_.has_errors()) return;
    for (const auto& each : targets_) outputs_.emplace_back(each.file);
  }

  /// The standards over which the shards gathered, in the state in which they did.
  std::vector<std::shared_ptr<const Standard>> standards_of(const Gathered& shard) {
    std::vector<StandardState> states;
    for (const auto& each : shard.standards) states.push_back({each.id, each.digest});
    diagnostics_.append(std::move(of_folders_));
    auto standards = load_standards_of(states, options_.parts.front(), catalogue_, diagnostics_);
    for (std::size_t i = 0; i < standards.size() && !diagnostics_.has_errors(); ++i) {
      if (standards[i]->aggregates.size() != shard.standards[i].aggregates.size())
        report_other_state(options_.parts.front(), standards[i]->id, diagnostics_);
    }
    return standards;
  }

  std::optional<MergedRegion> region(std::span<const Gathered> shards, const RegionFindings& schools,
                                     std::string_view format) {
    if (shards.empty()) {
      if (!session_.standards_folders.empty()) {
        refuse(diagnostics_, message("--standards 只在合并区域的各部分时起作用",
                                     "--standards has an effect on merge only where the parts are those of a region"));
        return std::nullopt;
      }
      if (options_.region.empty()) return MergedRegion();
      refuse(diagnostics_, message("各部分的检查都没有用 --region", "no part was checked with --region"));
      return std::nullopt;
    }
    const auto& first = shards.front();
    BatchOptions batch;
    batch.standards = standards_of(first);
    const auto day = read_date("--as-of", first.as_of.empty() ? first.today : first.as_of, diagnostics_);
    if (!first.as_of.empty()) batch.as_of = day;
    batch.today = first.as_of.empty() ? day.value_or(today()) : today();
    batch.evidence = first.evidence;
    if (!first.evidence_folder.empty()) batch.evidence_folder = first.evidence_folder;
    batch.outputs = existing_outputs(targets_);
    batch.facts_age = first.facts_age;
    batch.region = options_.region.empty() ? first.region : options_.region;
    check_outputs(targets_, FilesRead{{batch.region.value_or(std::string())}, nullptr, {}}, diagnostics_);
    if (diagnostics_.has_errors()) return std::nullopt;
    ReportOptions report;
    report.standards = batch.standards;
    report.language = first.language;
    report.layout = Layout::lines;
    report.details = first.details;
    std::vector<std::unique_ptr<Report>> reports;
    reports.push_back(find_report_format(format)->make(report));
    MergedRegion merged;
    const BatchCallbacks callbacks{
        [&](const BatchPart& part) {
          std::fwrite(part.diagnostics.data(), 1, part.diagnostics.size(), stderr);
          merged.text = part.reports[0]->text;
          return true;
        },
        [&](const Diagnostics& found) { return render(found, session_.language, session_.error_color()); }};
    const auto result = assess_region(batch, shards, schools, reports, callbacks);
    if (!result.overwritten.empty()) {
      report_overwritten(result.overwritten, diagnostics_);
      return std::nullopt;
    }
    report_facts_ages(result, diagnostics_);
    merged.summary = result.summary;
    return merged;
  }

  const MergeOptions& options_;
  const Session& session_;
  Diagnostics of_folders_;  ///< of `--standards`: said where they are used
  Catalogue catalogue_;
  OutputTargets targets_;
  std::vector<Output> outputs_;
  bool begun_ = false;
  std::vector<StoredFile> files_;
  Diagnostics diagnostics_;
};

}  // namespace

void add_merge(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<MergeOptions>();
  auto* const command =
      program.add_subcommand("merge", session.say("合并 --shard 各部分的 json 或 ndjson 结果",
                                                  "join the json or ndjson results of the parts of --shard"));
  command->add_option("PART", options->parts, session.say("各部分的结果文件", "results of the parts"))
      ->required()
      ->type_name("");
  add_output_options(*command, session, options->outputs, merge_formats,
                     session.say("格式：各部分的格式", "format: that of the parts"));
  command
      ->add_option(
          "--region", options->region,
          session.say("区域清单（默认：各部分检查时所用的）", "inventory of the region (default: that of the parts)"))
      ->type_name("FILE");
  add_allow_unknown_option(*command, session, options->allow_unknown);
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Merge(*options, session).run(); }; });
}

}  // namespace edu_check::cli
