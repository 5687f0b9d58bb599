#include "edu_check/batch/list_text.h"

#include <algorithm>

#include "edu_check/batch/input.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source.h"

namespace edu_check {

namespace {

void report_encoding(std::string_view name, Diagnostics& diagnostics) {
  diagnostics
      .report(Severity::error, "list-encoding", name,
              message("文件是 UTF-16 或 UTF-32 编码，应为 UTF-8",
                      "the file is encoded in UTF-16 or UTF-32, expected UTF-8"))
      .hint(message("用编辑器另存为 UTF-8", "save it as UTF-8"));
}

/// Half of the bytes of UTF-16 are NUL where the text is ASCII; one among many is a mistake of its own.
void report_nul(std::string_view name, std::string_view text, Diagnostics& diagnostics) {
  const auto count = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
  if (count >= text.size() / 4) return report_encoding(name, diagnostics);
  const Source source{std::string(name), std::string(text)};
  diagnostics
      .report(Severity::error, "list-encoding", source, static_cast<std::uint32_t>(text.find('\0')),
              message("这里有 NUL 字符（U+0000，看不见）", "there is a NUL here (U+0000, invisible)"))
      .hint(message("删除这个字符：把这一行重新输入一遍", "delete the character: type the line anew"));
}

}  // namespace

bool take_list_text(std::string_view name, std::string& text, Diagnostics& diagnostics) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  if (!text.starts_with("\xFF\xFE") && !text.starts_with("\xFE\xFF")) return true;
  report_encoding(name, diagnostics);
  return false;
}

bool read_list_file(std::string_view path, std::string& text, Diagnostics& diagnostics) {
  if (const auto mistake = read_regular_file(path, text)) {
    diagnostics.report(Severity::error, "input-unreadable", path,
                       message("无法读取：{}", "can't be read: {1}", mistake->zh, mistake->en));
    return false;
  }
  if (!take_list_text(path, text, diagnostics)) return false;
  if (text.find('\0') == std::string::npos) return true;
  report_nul(path, text, diagnostics);
  return false;
}

}  // namespace edu_check
