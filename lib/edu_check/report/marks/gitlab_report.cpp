#include <utility>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/report/formats.h"
#include "edu_check/report/marks/problems.h"

namespace edu_check {
namespace {

constexpr std::string_view severity_of(const Problem& problem) {
  if (problem.requirement == nullptr) return problem.grade == Grade::error ? "blocker" : "info";
  return problem.grade == Grade::error ? "major" : problem.grade == Grade::warning ? "minor" : "info";
}

/// Code quality report of GitLab: an array with an entry a problem.
class GitlabReport final : public TextualReport {
 public:
  explicit GitlabReport(ReportOptions options) : options_(std::move(options)) {}

  [[nodiscard]] Details details() const override { return Details::problems; }
  void begin(std::string& to) override { to += '['; }

  void write(std::string& to, const AssessmentRecord& record) const override {
    std::size_t number = 0;
    for (const auto& each : problems_of(record, options_)) {
      append_gitlab_entry(to, record.inventory, each, detail_of(each, record, number));
    }
  }

  void join(std::string& piece) override { entries_.join(piece); }
  void end(std::string& to, const RunEnd& end) override {
    if (end.state != RunState::whole) write_state(to, end.state);
    to += "\n]\n";
  }

 private:
  /// An entry must have a place: the folder of the run.
  void write_state(std::string& to, RunState state) {
    Problem problem;
    problem.rule = id_of(state);
    problem.title = "edu-check";
    problem.text = describe(state).in(options_.language);
    problem.place = {1, 1};
    std::string piece;
    append_gitlab_entry(piece, ".", problem, {});
    entries_.join(piece);
    to += piece;
  }

  ReportOptions options_;
  JsonEntries entries_;
};

}  // namespace

void append_gitlab_entry(std::string& to, std::string_view path, const Problem& problem, std::string_view detail) {
  JsonLine json(to);
  json.object().text("description", problem.title + "\n" + problem.text).text("check_name", problem.rule);
  json.text("fingerprint", fingerprint(path, problem.rule, detail)).text("severity", severity_of(problem));
  json.key("location").object().text("path", repository_file(path));
  json.key("lines").object().number("begin", problem.place.line).end_object().end_object().end_object();
  to += '\n';
}

ReportFormat gitlab_format() {
  return {
      "gitlab", {"GitLab 代码质量报告", "code quality report of GitLab"}, make_report<GitlabReport>, {"--advisory"}};
}

}  // namespace edu_check
