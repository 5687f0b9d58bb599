#include "edu_check/report/formats.h"
#include "edu_check/report/sheet/xlsx_book_format.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// A workbook: schools, indicators, and what is to be done.
class XlsxReport final : public Report {
 public:
  explicit XlsxReport(const ReportOptions& options) : options_(options), book_(options.language, options.file) {}

  [[nodiscard]] Details details() const override { return Details::full; }

  [[nodiscard]] std::unique_ptr<ReportPart> make_part() override { return std::make_unique<Part>(*this); }

  void end(std::string& /*to*/, const RunEnd& end) override {
    if (end.summary.passed_over.total() > 0 || end.state != RunState::whole)
      book_.add_passed_over(end.summary.passed_over, describe(end.state));
    book_.close();
  }

  [[nodiscard]] Message notice() const override {
    if (book_.dropped() == 0) return {};
    return message("xlsx 的工作表写满了，有 {} 行未写：请用 csv 或 ndjson",
                   "the sheets of xlsx are full, {} rows are left out: use csv or ndjson", book_.dropped());
  }

 private:
  class Part final : public ReportPart {
   public:
    explicit Part(XlsxReport& report) : report_(report) {}

    void write(const AssessmentRecord& record) override {
      const auto& options = report_.options_;
      XlsxRow schools(rows_, Sheet::schools);
      write_school(schools, record, options.language);
      XlsxRow indicators(rows_, Sheet::indicators);
      if (record.verdict == Verdict::invalid) return write_invalid_indicator(indicators, record, options.language);
      const auto marks = marks_text(record, options.language);
      for (std::uint32_t i = 0; i < record.indicators.size(); ++i)
        write_indicator(indicators, record, i, marks, options.language);
      XlsxRow work(rows_, Sheet::work);
      for (const auto& each : record.requirements) {
        const bool shown = each.result.level == Level::mandatory || options.advisory;
        if (shown && is_problem(each.result)) write_work(work, each, record, marks, options.language);
      }
    }

    void join() override {
      report_.book_.add(rows_);
      rows_.clear();
    }

   private:
    XlsxReport& report_;
    XlsxRows rows_;
  };

  ReportOptions options_;
  XlsxBook book_;
};

/// Why it can't be written on this machine; empty if it can.
Message xlsx_obstacle() {
  std::string mistake;
  if (load_xlsx_library(&mistake) != nullptr) return {};
  return message("无法载入 libxlsxwriter（Debian 软件包 libxlsxwriter4）：{}",
                 "libxlsxwriter can't be loaded (Debian package libxlsxwriter4): {}", mistake);
}

}  // namespace

ReportFormat xlsx_format() {
  return {"xlsx",
          {"Excel 工作簿：总览、指标、整改清单；只写入文件",
           "Excel workbook: overview, indicators, work list; only to a file"},
          make_report<XlsxReport>,
          {"--advisory"},
          {},
          Destination::file,
          xlsx_obstacle};
}

}  // namespace edu_check
