#include "edu_check/report/work_list/work_totals.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "edu_check/report/work_list/work_items.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {

void WorkTotals::add(const AssessmentRecord& record, const std::vector<WorkItem>& items) {
  if (!record.standard) return;
  // Requirements that ask for more of one fact are all met by the largest change.
  std::map<Key, Rational> changes;
  std::set<std::uint32_t> missing;
  for (const auto& item : items) {
    missing.insert(item.requirement->missing.begin(), item.requirement->missing.end());
    if (!item.fact) continue;
    const auto& by = *item.requirement->change;
    const auto size = by.is_negative() ? subtract(Rational{}, by).value_or(by) : by;
    auto& change = changes[{*item.fact, by.is_negative()}];
    change = std::max(change, size);
  }
  auto& totals = standards_[record.standard_id];
  totals.standard = record.standard;
  ++totals.inventories;
  for (const auto slot : missing) ++totals.missing[slot];
  for (const auto& [key, size] : changes) totals.changes[key].add(1, size);
}

void WorkTotals::Amount::add(std::uint64_t more_inventories, const std::optional<Rational>& more) {
  inventories += more_inventories;
  sum = sum && more ? edu_check::add(*sum, *more) : std::nullopt;
}

void WorkTotals::merge(const WorkTotals& other) {
  for (const auto& [id, more] : other.standards_) {
    auto& totals = standards_[id];
    totals.standard = more.standard;
    totals.inventories += more.inventories;
    for (const auto& [slot, inventories] : more.missing) totals.missing[slot] += inventories;
    for (const auto& [key, amount] : more.changes) totals.changes[key].add(amount.inventories, amount.sum);
  }
}

void WorkTotals::write(Page& page) const {
  for (const auto& [id, totals] : standards_) {
    if (totals.inventories < 2 || (totals.changes.empty() && totals.missing.empty())) continue;
    page.heading(2, fmt::format("{}{} ({})", page.say("合计：", "In all: "), page.in(totals.standard->title), id));
    page.field(0, page.say("清单", "inventories"), std::to_string(totals.inventories));
    if (!totals.changes.empty()) write_changes(page, totals);
    if (!totals.missing.empty()) write_missing(page, totals);
  }
}

void WorkTotals::write_changes(Page& page, const Totals& totals) {
  const auto language = page.style().language;
  std::vector<Page::Row> rows;
  for (const auto& [key, amount] : totals.changes) {
    const auto& fact = totals.standard->vocabulary->fact(key.slot);
    auto sum = amount.sum ? format_number(*amount.sum, fact.type.kind, language) : page.say("过大", "too large");
    if (!fact.counter.empty()) sum += " " + page.in(fact.counter_for(amount.sum.value_or(Rational{})));
    rows.push_back({std::to_string(amount.inventories),
                    (key.less ? page.say("减少 ", "less: ") : page.say("增加 ", "more: ")) + sum, page.in(fact.label)});
  }
  page.table({page.say("清单数", "inventories"), page.say("共需", "amount"), page.say("事实", "fact")}, rows);
}

void WorkTotals::write_missing(Page& page, const Totals& totals) {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> order(totals.missing.begin(), totals.missing.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  Page::Row head{page.say("清单数", "inventories"), page.say("待补的数据", "data to find out")};
  const bool has_room = page.style().format != PageFormat::text;  // a path that is cut is of no use
  if (has_room) head.push_back(page.say("路径", "path"));
  std::vector<Page::Row> rows;
  for (const auto& [slot, inventories] : order) {
    const auto& fact = totals.standard->vocabulary->fact(slot);
    rows.push_back({std::to_string(inventories), page.in(fact.label)});
    if (has_room) rows.back().push_back(fact.path);
  }
  page.table(head, rows);
}

}  // namespace edu_check
