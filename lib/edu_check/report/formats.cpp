#include "edu_check/report/formats.h"

#include <algorithm>
#include <array>

namespace edu_check {

std::span<const ReportFormat> report_formats() {
  static const auto formats = std::to_array<ReportFormat>({
      {"text",
       {"供人阅读；多所学校时每校一行并附汇总", "for people; a line a school and a roll-up when there are many"},
       make_text_report},
      {"json", {"一个 JSON 文档，edu-check-result/1", "one JSON document, edu-check-result/1"}, make_json_report},
      {"ndjson", {"每行一个评估结果", "an assessment a line"}, make_ndjson_report},
      {"html", {"一个可离线打开、可打印的网页文件", "one page that opens offline and prints"}, make_html_report},
      {"markdown",
       {"拉取请求的评论：结论、未达标项、缺少的数据",
        "comment on a pull request: verdict, what fails, what is missing"},
       make_markdown_report},
      {"csv",
       {"表格，每行一个指标，或一所学校（--csv-rows school）",
        "table, a row an indicator or a school (--csv-rows school)"},
       make_csv_report},
      {"xlsx",
       {"Excel 工作簿：总览、指标、整改清单；只写入文件",
        "Excel workbook: overview, indicators, work list; only to a file"},
       make_xlsx_report,
       Destination::file,
       xlsx_obstacle},
      {"junit", {"JUnit XML，供 CI 的测试报告使用", "JUnit XML for the test reports of CI"}, make_junit_report},
      {"sarif", {"SARIF 2.1.0，供代码扫描使用", "SARIF 2.1.0 for code scanning"}, make_sarif_report},
      {"github",
       {"GitHub Actions 的注释，并附作业摘要", "annotations of GitHub Actions, and the summary of the job"},
       make_github_report},
      {"gitlab", {"GitLab 代码质量报告", "code quality report of GitLab"}, make_gitlab_report},
      {"tap", {"TAP 13，每个指标一项测试", "TAP 13, a test an indicator"}, make_tap_report},
      {"baseline",
       {"已知问题，每行一个，供 --baseline 使用", "known problems, one a line, for --baseline"},
       make_baseline_report},
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
