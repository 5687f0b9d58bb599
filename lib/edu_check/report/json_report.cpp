#include "edu_check/report/formats.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/result/result_document.h"

namespace edu_check {
namespace {

/// The whole run as one document.
class JsonReport final : public TextualReport {
 public:
  explicit JsonReport(const ReportOptions& options)
      : language_(options.language),
        layout_(options.layout),
        details_(options.details.value_or(Details::full)),
        json_(options.standards, options.language, details_, JsonStyle::lines) {}
  [[nodiscard]] Details details() const override { return details_; }
  void begin(std::string& to) override { write_json_start(to, language_, layout_); }
  void write(std::string& to, const AssessmentRecord& record) const override { json_.write(to, record); }
  [[nodiscard]] std::string_view separator() const override { return ","; }
  void end(std::string& to, const RunEnd& end) override { write_json_end(to, end); }

 private:
  Language language_;
  Layout layout_;
  Details details_;
  AssessmentJson json_;
};

/// An assessment a line. One more tells of a run that is not whole, and one of a part.
class NdjsonReport final : public TextualReport {
 public:
  explicit NdjsonReport(const ReportOptions& options)
      : details_(options.details.value_or(Details::full)),
        json_(options.standards, options.language, details_, JsonStyle::compact) {}
  [[nodiscard]] Details details() const override { return details_; }
  void write(std::string& to, const AssessmentRecord& record) const override {
    json_.write(to, record);
    to += '\n';
  }
  void end(std::string& to, const RunEnd& end) override {
    if (!end.gathered.empty()) {
      to.append("{\"gathered\": ").append(end.gathered).append("}\n");
    } else if (end.state != RunState::whole) {
      to.append("{\"summary\": {\"state\": \"").append(to_string(end.state)).append("\"}}\n");
    }
  }

 private:
  Details details_;
  AssessmentJson json_;
};

}  // namespace

ReportFormat json_format() {
  return {"json",
          {"一个 JSON 文档，edu-check-result/1", "one JSON document, edu-check-result/1"},
          make_report<JsonReport>,
          {"--details"}};
}

ReportFormat ndjson_format() {
  return {"ndjson", {"每行一个评估结果", "an assessment a line"}, make_report<NdjsonReport>, {"--details"}};
}

}  // namespace edu_check
