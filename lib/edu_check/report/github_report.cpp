#include <fmt/format.h>

#include <iterator>

#include "edu_check/report/escape.h"
#include "edu_check/report/formats.h"
#include "edu_check/report/problems.h"

namespace edu_check {
namespace {

constexpr std::string_view command_of(Grade grade) {
  return grade == Grade::error ? "error" : grade == Grade::warning ? "warning" : "notice";
}

/// Workflow commands of GitHub Actions: a line a problem, which the runner makes an annotation of.
class GithubReport final : public Report {
 public:
  explicit GithubReport(const ReportOptions& options) : options_(options) {}

  [[nodiscard]] Details details() const override { return Details::problems; }

  void write(std::string& to, const AssessmentRecord& record) const override {
    const auto file = workflow_property(repository_path(record.inventory));
    for (const auto& each : problems_of(record, options_)) {
      fmt::format_to(std::back_inserter(to), "::{} file={},line={},col={},title={}::{}\n", command_of(each.grade), file,
                     each.place.line, each.place.column, workflow_property(each.title),
                     workflow_message(each.text + " [" + each.rule + "]"));
    }
  }

  void end(std::string& to, const RunEnd& end) override {
    for (const auto& line : describe(end.summary.passed_over)) {
      const auto text = options_.language == Language::zh ? "未检查：" + line.zh : "not checked: " + line.en;
      fmt::format_to(std::back_inserter(to), "::notice title=edu-check::{}\n", workflow_message(text));
    }
  }

 private:
  ReportOptions options_;
};

}  // namespace

std::unique_ptr<Report> make_github_report(const ReportOptions& options) {
  return std::make_unique<GithubReport>(options);
}

}  // namespace edu_check
