#include "edu_check/yaml/strict/text_check.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/yaml/strict/refusal.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t most_flow_indicators = 200'000;
constexpr std::size_t most_reports = 10;

std::size_t count_flow_indicators(std::string_view text) {
  if (text.size() <= most_flow_indicators) return 0;
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c == '[' || c == '{' || c == ','; }));
}

/// Whether all characters before the first mistake are UTF-8 of three bytes each, as Chinese is. Text in GBK hardly
/// ever looks like that.
bool begins_as_utf_8(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

void report_encoding(const Source& source, std::size_t at, Diagnostics& diagnostics) {
  auto& diagnostic = diagnostics.report(Severity::error, "yaml-not-utf-8", source, static_cast<std::uint32_t>(at),
                                        message("此处不是有效的 UTF-8 编码", "this is not valid UTF-8"));
  if (!begins_as_utf_8(source.text().substr(0, at)) && looks_like_big5(source.text())) {
    diagnostic.hint(
        message("文件看来是 Big5 编码，请用编辑器另存为 UTF-8", "the file looks like Big5: save it as UTF-8"));
  } else if (!begins_as_utf_8(source.text().substr(0, at)) && looks_like_gbk(source.text())) {
    diagnostic.hint(message("文件看来是 GBK（GB 18030）编码，请用编辑器另存为 UTF-8",
                            "the file looks like GBK (GB 18030): save it as UTF-8"));
  } else {
    diagnostic.hint(message("用编辑器另存为 UTF-8", "save the file as UTF-8"));
  }
}

/// Length of the character at `at` if no text may hold it, else 0.
std::size_t refused_length(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20) {
    const bool line_break = text[at] == '\r' && text.substr(at + 1, 1) == "\n";
    return text[at] == '\n' || text[at] == '\t' || line_break ? 0 : 1;
  }
  if (byte == 0x7F) return 1;
  const auto three = text.substr(at, 3);
  if (byte == 0xC2) return three[1] < '\xA0' && three[1] != '\x85' ? 2 : 0;
  const bool noncharacter = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
  return noncharacter || (three == utf8_mark && at > 0) ? 3 : 0;
}

void report_control(const Source& source, std::size_t at, std::size_t length, Diagnostics& diagnostics) {
  const auto character = source.text().substr(at, length);
  const auto offset = static_cast<std::uint32_t>(at);
  if (character == "\r" || character == utf8_mark) {
    const bool line_break = character == "\r";
    refuse(line_break ? Refusal::lone_carriage_return : Refusal::byte_order_mark_inside, source, offset, diagnostics);
    return;
  }
  const auto code = static_cast<unsigned>(decode_utf8(character).front());
  diagnostics
      .report(
          Severity::error, "yaml-control-character", source, offset,
          message("控制字符 U+{:04X}，文本中不允许", "the control character U+{:04X}, which a text can't have", code))
      .hint(message("删除它；它可能看不见", "delete it; it may be invisible"));
}

/// Whether a text begins like JSON.
bool may_be_json(std::string_view text) {
  text = without_utf8_mark(text);
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

bool check_characters(const Source& source, Diagnostics& diagnostics) {
  const auto text = source.text();
  const bool returns_may_be = may_be_json(text);
  std::size_t reports = 0;
  for (std::size_t at = 0; at < text.size() && reports < most_reports; ++at) {
    const auto length = refused_length(text, at);
    if (length == 0 || (text[at] == '\r' && returns_may_be)) continue;
    report_control(source, at, length, diagnostics);
    ++reports;
    if (text[at] == '\r') break;  // in this file all line breaks are likely carriage returns
  }
  return reports == 0;
}

}  // namespace

bool within_limits(std::string_view text, const ReadLimits& limits) {
  return text.size() <= limits.bytes && text.size() < std::numeric_limits<std::int32_t>::max() &&
         count_flow_indicators(text) <= most_flow_indicators;
}

bool check_text(const Source& source, Diagnostics& diagnostics, const ReadLimits& limits) {
  const auto text = source.text();
  if (looks_like_utf_16(text)) {
    refuse(Refusal::utf_16, source, 0, diagnostics);
    return false;
  }
  if (text.size() > limits.bytes) {
    diagnostics.report(
        Severity::error, "yaml-too-large", source.name(),
        message("文件过大：超过上限 {} 字节", "the file is too large: expected at most {} bytes", limits.bytes));
    return false;
  }
  if (!within_limits(text, limits)) {
    diagnostics.report(Severity::error, "yaml-too-large", source.name(),
                       message("方括号、花括号和逗号过多：上限 {} 个",
                               "too many brackets, braces and commas: expected at most {}", most_flow_indicators));
    return false;
  }
  if (const auto invalid = find_invalid_utf8(text)) {
    report_encoding(source, *invalid, diagnostics);
    return false;
  }
  return check_characters(source, diagnostics);
}

bool check_line_breaks(const Source& source, Diagnostics& diagnostics) {
  const auto text = source.text();
  for (auto at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (text.substr(at + 1, 1) == "\n") continue;
    report_control(source, at, 1, diagnostics);
    return false;
  }
  return true;
}

void report_too_deep(const Source& source, std::uint32_t offset, std::uint32_t limit, Diagnostics& diagnostics) {
  diagnostics
      .report(Severity::error, "yaml-too-deep", source, offset,
              message("嵌套过深：上限 {} 层", "nested too deep: expected at most {} levels", limit))
      .hint(message("检查是否有多余的括号或缩进", "look for surplus brackets or indentation"));
}

}  // namespace edu_check::yaml
