#include "edu_check/report/work_list/work_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edu_check/record/undocumented.h"
#include "edu_check/report/work_list/work_list.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

std::optional<WorkKind> kind_of(const RequirementResult& result, bool advisory) {
  if (result.level == Level::informational) return std::nullopt;
  const bool wrong = is_open(result.today);
  if (!wrong) return std::nullopt;
  if (result.level == Level::advisory) return advisory ? std::optional(WorkKind::advisory) : std::nullopt;
  switch (result.outcome) {
    case Outcome::not_due:
      return WorkKind::not_due;
    case Outcome::waived:
      return WorkKind::waived;
    case Outcome::pass:
    case Outcome::fail:
    case Outcome::unknown:
    case Outcome::not_applicable:
      break;
  }
  return result.today == Outcome::fail ? WorkKind::failed : WorkKind::unknown;
}

class ItemWriter {
 public:
  explicit ItemWriter(const AssessmentRecord& record) : record_(record), vocabulary_(*record.standard->vocabulary) {}

  void describe(WorkItem& item) const {
    const auto& each = *item.requirement;
    const auto& requirement = record_.standard->requirements[each.index];
    if (each.result.today == Outcome::unknown) {
      item.what = collect(each);
    } else {
      if (each.change) item.fact = each.changed;
      item.what = each.to_do.empty() ? requirement.statement : each.to_do;
    }
  }

 private:
  /// Data that somebody has to find, and where in the inventory they belong.
  [[nodiscard]] Message collect(const RequirementRecord& each) const {
    if (!each.undocumented.empty()) return document(each);
    if (each.missing.empty()) {
      if (record_.subject.kind == SubjectKind::region)
        return {"补齐各校清单及其数据", "complete the inventories of the schools"};
      return each.to_do.empty() ? Message{"补充佐证材料", "add evidence"} : each.to_do;
    }
    Message names;
    for (std::size_t i = 0; i < each.missing.size(); ++i) {
      const auto& label = vocabulary_.fact(each.missing[i]).label;
      const auto line = i < each.missing_places.size() ? each.missing_places[i].line : 0;
      const auto where = line > 0 ? message("（第 {} 行）", " (line {})", line) : Message();
      names.zh += (names.zh.empty() ? "" : "、") + label.zh + where.zh;
      names.en += (names.en.empty() ? "" : ", ") + label.en + where.en;
    }
    return message("补充数据：{}", "find out: {}", names);
  }

  /// Documents that somebody has to put in place.
  [[nodiscard]] Message document(const RequirementRecord& each) const {
    Message facts;
    for (const auto& fact : each.undocumented) {
      const auto text = undocumented_brief(fact, vocabulary_);
      facts.zh += (facts.zh.empty() ? "" : "；") + text.zh;
      facts.en += (facts.en.empty() ? "" : "; ") + text.en;
    }
    return message("补充佐证材料：{}", "add evidence: {}", facts);
  }

  const AssessmentRecord& record_;
  const Vocabulary& vocabulary_;
};

}  // namespace

Message describe(WorkKind kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, work_kind_count> names{
      {{"未达标", "fails"},
       {"待补数据", "unknown"},
       {"未到期", "not due yet"},
       {"已豁免", "waived"},
       {"建议", "advisory"}}};
  const auto& [zh, en] = names[static_cast<std::size_t>(kind)];
  return {std::string(zh), std::string(en)};
}

std::vector<WorkItem> work_items(const AssessmentRecord& record, bool advisory) {
  std::vector<WorkItem> items;
  if (!record.standard) return items;
  const ItemWriter writer(record);
  for (const auto& requirement : record.requirements) {
    const auto kind = kind_of(requirement.result, advisory);
    if (!kind) continue;
    WorkItem item{*kind, &requirement, std::nullopt, {}};
    writer.describe(item);
    items.push_back(std::move(item));
  }
  std::stable_sort(items.begin(), items.end(), [](const WorkItem& a, const WorkItem& b) { return a.kind < b.kind; });
  return items;
}

}  // namespace edu_check
