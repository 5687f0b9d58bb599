#include "edu_check/report/result_kind.h"

#include <algorithm>
#include <array>

namespace edu_check {
namespace {

struct Row {
  std::string_view start;  ///< of the file, or of a line of YAML, or the first key of JSON
  std::string_view zh;
  std::string_view en;
};
constexpr auto byte_rows = std::to_array<Row>({
    {"PK\x03\x04", "xlsx、docx 或 zip 文件", "an xlsx, docx or zip file"},
    {"%PDF", "PDF 文件", "a PDF file"},
    {"<!DOCTYPE html", "网页（HTML）", "a web page (HTML)"},
    {"<!doctype html", "网页（HTML）", "a web page (HTML)"},
    {"<?xml", "XML 文件，如 JUnit 报告", "an XML file, such as a JUnit report"},
    {"TAP version", "TAP 报告", "a TAP report"},
});
constexpr auto key_rows = std::to_array<Row>({
    {"edu-check-standard", "标准", "a standard"},
    {"edu-check-vocabulary", "词汇表", "a vocabulary"},
    {"edu-check-tests", "规则测试", "rule tests"},
    {"edu-check-waivers", "豁免文件", "a file of waivers"},
    {"waivers", "豁免文件", "a file of waivers"},
    {"$schema", "JSON Schema 或 SARIF 报告", "a JSON Schema or a SARIF report"},
    {"edu-check", "清单", "an inventory"},
    {"school", "清单", "an inventory"},
    {"学校", "清单", "an inventory"},
    {"region", "清单", "an inventory"},
    {"区域", "清单", "an inventory"},
    {"kind", "清单", "an inventory"},
    {"date", "清单", "an inventory"},
});

std::optional<Message> message_of(const Row& row) { return Message{std::string(row.zh), std::string(row.en)}; }

/// Whether a line begins with a key, quoted or not: `school:`, `school.name:`.
bool has_key(std::string_view line, std::string_view key) {
  if (line.starts_with('"')) line.remove_prefix(1);
  if (!line.starts_with(key)) return false;
  const auto rest = line.substr(key.size());
  return rest.starts_with(':') || rest.starts_with("\":") || rest.starts_with("\" :") || rest.starts_with('.');
}

std::optional<Message> by_key(std::string_view line) {
  const auto row =
      std::find_if(key_rows.begin(), key_rows.end(), [&](const Row& each) { return has_key(line, each.start); });
  return row == key_rows.end() ? std::nullopt : message_of(*row);
}

}  // namespace

std::optional<Message> find_no_result(std::string_view head) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (head.starts_with(byte_order_mark)) head.remove_prefix(byte_order_mark.size());
  for (const auto& row : byte_rows) {
    if (head.starts_with(row.start)) return message_of(row);
  }
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::nullopt;
  if (head[first] == '{') {  // JSON: its first key tells
    const auto key = head.find_first_not_of(" \t\r\n", first + 1);
    return key == std::string_view::npos ? std::nullopt : by_key(head.substr(key));
  }
  if (head[first] == '[') return Message{"JSON 列表，如 GitLab 报告", "a list of JSON, such as a report for GitLab"};
  for (std::size_t at = 0; at < head.size();) {
    const auto end = std::min(head.find('\n', at), head.size());
    if (auto found = by_key(head.substr(at, end - at))) return found;
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace edu_check
