#include <fmt/format.h>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/report/formats.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/report/marks/sarif_parts_format.h"
#include "edu_check/report/marks/sarif_rules_format.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

constexpr std::string_view results_option = "--sarif-results";

/// Which results are written.
enum class SarifResults : std::uint8_t {
  problems,  ///< what fails or is unknown: GitHub makes an alert of every result, whatever its kind
  waived,    ///< waived failures too, as suppressed results
  all        ///< what passes, does not apply and is not due too
};

SarifResults results_wanted(const ReportOptions& options) {
  const auto word = options.word_of(results_option);
  return word == "all" ? SarifResults::all : word == "waived" ? SarifResults::waived : SarifResults::problems;
}

struct KindAndLevel {
  std::string_view kind;
  std::string_view level;
};

/// What is unknown is a problem to be solved by adding data, and a level other than none needs the kind "fail": GitHub
/// shows nothing sensible for "none".
KindAndLevel kind_of(const Problem& problem) {
  if (problem.requirement != nullptr) {
    switch (problem.requirement->result.outcome) {
      case Outcome::pass:
        return {"pass", "none"};
      case Outcome::not_applicable:
        return {"notApplicable", "none"};
      case Outcome::not_due:
        return {"informational", "none"};
      case Outcome::fail:
      case Outcome::unknown:
      case Outcome::waived:
        break;
    }
  }
  return {"fail", problem.grade == Grade::error ? "error" : problem.grade == Grade::warning ? "warning" : "note"};
}

/// How a result compares with the baseline; empty for one that is neither a problem nor was one there.
std::string_view baseline_state(const Problem& problem) {
  if (problem.kind == Problem::Kind::mark) return {};
  if (problem.requirement == nullptr) return "new";  // an invalid inventory is never known
  const auto& each = *problem.requirement;
  if (each.mended) return "absent";
  const bool open = is_open(each.result.outcome);
  if (each.result.level != Level::mandatory || !open) return {};
  return each.known ? "unchanged" : "new";
}

/// SARIF 2.1.0, one run, a result a line.
class SarifReport final : public TextualReport {
 public:
  explicit SarifReport(const ReportOptions& options)
      : options_(options), results_(results_wanted(options)), rules_(options) {}

  [[nodiscard]] Details details() const override {
    return results_ == SarifResults::all ? Details::full : Details::problems;
  }

  void begin(std::string& to) override {
    to += sarif_opening;
    rules_.write_tool(to);
    std::string id = "edu-check/";
    for (const auto& standard : options_.standards) id += (id.back() == '/' ? "" : "+") + standard->id;
    append_sarif_run(to, id + "/", options_.language);
    to += ",\n\"results\": [";
  }

  void write(std::string& to, const AssessmentRecord& record) const override {
    std::size_t number = 0;
    for (const auto& each : results_of(record)) {
      write_result(to, record, each, detail_of(each, record, number));
    }
  }

  void join(std::string& piece) override { entries_.join(piece); }

  void end(std::string& to, const RunEnd& end) override {
    to += "\n],\n\"invocations\": [";
    JsonLine json(to);
    const bool whole = end.state == RunState::whole;
    json.object().boolean("executionSuccessful", whole && end.summary.of(Verdict::invalid) == 0);
    const auto text = notice();
    if (!whole || !text.empty()) {
      json.key("toolExecutionNotifications").array();
      if (!whole) write_notification(json, "error", describe(end.state), id_of(end.state));
      if (!text.empty()) write_notification(json, "warning", text, {});
      json.end_array();
    }
    json.end_object();
    to += "],\n\"properties\": {\"passed_over\": " + passed_over_json(end.summary.passed_over);
    if (!whole) to.append(", \"state\": \"").append(to_string(end.state)).append("\"");
    to += "}\n}]}\n";
  }

  [[nodiscard]] Message notice() const override {
    if (entries_.dropped() == 0) return {};
    return message("SARIF 只写了前 {} 条结果（GitHub 的上限），另有 {} 条未写",
                   "SARIF holds the first {} results only, the limit of GitHub; {} more are left out", most_results,
                   entries_.dropped());
  }

 private:
  void write_notification(JsonLine& json, std::string_view level, const Message& text, std::string_view id) const {
    json.object().text("level", level);
    if (!id.empty()) json.key("descriptor").object().text("id", id).end_object();
    json.key("message").object().text("text", sarif_message(text.in(options_.language))).end_object().end_object();
  }

  [[nodiscard]] std::vector<Problem> results_of(const AssessmentRecord& record) const {
    if (results_ == SarifResults::problems || record.verdict == Verdict::invalid) return problems_of(record, options_);
    std::vector<Problem> results;
    for (const auto& each : record.requirements) {
      const auto outcome = each.result.outcome;
      const bool problem = is_open(outcome) || outcome == Outcome::waived;
      const bool shown =
          each.result.level == Level::mandatory || (each.result.level == Level::advisory && options_.advisory);
      if (shown && (problem || results_ == SarifResults::all)) results.push_back(make_problem(each, record, options_));
    }
    add_marks(results, record, options_);
    return results;
  }

  void write_result(std::string& to, const AssessmentRecord& record, const Problem& problem,
                    std::string_view detail) const {
    const auto [kind, level] = kind_of(problem);
    JsonLine json(to);
    const bool mistake = problem.kind == Problem::Kind::mistake;
    json.object().text("ruleId", mistake ? invalid_rule : std::string_view(problem.rule));
    json.number("ruleIndex", rules_.index_of(record, problem)).text("kind", kind).text("level", level);
    const auto text = mistake ? problem.text + " (" + problem.rule + ")" : problem.text;
    json.key("message").object().text("text", sarif_message(text)).end_object();
    json.key("locations").array().object().key("physicalLocation").object();
    write_sarif_place(json, record.inventory, problem.place);
    json.end_object().end_object().end_array();
    json.key("partialFingerprints")
        .object()
        .text("primaryLocationLineHash", fingerprint(record.inventory, problem.rule, detail) + ":1")
        .end_object();
    if (options_.baseline != BaselineUse::none) {
      if (const auto state = baseline_state(problem); !state.empty()) json.text("baselineState", state);
    }
    if (problem.requirement != nullptr) write_state(json, *problem.requirement);
    json.end_object();
    to += '\n';
  }

  static void write_state(JsonLine& json, const RequirementRecord& each) {
    if (each.result.outcome == Outcome::waived) {
      json.key("suppressions").array().object().text("kind", "external").text("status", "accepted");
      if (each.waiver) json.text("justification", each.waiver->reason);
      json.end_object().end_array();
    }
    json.key("properties")
        .object()
        .text("outcome", to_string(each.result.outcome))
        .text("requirementLevel", to_string(each.result.level))
        .end_object();
  }

  ReportOptions options_;
  SarifResults results_;
  SarifRules rules_;
  JsonEntries entries_{most_results};
};

}  // namespace

void append_sarif_run(std::string& to, std::string_view id, Language language) {
  to += ",\n\"automationDetails\": ";
  JsonLine(to).object().text("id", id).end_object();
  to += ",\n\"columnKind\": \"unicodeCodePoints\",\n\"originalUriBaseIds\": ";
  const auto folder = message("运行 edu-check 的文件夹", "the folder in which edu-check was run").in(language);
  JsonLine json(to);
  json.object().key("%SRCROOT%").object().key("description").object().text("text", folder);
  json.end_object().end_object().end_object();
}

void write_sarif_file(JsonLine& json, std::string_view path) {
  const auto uri = uri_of_path(repository_file(path));
  json.key("artifactLocation").object().text("uri", uri);
  if (!uri.starts_with("file:")) json.text("uriBaseId", "%SRCROOT%");
  json.end_object();
}

void write_sarif_place(JsonLine& json, std::string_view path, Position place) {
  write_sarif_file(json, path);
  json.key("region").object().number("startLine", place.line).number("startColumn", place.column).end_object();
}

ReportFormat sarif_format() {
  return {"sarif",
          {"SARIF 2.1.0，供代码扫描使用", "SARIF 2.1.0 for code scanning"},
          make_report<SarifReport>,
          {"--advisory"},
          {{results_option,
            {"all", "problems", "waived"},
            {"sarif 的结果：问题（默认）、加上已豁免的（标为已抑制）或全部",
             "results of sarif: problems (default), waived ones too (as suppressed), or all"}}}};
}

}  // namespace edu_check
