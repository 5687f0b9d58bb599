#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "edu_check/report/formats.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/text/escape.h"

namespace edu_check {
namespace {

constexpr std::string_view command_of(Grade grade) {
  return grade == Grade::error ? "error" : grade == Grade::warning ? "warning" : "notice";
}

/// Workflow commands of GitHub Actions: a line a problem, which the runner makes an annotation of.
class GithubReport final : public TextualReport {
 public:
  explicit GithubReport(ReportOptions options) : options_(std::move(options)) {}

  [[nodiscard]] Details details() const override { return Details::problems; }

  void write(std::string& to, const AssessmentRecord& record) const override {
    for (const auto& each : problems_of(record, options_)) append_github_command(to, record.inventory, each);
  }

  void end(std::string& to, const RunEnd& end) override {
    if (end.state != RunState::whole)
      fmt::format_to(std::back_inserter(to), "::error title=edu-check::{} [{}]\n",
                     workflow_message(describe(end.state).in(options_.language)), id_of(end.state));
    for (const auto& line : describe(end.summary.passed_over)) {
      const auto text = options_.language == Language::zh ? "未检查：" + line.zh : "not checked: " + line.en;
      fmt::format_to(std::back_inserter(to), "::notice title=edu-check::{}\n", workflow_message(text));
    }
  }

 private:
  ReportOptions options_;
};

}  // namespace

void append_github_command(std::string& to, std::string_view path, const Problem& problem) {
  fmt::format_to(std::back_inserter(to), "::{} file={},line={},col={},title={}::{}\n", command_of(problem.grade),
                 workflow_property(repository_file(path)), problem.place.line, problem.place.column,
                 workflow_property(problem.title), workflow_message(problem.text + " [" + problem.rule + "]"));
}

ReportFormat github_format() {
  return {"github",
          {"GitHub Actions 的注释，并附作业摘要", "annotations of GitHub Actions, and the summary of the job"},
          make_report<GithubReport>,
          {"--advisory"}};
}

}  // namespace edu_check
