#include "edu_check/inventory/own_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "edu_check/text/encoding.h"

namespace edu_check {
namespace {

constexpr std::size_t most_lines_kept = 60;
constexpr std::size_t lines_of_head = 6;
using Lines = std::vector<std::string_view>;

/// The first titles of each table, in both languages.
constexpr auto table_titles = std::to_array<std::string_view>({
    "清单,行,标识码,学校,",
    "inventory,line,code,school,",
    "清单,标识码,学校,省份,",
    "inventory,code,school,province,",
    "学校,标识码,省份,市,",
    "school,code,province,city,",
});

Lines lines_of(std::string_view text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size() && lines.size() < most_lines_kept;) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

bool begins_with(std::string_view line, std::string_view zh, std::string_view en) {
  return line.starts_with(zh) || line.starts_with(en);
}

bool is_page_title(std::string_view title) {
  constexpr auto titles =
      std::to_array<std::string_view>({"整改清单", "List of work", "两次结果的对比", "how two results differ"});
  return std::find(titles.begin(), titles.end(), title) != titles.end();
}

/// A line of `=` below a title, where the pages of plan, diff, show and explain begin.
bool has_page_title(const Lines& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool underlines = lines[i].size() > 2 && lines[i].find_first_not_of('=') == std::string_view::npos;
    if (!underlines || lines[i - 1].empty()) continue;
    const auto title = lines[i - 1];
    if (is_page_title(title)) return true;
    const auto next = i + 1 < lines.size() ? lines[i + 1] : std::string_view();
    if (begins_with(next, "编号  ", "id  ") || begins_with(next, "标准  ", "standard  ")) return true;
  }
  return false;
}

/// The head of a school's page, or the sums of many.
bool has_result_head(const Lines& lines) {
  const auto end = std::min(lines.size(), lines_of_head);
  if (lines[0].ends_with(':') || lines[0].find(": ") != std::string_view::npos) return false;  // an entry of YAML
  for (std::size_t i = 1; i < end; ++i) {
    const auto next = i + 1 < lines.size() ? lines[i + 1] : std::string_view();
    if (begins_with(lines[i], "清单：", "inventory: ") && (next.empty() || begins_with(next, "截至：", "as of: ")))
      return true;
    const auto digit = [&](std::string_view word) {
      return lines[i].starts_with(word) && lines[i].substr(word.size()).find_first_of("0123456789") == 0;
    };
    if (digit("  清单 ") || digit("  inventories ")) return true;
  }
  return false;
}

/// The list of standards, the end of a run of tests, what lint found.
bool has_list_head(std::string_view first) {
  const bool standards =
      begins_with(first, "标准  ", "standard  ") &&
      (first.find("  指标  ") != std::string_view::npos || first.find("  indicators  ") != std::string_view::npos);
  const bool tests =
      first.find(" 项测试通过") != std::string_view::npos || first.find(" tests passed, ") != std::string_view::npos;
  return standards || tests;
}

}  // namespace

std::optional<Message> find_own_text(std::string_view text) {
  text = without_utf8_mark(text);
  const auto is_start = [&](std::string_view titles) { return text.starts_with(titles); };
  if (std::any_of(table_titles.begin(), table_titles.end(), is_start))
    return Message{" edu-check 输出的表格（CSV）", "a table of edu-check (CSV)"};
  const auto lines = lines_of(text);
  if (lines.empty() || !(has_list_head(lines[0]) || has_result_head(lines) || has_page_title(lines)))
    return std::nullopt;
  return Message{" edu-check 输出的文字（text）", "a page of text of edu-check"};
}

std::optional<Message> find_own_markdown(std::string_view text) {
  const auto lines = lines_of(text);
  if (lines.empty()) return std::nullopt;
  bool found = begins_with(lines[0], "## edu-check：", "## edu-check: ") ||
               (lines[0].starts_with("## ") && lines[0].find(" · `") != std::string_view::npos);
  for (std::size_t i = 0; i < lines.size() && !found; ++i) {
    if (!lines[i].starts_with("# ")) continue;
    const auto below = i + 2 < lines.size() ? lines[i + 2] : std::string_view();
    found = is_page_title(lines[i].substr(2)) || begins_with(below, "- 编号：`", "- id: `") ||
            (begins_with(below, "- 标准：", "- standard: ") && below.ends_with(')'));
  }
  if (!found) return std::nullopt;
  return Message{" edu-check 输出的 Markdown", "Markdown of edu-check"};
}

}  // namespace edu_check
