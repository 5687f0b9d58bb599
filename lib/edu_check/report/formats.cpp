#include "edu_check/report/formats.h"

#include <algorithm>
#include <array>

namespace edu_check {

bool ReportFormat::takes(std::string_view option) const {
  return std::find(reads.begin(), reads.end(), option) != reads.end() ||
         std::any_of(options.begin(), options.end(), [&](const FormatOption& own) { return own.name == option; });
}

std::span<const ReportFormat> report_formats() {
  static const auto formats = std::to_array<ReportFormat>({
      text_format(),
      json_format(),
      ndjson_format(),
      html_format(),
      markdown_format(),
      csv_format(),
      xlsx_format(),
      junit_format(),
      sarif_format(),
      github_format(),
      gitlab_format(),
      tap_format(),
      baseline_format(),
  });
  return formats;
}

const ReportFormat* find_report_format(std::string_view name) {
  const auto formats = report_formats();
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const ReportFormat& each) { return each.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace edu_check
