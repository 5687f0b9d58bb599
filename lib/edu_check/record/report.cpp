#include "edu_check/record/report.h"

namespace edu_check {

class TextualReport::Part final : public ReportPart {
 public:
  explicit Part(TextualReport& report) : report_(report) {}
  void write(const AssessmentRecord& record) override { report_.write(text, record); }
  void join() override { report_.join(text); }

 private:
  TextualReport& report_;
};

std::unique_ptr<ReportPart> TextualReport::make_part() { return std::make_unique<Part>(*this); }

ReportParts make_parts(const std::vector<std::unique_ptr<Report>>& reports) {
  ReportParts parts;
  for (const auto& report : reports) parts.push_back(report->make_part());
  return parts;
}

}  // namespace edu_check
