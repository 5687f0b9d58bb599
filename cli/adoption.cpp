#include "cli/adoption.h"

#include <map>
#include <utility>

#include "cli/git_changes.h"
#include "cli/stored_file.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {

void add_adoption_options(CLI::App& command, const Session& session, AdoptionOptions& options) {
  const auto say = [&](std::string_view zh, std::string_view en) { return session.say(zh, en); };
  command.add_option("--waivers", options.waivers, say("豁免清单（YAML）", "waivers (YAML)"))->type_name("FILE");
  command
      .add_option("--baseline", options.baseline,
                  say("与以前的 json 或 ndjson 结果对照", "compare with an earlier result, json or ndjson"))
      ->type_name("FILE");
  command.add_flag(
      "--fail-on-new", options.fail_on_new,
      say("退出码只看基线中没有的问题", "only problems that the baseline does not have change the exit code"));
  command
      .add_option("--changed-since", options.changed_since,
                  say("只检查 git 自 REV 以来改动过的清单", "check only inventories that git says changed since REV"))
      ->type_name("REV");
}

void Adoption::load(const Catalogue& catalogue, const std::vector<std::shared_ptr<const Standard>>& standards,
                    Diagnostics& diagnostics) {
  if (options_.fail_on_new && options_.baseline.empty()) {
    diagnostics.report(Severity::error, "usage", "",
                       message("--fail-on-new 须与 --baseline 同用", "--fail-on-new goes with --baseline"));
  }
  if (!options_.waivers.empty()) load_waiver_file(catalogue, standards, diagnostics);
  if (!options_.baseline.empty()) load_baseline(standards, diagnostics);
}

void Adoption::load_waiver_file(const Catalogue& catalogue,
                                const std::vector<std::shared_ptr<const Standard>>& standards,
                                Diagnostics& diagnostics) {
  std::string text;
  if (const auto mistake = read_file(options_.waivers, text)) {
    diagnostics.report(Severity::error, "input-unreadable", options_.waivers,
                       message("无法读取：{}", "can't be read: {1}", mistake->zh, mistake->en));
    return;
  }
  const auto source = std::make_shared<const Source>(options_.waivers, std::move(text));
  Diagnostics of_others;  // a standard that nobody asked for may be broken
  auto known = catalogue.load(catalogue.ids(), of_others);
  known.insert(known.end(), standards.begin(), standards.end());
  if (auto waivers = load_waivers(source, known, diagnostics))
    waivers_ = std::make_unique<WaiverUse>(std::move(*waivers));
}

void Adoption::load_baseline(const std::vector<std::shared_ptr<const Standard>>& standards, Diagnostics& diagnostics) {
  const auto file = open_stored(options_.baseline, diagnostics);
  if (!file) return;
  StoredResult result(std::string(shown_name(options_.baseline)), file.get());
  Baseline baseline;
  std::map<std::string, Message> parts;  // what was judged of standards that were not judged whole
  while (const auto* const json = result.next(diagnostics)) {
    const auto assessment = read_stored_assessment(*json, result, diagnostics);
    if (!assessment) return;
    if (assessment->selection) parts.emplace(assessment->standard, describe(*assessment->selection));
    baseline.add(*assessment);
  }
  for (const auto& [standard, part] : parts) {
    diagnostics.report(Severity::warning, "baseline-selection", options_.baseline,
                       message("基线只评判了标准 {0} 的一部分（{1}）：其余的问题都算新增",
                               "the baseline judged only a part of the standard {0} ({2}): all other problems count "
                               "as new",
                               standard, part.zh, part.en));
  }
  for (const auto& standard : standards) {
    if (!baseline.is_changed(*standard)) continue;
    diagnostics.report(
        Severity::warning, "baseline-standard", options_.baseline,
        message("标准 {} 在基线之后修改过", "the standard {} has changed since the baseline", standard->id));
  }
  baseline_ = std::move(baseline);
}

void Adoption::select(InputList& inputs, bool streams, bool has_region, Diagnostics& diagnostics) const {
  if (options_.changed_since.empty()) return;
  const auto refuse = [&](Message reason) { diagnostics.report(Severity::error, "usage", "", std::move(reason)); };
  if (has_region) {
    return refuse(message("--changed-since 不能与 --region 同用：区域要用全部学校来评估",
                          "--changed-since does not go with --region: a region is assessed with all its schools"));
  }
  if (streams) {
    return refuse(message("--changed-since 不能与 --stream 同用", "--changed-since does not go with --stream"));
  }
  keep_changed(options_.changed_since, inputs, diagnostics);
}

void Adoption::attach(BatchOptions& batch, std::vector<std::unique_ptr<Report>>& reports) {
  batch.waivers = waivers_.get();
  if (!baseline_) return;
  batch.baseline = &*baseline_;
  auto comparison = std::make_unique<BaselineComparison>(*baseline_);
  comparison_ = comparison.get();
  reports.push_back(std::move(comparison));
}

std::optional<BaselineNumbers> Adoption::numbers() const {
  if (comparison_ == nullptr) return std::nullopt;
  auto numbers = comparison_->numbers();
  numbers.only_new_count = options_.fail_on_new;
  return numbers;
}

BaselineUse Adoption::baseline_use() const {
  if (!baseline_) return BaselineUse::none;
  return options_.fail_on_new ? BaselineUse::only_new_count : BaselineUse::compare;
}

Summary Adoption::judged(const Summary& summary) const {
  if (comparison_ == nullptr || !options_.fail_on_new) return summary;
  auto judged = comparison_->new_summary();
  judged.inventories = summary.inventories;
  judged.below_min_score = summary.below_min_score;
  return judged;
}

void Adoption::report_waivers(const BatchOptions& batch, bool partial, Diagnostics& diagnostics) const {
  if (!waivers_) return;
  const auto today = batch.as_of ? std::nullopt : std::optional(batch.today);
  waivers_->report({batch.standards, partial || is_partial(), today, batch.selections}, diagnostics);
}

}  // namespace edu_check::cli
