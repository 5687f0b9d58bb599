#include "edu_check/table/file_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "edu_check/table/ole_file.h"
#include "edu_check/text/encoding.h"

namespace edu_check {
namespace {

using std::string_view_literals::operator""sv;

struct KindRow {
  std::string_view start;
  std::string_view zh;
  std::string_view en;
};

/// Files that are no tables, by what they begin with.
constexpr auto binary_kinds = std::to_array<KindRow>({
    {"%PDF-"sv, "PDF 文件", "a PDF"},
    {"\x89PNG"sv, "PNG 图片", "a PNG image"},
    {"\xFF\xD8\xFF"sv, "JPEG 图片", "a JPEG image"},
    {"GIF8"sv, "GIF 图片", "a GIF image"},
    {"II*\0"sv, "TIFF 图片", "a TIFF image"},
    {"MM\0*"sv, "TIFF 图片", "a TIFF image"},
    {"{\\rtf"sv, "RTF 文档", "an RTF document"},
    {"SQLite format 3\0"sv, "SQLite 数据库", "an SQLite database"},
});
constexpr auto archive_kinds = std::to_array<KindRow>({
    {"Rar!\x1A\x07"sv, "RAR 压缩包", "a RAR archive"},
    {"7z\xBC\xAF\x27\x1C"sv, "7z 压缩包", "a 7z archive"},
    {"\x1F\x8B\x08"sv, "gzip 压缩包", "a gzip archive"},
});
/// Tables all the same, which Excel opens: systems of schools write them into files that they call `.xls`.
constexpr auto table_kinds = std::to_array<KindRow>({
    {"\x09\x08"sv, "早期的 Excel 文件", "a workbook of an early Excel"},
    {"\x09\x00\x04\x00"sv, "早期的 Excel 文件", "a workbook of an early Excel"},
    {"\x09\x02\x06\x00"sv, "早期的 Excel 文件", "a workbook of an early Excel"},
    {"\x09\x04\x06\x00"sv, "早期的 Excel 文件", "a workbook of an early Excel"},
    {"MIME-Version:"sv, "网页存档（mht）", "an archived web page (mht)"},
    {"ID;P"sv, "SYLK 表格", "a SYLK table"},
});

template <class Rows>
const KindRow* row_of(const Rows& rows, std::string_view head) {
  const auto* const row =
      std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return head.starts_with(each.start); });
  return row == rows.end() ? nullptr : &*row;
}

FileContent other(std::string_view zh, std::string_view en, const Message& remedy) {
  return {FileContent::Of::other, {std::string(zh), std::string(en)}, remedy};
}

/// The start of a text in lower case without a mark and blanks before it, and without the zeros of UTF-16.
std::string plain_head(std::string_view head) {
  std::string plain;
  for (const char byte : head) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '\0' || code >= 0xEF || (plain.empty() && (code >= 0x80 || std::isspace(code) != 0))) continue;
    plain += static_cast<char>(std::tolower(code));
  }
  return plain;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_html(std::string_view plain) {
  if (!plain.starts_with('<')) return false;
  for (const auto tag : {"<html"sv, "<!doctype html"sv, "<table"sv, "<body"sv}) {
    if (holds(plain, tag)) return true;
  }
  return plain.starts_with("<meta") || plain.starts_with("<style") || plain.starts_with("<head") ||
         plain.starts_with("<script") || plain.starts_with("<div");
}

/// A key whose value follows in the next line, further to the right, as in no csv; or a line that begins a document.
bool is_yaml(std::string_view plain) {
  while (plain.starts_with('#')) {
    const auto next = plain.find_first_not_of("\r\n \t", std::min(plain.find('\n'), plain.size()));
    plain.remove_prefix(std::min(next, plain.size()));
  }
  const auto end = plain.find_first_of("\r\n");
  if (end == std::string_view::npos) return false;
  const auto line = plain.substr(0, end);
  const auto next = plain.substr(std::min(plain.find_first_not_of("\r\n", end), plain.size()));
  if (line == "---" || line.starts_with("%yaml")) return true;
  return line.ends_with(':') && !holds(line, ",") && (next.starts_with("  ") || next.starts_with("- "));
}

bool is_json(std::string_view plain) {
  if (!plain.starts_with('{') && !plain.starts_with('[')) return false;
  const auto next = plain.find_first_not_of("\r\n\t ", 1);
  return next != std::string_view::npos && holds(plain.starts_with('{') ? "\"}"sv : "{["sv, plain.substr(next, 1));
}

FileContent kind_of_text(std::string_view head) {
  const auto plain = plain_head(head);
  const bool is_xml = plain.starts_with("<?xml") || plain.starts_with("<workbook");
  if (is_xml && holds(plain, "urn:schemas-microsoft-com:office:spreadsheet") && !holds(plain, "<html"))
    return other("XML 表格（Excel 2003）", "an XML spreadsheet (of Excel 2003)", save_as_xlsx());
  if (is_html(plain)) return other("网页（HTML）", "a web page (HTML)", save_as_xlsx());
  if (is_xml) return other("XML 文件", "XML", save_as_xlsx());
  if (is_yaml(plain)) return other("YAML 文件", "YAML", give_a_table());
  if (is_json(plain)) return other("JSON 文件", "JSON", give_a_table());
  return {};
}

}  // namespace

const Message& save_as_xlsx() {
  static const Message text{"用 Excel 或 WPS 打开，核对无误后另存为 .xlsx",
                            "open it in Excel or WPS, see that it is right, and save it as .xlsx"};
  return text;
}

const Message& give_a_table() {
  static const Message text{"请提供 .xlsx、.xls、.ods 或 .csv 表格", "give a table: .xlsx, .xls, .ods or .csv"};
  return text;
}

const Message& unpack_it() {
  static const Message text{"请解压后提供其中的表格", "unpack it and give the table that is in it"};
  return text;
}

FileContent file_kind_of(std::string_view head) {
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return {FileContent::Of::zip, {}, {}};
  if (head.starts_with(ole_mark)) return {FileContent::Of::ole, {}, {}};
  if (const auto* const row = row_of(binary_kinds, head)) return other(row->zh, row->en, give_a_table());
  if (const auto* const row = row_of(archive_kinds, head)) return other(row->zh, row->en, unpack_it());
  if (const auto* const row = row_of(table_kinds, head)) return other(row->zh, row->en, save_as_xlsx());
  return kind_of_text(head);
}

}  // namespace edu_check
