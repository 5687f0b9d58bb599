#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edu_check/report/undocumented.h"
#include "edu_check/report/work_list.h"
#include "edu_check/standard/fact_use.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/quantity.h"

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
    default:
      return result.today == Outcome::fail ? WorkKind::failed : WorkKind::unknown;
  }
}

class ItemWriter {
 public:
  explicit ItemWriter(const AssessmentRecord& record) : record_(record), vocabulary_(*record.standard->vocabulary) {}

  void describe(WorkItem& item) const {
    const auto& each = *item.requirement;
    const auto& requirement = record_.standard->requirements[each.index];
    if (each.result.today == Outcome::unknown) {
      item.what = collect(each);
    } else if (each.change) {
      item.fact = requirement.adjust;
      item.what = change(*each.change, vocabulary_.fact(*requirement.adjust));
    } else {
      item.what = meet(each, requirement);
    }
  }

 private:
  /// Data that somebody has to find.
  [[nodiscard]] Message collect(const RequirementRecord& each) const {
    if (!each.undocumented.empty()) return document(each);
    if (each.missing.empty()) {
      if (record_.subject.kind == SubjectKind::region)
        return {"补齐各校清单及其数据", "complete the inventories of the schools"};
      return {"补充佐证材料", "add evidence"};
    }
    Message names;
    for (const auto slot : each.missing) {
      const auto& label = vocabulary_.fact(slot).label;
      names.zh += (names.zh.empty() ? "" : "、") + label.zh;
      names.en += (names.en.empty() ? "" : ", ") + label.en;
    }
    return message("补充数据：{}", "find out: {1}", names.zh, names.en);
  }

  /// Documents that somebody has to put in place.
  [[nodiscard]] Message document(const RequirementRecord& each) const {
    Message facts;
    for (const auto& fact : each.undocumented) {
      const auto text = undocumented_brief(fact, vocabulary_);
      facts.zh += (facts.zh.empty() ? "" : "；") + text.zh;
      facts.en += (facts.en.empty() ? "" : "; ") + text.en;
    }
    return message("补充佐证材料：{}", "add evidence: {1}", facts.zh, facts.en);
  }

  [[nodiscard]] static Message change(const Rational& by, const Fact& fact) {
    const bool less = by.is_negative();
    const auto size = less ? subtract(Rational{}, by).value_or(by) : by;
    const auto amount = [&](Language language) {
      const auto number = format_number(size, fact.type.kind, language);
      return fact.counter.empty() ? number : number + " " + fact.counter_for(size).in(language);
    };
    const auto zh = amount(Language::zh);
    const auto en = amount(Language::en);
    return less ? message("{0}减少 {2}", "{1}: {3} less", fact.label.zh, fact.label.en, zh, en)
                : message("{0}增加 {2}", "{1}: {3} more", fact.label.zh, fact.label.en, zh, en);
  }

  /// What does not come down to an amount: the facts of the condition, as they are and as they should be.
  [[nodiscard]] Message meet(const RequirementRecord& each, const Requirement& requirement) const {
    FactUse use(vocabulary_);
    use.add(requirement.require);
    Message names;
    const bool several = each.actual.zh.find(": ") != std::string::npos;
    if (!several && requirement.adjust && !each.shortfall.empty()) {
      names = vocabulary_.fact(*requirement.adjust).label;
    } else if (!several && use.slots().size() <= 2) {
      for (const auto slot : use.slots()) {
        const auto& label = vocabulary_.fact(slot).label;
        names.zh += (names.zh.empty() ? "" : "、") + label.zh;
        names.en += (names.en.empty() ? "" : ", ") + label.en;
      }
    }
    if (each.expected.empty()) return names.empty() ? requirement.statement : names;
    const auto lead =
        message("{}{}", "{2}{3}", names.zh, names.empty() ? "" : "：", names.en, names.empty() ? "" : ": ");
    const auto gap = each.shortfall.empty() || several
                         ? Message()
                         : message("，还差 {}", ", short by {1}", each.shortfall.zh, each.shortfall.en);
    return message("{}应为 {}{}", "{3}should be {4}{5}", lead.zh, each.expected.zh, gap.zh, lead.en, each.expected.en,
                   gap.en);
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
