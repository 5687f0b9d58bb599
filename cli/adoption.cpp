#include "cli/adoption.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "cli/git_changes.h"
#include "cli/standards_at_hand.h"
#include "cli/stored_file.h"
#include "edu_check/assessment/selected_part.h"
#include "edu_check/result/baseline_file.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"

namespace edu_check::cli {
namespace {

/// To which paths of inventories are relative; empty where the system does not tell.
std::string working_folder() {
  std::error_code error;
  return std::filesystem::current_path(error).string();
}

/// From a stored result, or from a file of `--format baseline`. False after a report.
bool read_baseline(StoredResult& result, Baseline& baseline, Diagnostics& diagnostics) {
  const auto before = diagnostics.error_count();
  const auto* json = result.next(diagnostics);
  const bool is_file = json != nullptr && is_baseline_file(*json);
  if (is_file && !read_baseline_file(*json, result, baseline, diagnostics)) return false;
  for (; !is_file && json != nullptr; json = result.next(diagnostics)) {
    const auto assessment = read_stored_assessment(*json, result, diagnostics);
    if (!assessment) return false;
    baseline.add(*assessment);
  }
  const auto state = baseline.state() == RunState::whole ? result.run().state : baseline.state();
  if (state != RunState::whole) {
    const auto text = describe(state);
    diagnostics.report(
        Severity::warning, "baseline-incomplete", result.name(),
        message("基线：{}；其中没有的问题都算新增", "of the baseline: {}; all other problems count as new", text));
  }
  return diagnostics.error_count() == before;
}

void warn_of_selection(const std::string& standard, const Selection& selection, std::string_view file,
                       Diagnostics& diagnostics) {
  const auto part = describe(selection);
  diagnostics.report(Severity::warning, "baseline-selection", file,
                     message("基线只评判了标准 {} 的一部分（{}）：其余的问题都算新增",
                             "the baseline judged only a part of the standard {} ({}): all other problems count "
                             "as new",
                             standard, part));
}

/// Whether a run judges something that a selection leaves out.
bool judges_more(const Selection& selection, const Standard& standard, const Selection* of_run) {
  const auto before = judged_by(selection, standard);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool judged = of_run == nullptr || of_run->judged[i];
    if (judged && !before[i] && standard.requirements[i].level != Level::informational) return true;
  }
  return false;
}

}  // namespace

void add_waivers_option(CLI::App& command, const Session& session, AdoptionOptions& options) {
  command.add_option("--waivers", options.waivers, session.say("豁免清单（YAML）", "waivers (YAML)"))
      ->type_name("FILE");
}

void add_adoption_options(CLI::App& command, const Session& session, AdoptionOptions& options) {
  const auto say = [&](std::string_view zh, std::string_view en) { return session.say(zh, en); };
  add_waivers_option(command, session, options);
  command
      .add_option(
          "--baseline", options.baseline,
          say("与以前的结果对照：baseline、json 或 ndjson", "compare with an earlier result: baseline, json or ndjson"))
      ->type_name("FILE");
  command.add_flag(
      "--fail-on-new", options.fail_on_new,
      say("退出码只看基线中没有的问题", "only problems that the baseline does not have change the exit code"));
  command
      .add_option("--changed-since", options.changed_since,
                  say("只检查 git 自 REV 以来改动过的清单", "check only inventories that git says changed since REV"))
      ->type_name("REV");
}

void lint_baseline(const Source& source, const Catalogue& catalogue, Diagnostics& diagnostics) {
  auto text = std::string(source.text());
  const StoredFile file(fmemopen(text.data(), text.size(), "rb"));
  if (!file) throw std::system_error(errno, std::generic_category(), source.name());
  StoredResult lines(source.name(), file.get());
  Baseline baseline(working_folder());
  lines.compare_with(standards_at_hand(catalogue));
  if (!read_baseline(lines, baseline, diagnostics)) return;
  for (const auto& [standard, selection] : baseline.parts())
    warn_of_selection(standard, *selection, source.name(), diagnostics);
  Diagnostics of_others;
  for (const auto& standard : catalogue.load(catalogue.ids(), of_others)) {
    if (baseline.holds(standard->id)) baseline.check(*standard, source.name(), diagnostics);
  }
}

void Adoption::load(const Catalogue& catalogue, const std::vector<std::shared_ptr<const Standard>>& standards,
                    const Selections& selections, Diagnostics& diagnostics) {
  if (options_.fail_on_new && options_.baseline.empty()) {
    refuse(diagnostics, message("--fail-on-new 须与 --baseline 同用", "--fail-on-new goes with --baseline"));
  }
  if (!options_.waivers.empty()) load_waiver_file(catalogue, standards, diagnostics);
  if (!options_.baseline.empty()) load_baseline(catalogue, standards, selections, diagnostics);
}

void Adoption::load_waiver_file(const Catalogue& catalogue,
                                const std::vector<std::shared_ptr<const Standard>>& standards,
                                Diagnostics& diagnostics) {
  const auto source = read_source(options_.waivers, diagnostics);
  if (!source) return;
  Diagnostics of_others;  // a standard that nobody asked for may be broken
  auto known = catalogue.load(catalogue.ids(), of_others);
  known.insert(known.end(), standards.begin(), standards.end());
  if (auto waivers = load_waivers(source, known, today(), diagnostics))
    waivers_ = std::make_unique<WaiverUse>(std::move(*waivers), working_folder());
}

void Adoption::load_baseline(const Catalogue& catalogue, const std::vector<std::shared_ptr<const Standard>>& standards,
                             const Selections& selections, Diagnostics& diagnostics) {
  const auto file = open_stored(options_.baseline, diagnostics);
  if (!file) return;
  StoredResult result(std::string(shown_name(options_.baseline)), file.get());
  Baseline baseline(working_folder());
  result.compare_with(standards_at_hand(catalogue));
  if (!read_baseline(result, baseline, diagnostics)) return;
  for (std::size_t i = 0; i < standards.size(); ++i) {
    const auto& standard = *standards[i];
    baseline.check(standard, result.name(), diagnostics);
    const auto part = baseline.parts().find(standard.id);
    if (part != baseline.parts().end() &&
        judges_more(*part->second, standard, selections.empty() ? nullptr : selections[i].get()))
      warn_of_selection(standard.id, *part->second, result.name(), diagnostics);
  }
  baseline_ = std::move(baseline);
}

std::vector<std::string> Adoption::select(InputList& inputs, bool streams, bool has_region,
                                          Diagnostics& diagnostics) const {
  std::vector<std::string> read;
  if (options_.changed_since.empty()) return read;
  if (has_region) {
    refuse(diagnostics,
           message("--changed-since 不能与 --region 同用：区域要用全部学校来评估",
                   "--changed-since does not go with --region: a region is assessed with all its schools"));
  } else if (streams) {
    refuse(diagnostics, message("--changed-since 不能与 --stream 同用", "--changed-since does not go with --stream"));
  } else {
    read = keep_changed(options_.changed_since, inputs, diagnostics);
    const auto unchanged = inputs.passed_over().of(PassedReason::unchanged);
    if (unchanged == 0 || inputs.empty()) return read;  // of nothing to check more is said in the end
    diagnostics.report(Severity::notice, "input-unchanged", "",
                       message("自 {} 以来没有改动的清单有 {} 份，未检查",
                               "inventories unchanged since {}: {}, not checked", options_.changed_since, unchanged));
  }
  return read;
}

void Adoption::attach(BatchOptions& batch) const {
  batch.waivers = waivers_.get();
  if (baseline_) batch.baseline = &*baseline_;
}

std::optional<BaselineNumbers> Adoption::numbers(const BatchResult& result) const {
  if (!baseline_) return std::nullopt;
  auto numbers = result.baseline.numbers;
  numbers.only_new_count = options_.fail_on_new;
  return numbers;
}

BaselineUse Adoption::baseline_use() const {
  if (!baseline_) return BaselineUse::none;
  return options_.fail_on_new ? BaselineUse::only_new_count : BaselineUse::compare;
}

Summary Adoption::judged(const BatchResult& result) const {
  if (!baseline_ || !options_.fail_on_new) return result.summary;
  auto judged = result.baseline.judged;
  judged.inventories = result.summary.inventories;
  judged.below_min_score = result.summary.below_min_score;
  return judged;
}

void Adoption::report_waivers(const BatchOptions& batch, const Summary& summary, bool partial,
                              Diagnostics& diagnostics) const {
  if (!waivers_) return;
  const auto today = batch.as_of ? std::nullopt : std::optional(batch.today);
  waivers_->report({batch.standards, partial || is_partial(), summary.of(Verdict::invalid), today, batch.selections},
                   diagnostics);
}

void Adoption::report_baseline(const BaselineTally& tally, bool partial, Diagnostics& diagnostics) const {
  if (!baseline_ || partial || is_partial() || baseline_->size() == 0) return;
  if (tally.matched > 0 || tally.numbers.fresh == 0) return;
  auto& diagnostic = diagnostics.report(
      Severity::warning, "baseline-unmatched", shown_name(options_.baseline),
      message("基线有 {} 个问题，但没有一个属于此次检查的学校：全部问题都算新增",
              "problems in the baseline: {}; none is of a school that was checked, so that all problems are new",
              baseline_->size()));
  if (!baseline_->example().empty()) {
    diagnostic.hint(
        message("没有学校标识码的学校按清单路径辨认，基线中如 {}；请在同一文件夹中检查",
                "a school without a code is known by the path of its inventory, in the baseline such as {}: "
                "check from the same folder",
                printable(baseline_->example())));
  }
}

}  // namespace edu_check::cli
