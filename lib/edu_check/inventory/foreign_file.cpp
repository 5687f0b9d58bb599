#include "edu_check/inventory/foreign_file.h"

#include <algorithm>
#include <array>
#include <string>

#include "edu_check/inventory/own_text.h"
#include "edu_check/inventory/text_form.h"
#include "edu_check/inventory/top_keys.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/word_form.h"

namespace edu_check {
namespace {

constexpr std::string_view blank_bytes = " \t\r\n";

/// A kind of file with keys: all of these are at its top, the first with a value that holds the text.
struct KeyRow {
  std::string_view key;
  std::string_view value;
  std::string_view other_key;
  bool of_list;
  std::string_view zh;
  std::string_view en;
  std::string_view hint_zh;
  std::string_view hint_en;
};
constexpr auto key_rows = std::to_array<KeyRow>({
    {"edu-check-standard", "", "", false, "标准", "a standard",
     "用 edu-check lint 检查；--standards 指定它所在的文件夹",
     "`edu-check lint` checks it; --standards names its folder"},
    {"edu-check-vocabulary", "", "", false, "词汇表", "a vocabulary", "用 edu-check lint 检查",
     "`edu-check lint` checks it"},
    {"edu-check-tests", "", "", false, "规则测试", "rule tests", "用 edu-check test 运行",
     "`edu-check test` runs them"},
    {"edu-check-waivers", "", "", false, "豁免文件", "a file of waivers", "用 --waivers 指定", "--waivers takes it"},
    {"waivers", "", "", false, "豁免文件", "a file of waivers", "用 --waivers 指定", "--waivers takes it"},
    {"edu-check-baseline", "", "", false, "基线文件", "a baseline", "用 --baseline 指定", "--baseline takes it"},
    {"schema", "edu-check-result/", "", false, "检查结果", "a stored result",
     "用 edu-check convert、diff 或 --baseline 读取", "`edu-check convert`, `edu-check diff` and --baseline read it"},
    {"schema", "edu-check-baseline/", "", false, "基线文件", "a baseline", "用 --baseline 指定", "--baseline takes it"},
    {"schema", "edu-check-difference/", "", false, "两次结果的对比", "a comparison of two results", "", ""},
    {"schema", "edu-check-diagnostics/", "", false, "edu-check lint 的输出", "what `edu-check lint` found", "", ""},
    {"schema", "edu-check-", "", false, "edu-check 的输出", "an output of edu-check", "", ""},
    {"inventory", "", "verdict", false, "检查结果（ndjson）", "a stored result (ndjson)",
     "用 edu-check convert、diff 或 --baseline 读取", "`edu-check convert`, `edu-check diff` and --baseline read it"},
    {"standards", "", "", false, "标准的目录", "a list of standards", "", ""},
    {"$id", "urn:edu-check:schema:", "", false, "JSON Schema", "a JSON Schema", "", ""},
    {"$schema", "json-schema.org", "", false, "JSON Schema", "a JSON Schema", "", ""},
    {"$schema", "sarif", "runs", false, "SARIF 报告", "a SARIF report", "", ""},
    {"version", "", "runs", false, "SARIF 报告", "a SARIF report", "", ""},
    {"check_name", "", "fingerprint", true, "GitLab 代码质量报告", "a code quality report of GitLab", "", ""},
    {"inventory", "", "verdict", true, "检查结果", "stored assessments", "", ""},
    {"name", "", "dependencies", false, "软件包的说明", "the description of a package", "", ""},
    {"name", "", "devDependencies", false, "软件包的说明", "the description of a package", "", ""},
    {"name", "", "scripts", false, "软件包的说明", "the description of a package", "", ""},
    {"name", "", "lockfileVersion", false, "软件包的说明", "the description of a package", "", ""},
    {"compilerOptions", "", "", false, "编译器的设置", "the settings of a compiler", "", ""},
    {"on", "", "jobs", false, "CI 的设置", "the settings of a CI", "", ""},
    {"stages", "", "script", false, "CI 的设置", "the settings of a CI", "", ""},
    {"repos", "", "", false, "pre-commit 的设置", "the settings of pre-commit", "", ""},
});

/// A kind of file with first bytes of its own; with a text that it holds somewhere, if that is not empty.
struct ByteRow {
  std::string_view start;
  std::string_view within;
  std::string_view zh;
  std::string_view en;
};
constexpr auto byte_rows = std::to_array<ByteRow>({
    {"PK\x03\x04", "xl/workbook", "Excel 表格（xlsx）", "an Excel workbook (xlsx)"},
    {"PK\x03\x04", "word/document", "Word 文档（docx）", "a Word document (docx)"},
    {"PK\x03\x04", "ppt/presentation", "PowerPoint 演示文稿（pptx）", "a PowerPoint presentation (pptx)"},
    {"PK\x03\x04", "oasis.opendocument", "OpenDocument 文件（ods、odt）", "an OpenDocument file (ods, odt)"},
    {"PK\x03\x04", "", "zip 压缩文件", "a zip archive"},
    {"PK\x05\x06", "", "zip 压缩文件", "a zip archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", "旧版 Excel、Word 或 WPS 文件（xls、doc、et、wps）",
     "an old file of Excel, Word or WPS (xls, doc, et, wps)"},
    {"%PDF-", "", "PDF 文件", "a PDF file"},
    {"{\\rtf", "", "RTF 文档", "an RTF document"},
    {"\x89PNG\r\n", "", "图片（png）", "an image (png)"},
    {"\xFF\xD8\xFF", "", "图片（jpeg）", "an image (jpeg)"},
    {"GIF8", "", "图片（gif）", "an image (gif)"},
    {"RIFF", "WEBP", "图片（webp）", "an image (webp)"},
    {"\x1F\x8B", "", "gzip 压缩文件", "a gzip archive"},
    {"Rar!\x1A\x07", "", "rar 压缩文件", "a rar archive"},
    {"7z\xBC\xAF\x27\x1C", "", "7z 压缩文件", "a 7z archive"},
    {"SQLite format 3", "", "SQLite 数据库", "an SQLite database"},
});

constexpr std::string_view text_hint_zh =
    "清单是 YAML 或 JSON 文本：edu-check init 生成空白清单，edu-check import 由表格生成清单";
constexpr std::string_view text_hint_en =
    "an inventory is a text in YAML or JSON: `edu-check init` makes one to fill in, `edu-check import` those of a "
    "table";

/// A word as it stands behind a Chinese one: with a blank before letters.
std::string behind_chinese(std::string_view word) {
  return (static_cast<unsigned char>(word[0]) < 0x80U ? " " : "") + std::string(word);
}

ForeignFile perhaps_meant(std::string_view zh, std::string_view en) {
  return {ForeignKind::perhaps_meant,
          {behind_chinese(zh), std::string(en)},
          {std::string(text_hint_zh), std::string(text_hint_en)}};
}

ForeignFile plainly_other(const KeyRow& row) {
  return {ForeignKind::plainly_other,
          {behind_chinese(row.zh), std::string(row.en)},
          {std::string(row.hint_zh), std::string(row.hint_en)},
          row.zh.starts_with("检查结果") || row.zh == "基线文件"};
}

std::optional<ForeignFile> by_bytes(std::string_view text) {
  for (const auto& row : byte_rows) {
    if (text.starts_with(row.start) && text.find(row.within) != std::string_view::npos)
      return perhaps_meant(row.zh, row.en);
  }
  return std::nullopt;
}

/// HTML, JUnit and other XML.
std::optional<ForeignFile> by_markup(std::string_view text) {
  text = without_utf8_mark(text);
  text.remove_prefix(std::min(text.find_first_not_of(blank_bytes), text.size()));
  if (!text.starts_with('<')) return std::nullopt;
  const auto start = lower_case(text.substr(0, 1000));
  if (start.starts_with("<!doctype html") || start.find("<html") != std::string::npos)
    return perhaps_meant("网页（HTML）", "a web page (HTML)");
  if (start.find("<testsuite") != std::string::npos) {
    return ForeignFile{ForeignKind::plainly_other, {" JUnit 报告", "a JUnit report"}, {}};
  }
  const bool is_xml = start.starts_with("<?xml") || start.starts_with("<!");
  return is_xml ? std::optional(perhaps_meant("XML 文件", "an XML file")) : std::nullopt;
}

/// A script, or another text that is told by its first lines: it was never to be an inventory.
std::optional<ForeignFile> by_first_line(std::string_view text) {
  auto form = find_line_form(text);
  if (!form) form = find_own_markdown(text);
  if (!form) return std::nullopt;
  return ForeignFile{ForeignKind::plainly_other, std::move(*form), {}};
}

/// A row of a table: how many separators it has, where a cell in quotes holds none, and where it ends.
struct TableRow {
  std::string_view text;
  std::size_t separators = 0;
};

TableRow take_row(std::string_view text, std::size_t& at, char separator) {
  const auto start = at;
  TableRow row;
  bool quoted = false;
  bool cell_begins = true;
  for (; at < text.size() && (quoted || (text[at] != '\n' && text[at] != '\r')); ++at) {
    const char each = text[at];
    if (each == '"' && (quoted || cell_begins)) quoted = !quoted;  // a quote written twice opens the cell again
    if (each == separator && !quoted) ++row.separators;
    cell_begins = (each == separator || each == '"') && !quoted;
  }
  row.text = text.substr(start, at - start);
  ++at;
  return row;
}

/// Whether the first cell of a row reads like a key, or like JSON or a comment; what stands in quotes is a cell.
bool begins_with_key(std::string_view row, char separator) {
  if (row.starts_with('"')) {
    const auto end = row.find('"', 1);
    if (end != std::string_view::npos && row.substr(end + 1).starts_with(separator)) return false;
  }
  const auto head = row.substr(0, row.find(separator));
  return head.find_first_of(":{[#") != std::string_view::npos || head.find("：") != std::string_view::npos;
}

/// Rows with one number of commas, or tabs, and no key before the first.
std::optional<ForeignFile> by_columns(std::string_view text) {
  constexpr std::size_t enough_rows = 5;
  for (const char separator : {',', '\t'}) {
    std::size_t columns = 0;
    std::size_t rows = 0;
    bool alike = true;
    for (std::size_t at = 0; at < text.size() && rows < enough_rows && alike;) {
      const auto row = take_row(text, at, separator);
      if (row.text.find_first_not_of(blank_bytes) == std::string_view::npos) continue;
      alike = row.separators > 0 && (rows == 0 || row.separators == columns) && !begins_with_key(row.text, separator);
      columns = row.separators;
      ++rows;
    }
    if (alike && rows > 1) return perhaps_meant("表格（CSV）", "a table (CSV)");
  }
  return std::nullopt;
}

bool is_header(std::string_view key) {
  constexpr auto headers = std::to_array<std::string_view>(
      {"edu-check", "kind", "种类", "date", "日期", "填报日期", "evidence", "佐证材料"});
  return std::find(headers.begin(), headers.end(), key) != headers.end();
}

Message markdown() { return {" Markdown 文档", "a Markdown document"}; }

/// Whether a line, however far it is indented, begins with a key that `is_fact` knows, whatever its colon.
template <typename IsFact>
bool has_fact_line(std::string_view text, const IsFact& is_fact) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of("\r\n", at), text.size());
    auto line = text.substr(at, end - at);
    at = end + 1;
    line.remove_prefix(std::min(line.find_first_not_of(" \t-\"'"), line.size()));
    const auto colon = std::min({line.find(':'), line.find("："), line.size()});
    const auto key = line.substr(0, line.substr(0, colon).find_last_not_of(" \t\"'") + 1);
    if (colon < line.size() && is_fact(key)) return true;
  }
  return false;
}

std::optional<ForeignFile> by_keys(const TopKeys& top) {
  const auto fits = [&](const KeyRow& row) {
    const auto* const first = top.find(row.key);
    return row.of_list == top.is_list && first != nullptr && first->value.find(row.value) != std::string_view::npos &&
           (row.other_key.empty() || top.find(row.other_key) != nullptr);
  };
  const auto row = std::find_if(key_rows.begin(), key_rows.end(), fits);
  return row == key_rows.end() ? std::nullopt : std::optional(plainly_other(*row));
}

std::optional<ForeignFile> by_own_text(std::string_view text, ForeignKind kind) {
  auto own = find_own_text(text);
  return own ? std::optional(ForeignFile{kind, std::move(*own), {}}) : std::nullopt;
}

/// Whether one of the keys is one that only inventories have, whatever the vocabulary.
bool has_inventory_key(const TopKeys& top) {
  constexpr auto facts = std::to_array<std::string_view>({"school", "学校", "region", "区域"});
  return std::any_of(top.keys.begin(), top.keys.end(), [&](const TopKey& each) {
    return is_header(each.key) ||
           std::find(facts.begin(), facts.end(), each.key.substr(0, each.key.find('.'))) != facts.end();
  });
}

}  // namespace

std::optional<ForeignFile> find_other_file(std::string_view text, std::initializer_list<std::string_view> own_keys) {
  const auto top = find_top_keys(text);
  const auto has = [&](std::string_view key) { return top.find(key) != nullptr; };
  if (std::any_of(own_keys.begin(), own_keys.end(), has)) return std::nullopt;
  if (auto found = by_bytes(text)) return found;
  if (!top.unclear) {
    if (auto found = by_markup(text)) return found;
    if (auto found = by_own_text(text, ForeignKind::plainly_other)) return found;
    if (auto found = by_first_line(text)) return found;
    if (auto found = by_keys(top)) return found;
    if (has_inventory_key(top)) return ForeignFile{ForeignKind::plainly_other, {"清单", "an inventory"}, {}};
  }
  if (is_markdown(text)) return ForeignFile{ForeignKind::perhaps_meant, markdown(), {}};
  auto table = by_columns(text);
  if (table) table->hint = {};
  return table;
}

std::optional<ForeignFile> find_foreign_file(std::string_view text, const Vocabulary& vocabulary) {
  if (auto found = by_bytes(text)) return found;
  const auto top = find_top_keys(text);
  const auto is_fact = [&](std::string_view key) {
    return is_header(key) || vocabulary.find_key(0, key).what != KeyTarget::What::nothing;
  };
  const bool may_be_inventory =
      top.unclear || std::any_of(top.heads.begin(), top.heads.end(), is_fact) ||
      std::any_of(top.keys.begin(), top.keys.end(), [&](const TopKey& each) { return is_fact(each.key); });
  auto markup = by_markup(text);
  if (markup && markup->kind == ForeignKind::perhaps_meant) return markup;
  const auto kind = may_be_inventory ? ForeignKind::perhaps_meant : ForeignKind::plainly_other;
  if (auto found = by_own_text(text, kind)) return found;
  if (!may_be_inventory) {
    if (markup) return markup;
    if (auto found = by_first_line(text)) return found;
    if (auto found = by_keys(top)) return found;
  }
  if (auto found = by_columns(text)) return found;
  const bool is_prose = is_markdown(text) && !has_fact_line(text, is_fact);
  return is_prose ? std::optional(perhaps_meant(markdown().zh.substr(1), markdown().en)) : std::nullopt;
}

}  // namespace edu_check
