#include "edu_check/value/type.h"

#include <algorithm>
#include <array>

namespace edu_check {
namespace {

struct KindRow {
  std::string_view word;
  std::string_view zh;
  std::string_view en;
};

constexpr auto rows = std::to_array<KindRow>({
    {"boolean", "是/否（true 或 false）", "yes or no (true or false)"},
    {"count", "非负整数，如 12", "a whole number such as 12"},
    {"number", "数，如 0.5", "a number such as 0.5"},
    {"percent", "百分比，如 15%", "a percentage such as 15%"},
    {"bandwidth", "带单位的带宽，如 500 Mbps", "a bandwidth with its unit, such as 500 Mbps"},
    {"money", "带单位的金额，如 20 万元", "an amount with its unit, such as 20 万元"},
    {"duration", "天数，如 30 天", "a number of days, such as 30 days"},
    {"date", "日期，如 2026-09-01", "a date such as 2026-09-01"},
    {"text", "文字", "a text"},
    {"choice", "选项之一", "one of the choices"},
    {"list", "选项列表，如 [primary, junior]", "a list of choices such as [primary, junior]"},
});
static_assert(rows.size() == static_cast<std::size_t>(Kind::list) + 1,
              "every kind has its row, in the order of the enumeration");

}  // namespace

std::string_view to_string(Kind kind) { return rows[static_cast<std::size_t>(kind)].word; }

std::optional<Kind> parse_kind(std::string_view word) {
  const auto* const row = std::find_if(rows.begin(), rows.end(), [&](const KindRow& r) { return r.word == word; });
  if (row == rows.end()) return std::nullopt;
  return static_cast<Kind>(row - rows.begin());
}

Message describe(Kind kind) {
  const auto& row = rows[static_cast<std::size_t>(kind)];
  return {std::string(row.zh), std::string(row.en)};
}

bool is_numeric(Kind kind) { return kind >= Kind::count && kind <= Kind::date; }

std::optional<std::uint32_t> ChoiceSet::find(std::string_view name) const {
  for (std::uint32_t i = 0; i < choices.size(); ++i) {
    const auto& choice = choices[i];
    if (choice.id == name || choice.label.zh == name || choice.label.en == name) return i;
    if (std::find(choice.aliases.begin(), choice.aliases.end(), name) != choice.aliases.end()) return i;
  }
  return std::nullopt;
}

std::vector<std::string_view> ChoiceSet::names() const {
  std::vector<std::string_view> names;
  for (const auto& choice : choices) {
    names.emplace_back(choice.id);
    names.emplace_back(choice.label.zh);
    names.insert(names.end(), choice.aliases.begin(), choice.aliases.end());
  }
  return names;
}

}  // namespace edu_check
