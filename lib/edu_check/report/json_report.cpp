#include "edu_check/report/formats.h"
#include "edu_check/report/json_writer.h"

namespace edu_check {
namespace {

/// The whole run as one document.
class JsonReport final : public Report {
 public:
  explicit JsonReport(const ReportOptions& options) : language_(options.language), details_(options.details) {}
  [[nodiscard]] Details details() const override { return details_; }
  void begin(std::string& to) override { write_json_start(to, language_); }
  void write(std::string& to, const AssessmentRecord& record) const override {
    to += '\n';
    write_assessment_json(to, record, language_, JsonStyle::indented);
  }
  [[nodiscard]] std::string_view separator() const override { return ","; }
  void end(std::string& to, const RunEnd& end) override { write_json_end(to, end.summary); }

 private:
  Language language_;
  Details details_;
};

/// An assessment a line.
class NdjsonReport final : public Report {
 public:
  explicit NdjsonReport(const ReportOptions& options) : language_(options.language), details_(options.details) {}
  [[nodiscard]] Details details() const override { return details_; }
  void write(std::string& to, const AssessmentRecord& record) const override {
    write_assessment_json(to, record, language_, JsonStyle::compact);
    to += '\n';
  }

 private:
  Language language_;
  Details details_;
};

}  // namespace

std::unique_ptr<Report> make_json_report(const ReportOptions& options) { return std::make_unique<JsonReport>(options); }
std::unique_ptr<Report> make_ndjson_report(const ReportOptions& options) { return std::make_unique<NdjsonReport>(options); }

}  // namespace edu_check
