#include <utility>

#include "edu_check/json/json_text.h"
#include "edu_check/report/formats.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/result/baseline_file.h"

namespace edu_check {
namespace {

/// A file for `--baseline`: nothing but what is known, one problem a line, so that a change of it reads well.
class BaselineReport final : public TextualReport {
 public:
  explicit BaselineReport(ReportOptions options) : options_(std::move(options)) {}

  [[nodiscard]] Details details() const override { return Details::problems; }

  void begin(std::string& to) override {
    JsonText json(to, JsonStyle::compact);
    json.open('{');
    json.fragment(std::string("\"").append(baseline_key).append("\":1"));
    json.key("standards");
    json.open('{');
    for (const auto& standard : options_.standards) json.text(standard->id, digest(*standard));
    json.close('}');
    json.close('}');
    to += '\n';
  }

  void write(std::string& to, const AssessmentRecord& record) const override {
    if (record.selection) write_selection(to, record);
    if (record.verdict == Verdict::not_applicable) write_line(to, record, nullptr);
    for (const auto& each : record.requirements) {
      if (is_open_problem(each.result)) write_line(to, record, &each);
    }
  }

  void end(std::string& to, const RunEnd& end) override {
    if (end.state != RunState::whole) to.append("{\"state\":\"").append(to_string(end.state)).append("\"}\n");
  }

 private:
  static void write_selection(std::string& to, const AssessmentRecord& record) {
    JsonText json(to, JsonStyle::compact);
    json.open('{');
    if (!record.subject.code.empty()) json.text("code", record.subject.code);
    json.text("standard", record.standard_id);
    json.key("selection");
    json.open('{');
    for (const auto& [name, ids] : {std::pair{"only", &record.selection->only}, {"skip", &record.selection->skip}}) {
      if (ids->empty()) continue;
      json.key(name);
      json.open('[');
      for (const auto& id : *ids) json.string(id);
      json.close(']');
    }
    json.close('}');
    json.text("inventory", record.inventory);
    json.close('}');
    to += '\n';
  }

  static void write_line(std::string& to, const AssessmentRecord& record, const RequirementRecord* each) {
    JsonText json(to, JsonStyle::compact);
    json.open('{');
    if (!record.subject.code.empty()) json.text("code", record.subject.code);
    if (each == nullptr) {
      json.text("standard", record.standard_id);
      json.text("verdict", to_string(record.verdict));
    } else {
      json.text("problem", record.standard_id + "/" + record.standard->requirements[each->index].id);
      json.text("outcome", to_string(each->result.outcome));
    }
    json.text("inventory", record.inventory);
    if (each != nullptr && each->place.line > 0) json.number("line", each->place.line);
    json.close('}');
    to += '\n';
  }

  ReportOptions options_;
};

}  // namespace

ReportFormat baseline_format() {
  return {"baseline",
          {"已知问题，每行一个，供 --baseline 使用", "known problems, one a line, for --baseline"},
          make_report<BaselineReport>};
}

}  // namespace edu_check
