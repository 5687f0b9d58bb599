#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

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

/// Where a format can be written to.
enum class Destination : std::uint8_t { anywhere, file };

/// A format by its name on the command line.
struct ReportFormat {
  std::string_view name;
  Message description;
  std::unique_ptr<Report> (*make)(const ReportOptions& options);
  Destination destination = Destination::anywhere;
  Message (*obstacle)() = nullptr;  ///< why it can't be made here, or an empty message; null: it always can
};

/// All formats, in the order in which help lists them.
[[nodiscard]] std::span<const ReportFormat> report_formats();
/// Null if there is none of that name.
[[nodiscard]] const ReportFormat* find_report_format(std::string_view name);

}  // namespace edu_check
