#include "edu_check/input/passed_over.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "edu_check/text/display.h"

namespace edu_check {
namespace {

struct Words {
  std::string_view key;
  std::string_view zh;
  std::string_view en;
};
constexpr auto words = std::to_array<Words>({
    {"ignored", "被 .edu-checkignore 排除", "ignored by .edu-checkignore"},
    {"foreign", "是其他文件，不是清单", "other files than inventories"},
    {"unchanged", "自所给版本以来没有改动", "unchanged since the revision"},
    {"linked", "是指向文件夹的链接", "links to folders"},
    {"misnamed", "扩展名之后另有字符", "names that go on behind the ending"},
});
static_assert(words.size() == passed_reason_count);

}  // namespace

std::string_view to_string(PassedReason reason) { return words[static_cast<std::size_t>(reason)].key; }

void PassedOver::add(PassedReason reason, std::string_view name) {
  const auto index = static_cast<std::size_t>(reason);
  ++counts[index];
  if (names[index].size() < most_named) names[index].emplace_back(name);
}

void PassedOver::merge(const PassedOver& other) {
  for (std::size_t i = 0; i < passed_reason_count; ++i) {
    counts[i] += other.counts[i];
    const auto room = std::min(most_named - names[i].size(), other.names[i].size());
    names[i].insert(names[i].end(), other.names[i].begin(), other.names[i].begin() + static_cast<std::ptrdiff_t>(room));
  }
}

std::uint64_t PassedOver::total() const { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

std::vector<Message> describe(const PassedOver& passed) {
  constexpr std::size_t most_shown = 5;
  std::vector<Message> lines;
  for (std::size_t i = 0; i < passed_reason_count; ++i) {
    const auto count = passed.counts[i];
    if (count == 0) continue;
    const auto shown = std::min(passed.names[i].size(), most_shown);
    std::string names;
    for (std::size_t n = 0; n < shown; ++n) names += (n == 0 ? "" : ", ") + std::string(printable(passed.names[i][n]));
    if (shown < count && shown > 0) names += ", …";
    if (!names.empty()) names.insert(0, " (").push_back(')');
    lines.push_back(
        {fmt::format("{}：{}{}", words[i].zh, count, names), fmt::format("{}: {}{}", words[i].en, count, names)});
  }
  return lines;
}

std::string passed_over_json(const PassedOver& passed) {
  auto json = fmt::format(R"({{"total": {})", passed.total());
  for (std::size_t i = 0; i < passed_reason_count; ++i)
    json += fmt::format(R"(, "{}": {})", words[i].key, passed.counts[i]);
  return json + "}";
}

}  // namespace edu_check
