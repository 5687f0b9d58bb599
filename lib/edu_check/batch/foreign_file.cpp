#include "edu_check/batch/foreign_file.h"

#include <algorithm>
#include <array>

namespace edu_check {
namespace {

struct Row {
  std::string_view key;
  std::string_view zh;
  std::string_view en;
};
constexpr auto rows = std::to_array<Row>({
    {"edu-check-standard", "标准", "a standard"},
    {"edu-check-vocabulary", "词汇表", "a vocabulary"},
    {"edu-check-tests", "规则测试", "rule tests"},
    {"edu-check-waivers", "豁免文件", "a file of waivers"},
    {"edu-check-baseline", "基线文件", "a baseline"},
    {"schema", "检查结果", "a stored result"},
});

/// The text from its first key: without what stands before that in YAML or JSON.
std::string_view from_first_key(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  for (;;) {
    const auto at = text.find_first_not_of(" \t\r\n{\"'");
    text.remove_prefix(std::min(at, text.size()));
    if (!text.starts_with("#") && !text.starts_with("---") && !text.starts_with("%")) return text;
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
}

}  // namespace

std::optional<Message> foreign_file(std::string_view text) {
  const auto key = from_first_key(text);
  if (!key.starts_with("edu-check-") && !key.starts_with("schema")) return std::nullopt;
  for (const auto& row : rows) {
    if (!key.starts_with(row.key)) continue;
    const auto rest = key.substr(row.key.size());
    const auto colon = rest.find_first_not_of("\"' \t");
    if (colon == std::string_view::npos || rest[colon] != ':') continue;
    const bool result = rest.substr(colon).find("edu-check-") < std::string_view(": \"edu-check-").size();
    if (row.key == "schema" && !result) continue;
    return Message{std::string(row.zh), std::string(row.en)};
  }
  return std::nullopt;
}

}  // namespace edu_check
