#include <algorithm>
#include <array>

#include "edu_check/report/formats.h"

namespace edu_check {

std::span<const ReportFormat> report_formats() {
  static const auto formats = std::to_array<ReportFormat>({
      {"text", {"供人阅读；多所学校时每校一行并附汇总", "for people; a line a school and a roll-up when there are many"}, make_text_report},
      {"json", {"一个 JSON 文档，edu-check-result/1", "one JSON document, edu-check-result/1"}, make_json_report},
      {"ndjson", {"每行一个评估结果", "an assessment a line"}, make_ndjson_report},
  });
  return formats;
}

const ReportFormat* find_report_format(std::string_view name) {
  const auto formats = report_formats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const ReportFormat& each) { return each.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace edu_check
