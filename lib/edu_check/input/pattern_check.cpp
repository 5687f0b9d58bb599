#include "edu_check/input/pattern_check.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::string_view id = "ignore-character";

struct Found {
  std::size_t at = 0;
  Message what;
  Message remedy;
};

/// Marks of patterns as Chinese input methods write them; some of them only where the line begins.
struct Twin {
  std::string_view wide;
  std::string_view narrow;
  bool only_first = false;
};
constexpr Twin twins[] = {{"＊", "*"}, {"？", "?"}, {"／", "/"}, {"！", "!", true}, {"＃", "#", true}};

std::optional<Found> find_odd(std::string_view line) {
  for (auto odd = find_odd_character(line); odd; odd = find_odd_character(line, odd->offset + odd->length)) {
    const auto rest = line.substr(odd->offset);
    const bool at_start =
        without_odd_characters(line.substr(0, odd->offset)).find_first_not_of(' ') == std::string::npos;
    const bool at_end = without_odd_characters(rest).find_first_not_of(' ') == std::string::npos;
    if (odd->kind == OddKind::invisible || at_start || at_end)
      return Found{
          odd->offset, describe(*odd), {"删除这个字符：把这一行重新输入一遍", "delete it: type the line anew"}};
  }
  return std::nullopt;
}

std::optional<Found> find_wide(std::string_view line) {
  for (const auto& twin : twins) {
    const auto at = line.find(twin.wide);
    if (at == std::string_view::npos || (twin.only_first && at > 0)) continue;
    return Found{
        at, message("全角“{}”", "a full-width “{}”", twin.wide),
        message("写成半角 {}；若文件名中确有此字，不必理会", "write {}, unless names of files hold it", twin.narrow)};
  }
  return std::nullopt;
}

std::optional<Found> find_mistake(std::string_view line) {
  if (line.empty() || line[0] == '#') return std::nullopt;
  if (const auto at = find_invalid_utf8(line))
    return Found{
        *at, {"不是 UTF-8 的字节", "a byte that is not UTF-8"}, {"用编辑器另存为 UTF-8", "save the file as UTF-8"}};
  auto odd = find_odd(line);
  return odd ? odd : find_wide(line);
}

bool is_told(const Source& source, std::size_t offset, const Diagnostics& diagnostics) {
  const auto line = source.position(static_cast<std::uint32_t>(offset)).line;
  const auto& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& each) {
    return each.id == id && each.location.file == source.name() && each.location.position.line == line;
  });
}

}  // namespace

void check_patterns(const Source& source, Diagnostics& diagnostics) {
  const auto text = source.text();
  const char line_end = line_end_of(text);
  for (std::size_t at = text.starts_with(utf8_mark) ? utf8_mark.size() : 0; at < text.size();) {
    const auto end = std::min(text.find(line_end, at), text.size());
    auto line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (const auto found = find_mistake(line); found && !is_told(source, at, diagnostics)) {
      diagnostics
          .report(Severity::warning, id, source, static_cast<std::uint32_t>(at + found->at),
                  message("这里有{}，这一行可能什么也排除不了",
                          "there is {} here, so that the line may exclude nothing", found->what))
          .hint(found->remedy);
    }
    at = end + 1;
  }
}

}  // namespace edu_check
