#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/output_targets.h"
#include "cli/standards_at_hand.h"
#include "cli/stored_file.h"
#include "edu_check/input/input.h"
#include "edu_check/page/difference_page.h"
#include "edu_check/result/difference.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

constexpr auto diff_formats = "text|json|markdown";

struct DiffOptions {
  std::string old_result;
  std::string new_result;
  OutputOptions outputs;
  GroupBy group_by = GroupBy::none;
};

class Diff {
 public:
  Diff(const DiffOptions& options, const Session& session) : options_(options), session_(session) {}

  int run() {
    std::error_code error;
    Difference difference(std::filesystem::current_path(error).string());
    const auto targets = read_output_targets(options_.outputs, diff_formats, false, diagnostics_);
    check_outputs(targets, {{options_.old_result, options_.new_result}, nullptr, {}}, diagnostics_);
    const bool is_page =
        std::any_of(targets.begin(), targets.end(), [](const OutputTarget& each) { return each.format != "json"; });
    if (options_.group_by != GroupBy::none && !targets.empty() && !is_page) {
      refuse(diagnostics_, message("--group-by 须与 --format text 或 markdown 同用",
                                   "--group-by goes with --format text or markdown"));
    }
    if (!session_.standards_folders.empty()) {
      refuse(diagnostics_, message("--standards 对 diff 不起作用：结果中已有所需的一切",
                                   "--standards has no effect on diff: the results hold all that it needs"));
    }
    check_standard_input(
        {{"OLD", options_.old_result == standard_input}, {"NEW", options_.new_result == standard_input}}, diagnostics_);
    Diagnostics unheard;  // standards only serve to look closer
    find_standard_ = standards_at_hand(make_catalogue(session_, unheard));
    if (!diagnostics_.has_errors()) {
      read(options_.old_result, [&](StoredAssessment&& each) { difference.add_old(each); });
    }
    if (!diagnostics_.has_errors()) {
      read(options_.new_result, [&](StoredAssessment&& each) { difference.add_new(each); });
    }
    print(diagnostics_, session_);
    if (diagnostics_.has_errors()) return not_done;
    difference.finish();
    write_outputs(targets, [&](const OutputTarget& target) { return text_of(difference, target); });
    return difference.counts()[static_cast<std::size_t>(Change::worse)] > 0 ? found_problems : compliant;
  }

 private:
  template <class Take>
  void read(const std::string& path, Take&& take) {
    const auto file = open_stored(path, diagnostics_);
    if (!file) return;
    StoredResult result(std::string(shown_name(path)), file.get());
    result.compare_with(find_standard_);
    bool any = false;
    for (; const auto* const json = result.next(diagnostics_); any = true) {
      auto assessment = read_stored_assessment(*json, result, diagnostics_);
      if (!assessment || !has_known_selection(*assessment, result)) return;
      take(std::move(*assessment));
    }
    if (diagnostics_.has_errors() || report_incomplete(result, Severity::error, diagnostics_) || any) return;
    diagnostics_.report(Severity::error, "result-empty", result.name(),
                        message("结果中没有评估", "the result holds no assessment"));
  }

  /// What was judged in part can't be compared with what was judged whole, or in another part.
  bool has_known_selection(const StoredAssessment& assessment, const StoredResult& result) {
    const auto part = assessment.selection ? describe(*assessment.selection) : Message{"全部", "all"};
    const auto& [known, fresh] = selections_.emplace(assessment.standard, part);
    if (fresh || known->second.en == part.en) return true;
    result.report(diagnostics_, "result-selection",
                  message("两次结果对标准 {} 评判的部分不同：{} 与 {}",
                          "the results judge other parts of the standard {}: {} and {}", assessment.standard,
                          known->second, part));
    return false;
  }

  [[nodiscard]] std::string text_of(const Difference& difference, const OutputTarget& target) const {
    std::string text;
    if (target.format == "json") {
      write_difference_json(text, difference);
      return text;
    }
    Page page(page_style(target, session_));
    write_difference(page, difference, options_.group_by);
    return page.text();
  }

  const DiffOptions& options_;
  const Session& session_;
  StandardFinder find_standard_;
  std::map<std::string, Message> selections_;  ///< what was judged, by standard
  Diagnostics diagnostics_;
};

}  // namespace

void add_diff(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<DiffOptions>();
  auto* const command =
      program.add_subcommand("diff", session.say("对比两次结果：变好、变差、新增、移除",
                                                 "what became better, worse, new or gone between two results"));
  command
      ->add_option("OLD", options->old_result,
                   session.say("以前的 json 或 ndjson 结果", "earlier result, json or ndjson"))
      ->required()
      ->type_name("");
  command->add_option("NEW", options->new_result, session.say("现在的结果", "present result"))
      ->required()
      ->type_name("");
  add_output_options(*command, session, options->outputs, diff_formats, session.say("格式", "format"));
  add_group_by_option(*command, session, options->group_by);
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Diff(*options, session).run(); }; });
}

}  // namespace edu_check::cli
