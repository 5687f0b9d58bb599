#include "edu_check/batch/list_text.h"

#include "edu_check/batch/input.h"
#include "edu_check/text/message_format.h"

namespace edu_check {

namespace {

void report_encoding(std::string_view name, Diagnostics& diagnostics) {
  diagnostics
      .report(Severity::error, "list-encoding", name,
              message("文件是 UTF-16 或 UTF-32 编码，应为 UTF-8",
                      "the file is encoded in UTF-16 or UTF-32, expected UTF-8"))
      .hint(message("用编辑器另存为 UTF-8", "save it as UTF-8"));
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
  report_encoding(path, diagnostics);
  return false;
}

}  // namespace edu_check
