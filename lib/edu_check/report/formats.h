#pragma once

#include <memory>

#include "edu_check/report/report.h"

namespace edu_check {

// One function a format; each is defined in the file of its name. `report_formats` lists them.

[[nodiscard]] std::unique_ptr<Report> make_text_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_json_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_ndjson_report(const ReportOptions& options);

}  // namespace edu_check
