#pragma once

#include <memory>

#include "edu_check/record/report.h"

namespace edu_check {

// One function a format; each is defined in the file of its name. `report_formats` lists them.

[[nodiscard]] std::unique_ptr<Report> make_text_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_json_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_ndjson_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_html_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_markdown_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_csv_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_xlsx_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_junit_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_sarif_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_github_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_gitlab_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_tap_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_baseline_report(const ReportOptions& options);

/// Why xlsx can't be written on this machine; empty if it can.
[[nodiscard]] Message xlsx_obstacle();

}  // namespace edu_check
