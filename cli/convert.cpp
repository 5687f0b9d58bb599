#include <algorithm>
#include <utility>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/report_targets.h"
#include "cli/standards_at_hand.h"
#include "cli/stored_file.h"
#include "edu_check/input/input.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/result/result_reader.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

struct ConvertOptions {
  std::string result;
  FormatOptions formats;
};

/// What a stored result holds.
struct Survey {
  std::vector<StandardState> standards;  ///< in the order of the run
  StoredRun run;
  bool complete = true;
};

class Convert {
 public:
  Convert(const ConvertOptions& options, const Session& session)
      : options_(options), session_(session), name_(shown_name(options.result)), targets_(options.formats, session) {}

  int run() {
    if (options_.formats.quiet && options_.formats.outputs.formats.empty() && options_.formats.outputs.file.empty()) {
      refuse(diagnostics_, message("--quiet 时没有可写的报告：须有 --format 格式=文件",
                                   "with --quiet nothing would be written: it goes with --format FMT=FILE"));
    }
    targets_.read(diagnostics_);
    targets_.check({{options_.result}, nullptr, session_.standards_folders}, diagnostics_);
    if (diagnostics_.has_errors()) return give_up(diagnostics_, session_);
    const auto file = open_stored(options_.result, diagnostics_);
    if (diagnostics_.has_errors()) return give_up(diagnostics_, session_);
    Diagnostics of_folders;  // said after what is wrong in the result
    const auto catalogue = make_catalogue(session_, of_folders);
    const auto survey = look_through(file.get(), catalogue);
    if (!survey) return give_up(diagnostics_, session_);
    diagnostics_.append(std::move(of_folders));
    const auto standards = load_standards_of(survey->standards, name_, catalogue, diagnostics_);
    if (diagnostics_.has_errors()) return give_up(diagnostics_, session_);
    const auto& baseline = survey->run.baseline;
    const auto use = !baseline                  ? BaselineUse::none
                     : baseline->only_new_count ? BaselineUse::only_new_count
                                                : BaselineUse::compare;
    targets_.open(standards, survey->run.many ? Layout::lines : Layout::whole, use);
    if (!survey->complete && !check_details()) return give_up(diagnostics_, session_);
    std::rewind(file.get());
    if (!write(file.get(), *survey, standards)) return give_up(diagnostics_, session_);
    print(diagnostics_, session_);
    return survey->run.state == RunState::whole ? compliant : not_done;
  }

 private:
  /// Reads the whole result once: a mistake in it is found before anything is written.
  std::optional<Survey> look_through(std::FILE* file, const Catalogue& catalogue) {
    Survey survey;
    StoredResult result(name_, file);
    result.compare_with(standards_at_hand(catalogue));
    std::uint64_t of_first_standard = 0;
    auto last_kind = SubjectKind::school;
    while (const auto* const json = result.next(diagnostics_)) {
      const auto assessment = read_stored_assessment(*json, result, diagnostics_);
      if (!assessment) return std::nullopt;
      auto& standards = survey.standards;
      const auto is_it = [&](const StandardState& each) { return each.id == assessment->standard; };
      if (std::none_of(standards.begin(), standards.end(), is_it))
        standards.push_back({assessment->standard, assessment->digest});
      if (is_it(standards.front())) ++of_first_standard;
      last_kind = assessment->subject.kind;
      survey.complete = survey.complete && assessment->complete;
    }
    if (diagnostics_.has_errors()) return std::nullopt;
    if (survey.standards.empty()) {
      diagnostics_.report(Severity::error, "result-empty", name_,
                          message("结果中没有评估", "the result holds no assessment"));
      return std::nullopt;
    }
    survey.run = result.run();
    if (survey.run.is_document) return survey;
    const bool has_region = last_kind == SubjectKind::region && of_first_standard > 1;
    survey.run.inventories = of_first_standard - (has_region ? 1 : 0);
    survey.run.many = survey.run.inventories > 1;
    return survey;
  }

  bool check_details() {
    const auto names = targets_.needing_all();
    if (names.empty()) return true;
    diagnostics_.report(Severity::error, "result-details", name_,
                        message("结果是用 --details problems 写的，只有问题；{} 需要全部要求",
                                "the result was written with --details problems; {} needs all requirements", names));
    return false;
  }

  bool write(std::FILE* file, const Survey& survey, const std::vector<std::shared_ptr<const Standard>>& standards) {
    StoredResult result(name_, file);
    Summary summary;
    summary.min_score = survey.run.min_score;
    Rollup rollup(standards, options_.formats.group_by);
    const auto& reports = targets_.reports();
    const auto parts = make_parts(reports);
    targets_.begin();
    for (bool first = true; const auto* const json = result.next(diagnostics_); first = false) {
      const auto record = read_record(*json, result, standards, diagnostics_);
      if (!record) return false;
      add(summary, *record);
      rollup.add(*record);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i]->text = first ? std::string_view() : reports[i]->separator();
        parts[i]->write(*record);
        parts[i]->join();
      }
      targets_.write(parts);
    }
    if (diagnostics_.has_errors()) return false;
    summary.inventories = survey.run.inventories;
    summary.duplicate_codes = survey.run.duplicate_codes;
    summary.passed_over = survey.run.passed_over;
    targets_.end({summary, rollup, survey.run.baseline, {}, survey.run.state});
    report_incomplete(result, Severity::error, diagnostics_);
    return true;
  }

  const ConvertOptions& options_;
  const Session& session_;
  std::string name_;  ///< of the result, in messages
  ReportTargets targets_;
  Diagnostics diagnostics_;
};

}  // namespace

void add_convert(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<ConvertOptions>();
  auto* const command = program.add_subcommand(
      "convert", session.say("由保存的结果生成任何格式的报告", "write reports of any format from a stored result"));
  command
      ->add_option("RESULT", options->result,
                   session.say("json 或 ndjson 结果，- 为标准输入", "result in json or ndjson, - for standard input"))
      ->required()
      ->type_name("");
  add_format_options(*command, session, options->formats);
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Convert(*options, session).run(); }; });
}

}  // namespace edu_check::cli
