#include "edu_check/input/list_text.h"

#include <algorithm>

#include "edu_check/input/input.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source.h"
#include "edu_check/text/source_reader.h"

namespace edu_check {

namespace {

void report_encoding(std::string_view name, Diagnostics& diagnostics) {
  diagnostics.report(Severity::error, "list-encoding", name, utf_16_mistake()).hint(save_as_utf_8());
}

void report_nul(std::string_view name, std::string_view text, Diagnostics& diagnostics) {
  const Source source{std::string(name), std::string(text)};
  diagnostics
      .report(Severity::error, "list-encoding", source, static_cast<std::uint32_t>(text.find('\0')),
              message("这里有 NUL 字符（U+0000，看不见）", "there is a NUL here (U+0000, invisible)"))
      .hint(message("删除这个字符：把这一行重新输入一遍", "delete the character: type the line anew"));
}

/// A mark that begins a line but the first comes from a text saved twice, or from texts that were joined: the line
/// would name what is not there.
bool report_inner_mark(std::string_view name, std::string_view text, Diagnostics& diagnostics) {
  for (auto at = text.find(utf8_mark, 1); at != std::string_view::npos; at = text.find(utf8_mark, at + 1)) {
    const bool second = at == utf8_mark.size() && text.starts_with(utf8_mark);
    if (!second && std::string_view("\r\n\0", 3).find(text[at - 1]) == std::string_view::npos) continue;
    const Source source{std::string(name), std::string(text)};
    diagnostics
        .report(Severity::error, "list-encoding", source, static_cast<std::uint32_t>(at),
                message("这里多出一个字节顺序标记（U+FEFF，看不见）",
                        "there is a further byte order mark here (U+FEFF, invisible)"))
        .hint(message("删除这个字符：把这一行重新输入一遍", "delete the character: type the line anew"));
    return true;
  }
  return false;
}

}  // namespace

bool take_list_text(std::string_view name, std::string& text, Diagnostics& diagnostics) {
  if (is_list_in_utf_16(text)) {
    report_encoding(name, diagnostics);
    return false;
  }
  if (report_inner_mark(name, text, diagnostics)) return false;
  if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
  return true;
}

bool read_list_file(std::string_view path, std::string& text, Diagnostics& diagnostics) {
  if (const auto mistake = read_regular_file(path, text)) {
    report_unreadable(path, *mistake, diagnostics);
    return false;
  }
  if (!take_list_text(path, text, diagnostics)) return false;
  if (text.find('\0') == std::string::npos) return true;
  report_nul(path, text, diagnostics);
  return false;
}

}  // namespace edu_check
