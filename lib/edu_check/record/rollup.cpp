#include "edu_check/record/rollup.h"

#include <algorithm>

#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

const std::string& group_of(const Subject& subject, GroupBy by) {
  return by == GroupBy::province ? subject.province : by == GroupBy::city ? subject.city : subject.district;
}

template <class Numbers>
void add_up(Numbers& numbers, const Numbers& more) {
  std::transform(numbers.begin(), numbers.end(), more.begin(), numbers.begin(), std::plus<>());
}

void add_to(GroupNumbers& numbers, const AssessmentRecord& record) {
  ++numbers.verdicts[static_cast<std::size_t>(record.verdict)];
  if (!record.score) return;
  const auto tenth = multiply(record.score->low, Rational(10));
  ++numbers.scores[tenth ? static_cast<std::size_t>(tenth->floor()) : 0];
}

}  // namespace

void GroupNumbers::merge(const GroupNumbers& other) {
  add_up(verdicts, other.verdicts);
  add_up(scores, other.scores);
}

void StandardRollup::add(const AssessmentRecord& record, GroupBy group_by) {
  add_to(all, record);
  if (group_by != GroupBy::none) add_to(groups[group_of(record.subject, group_by)], record);
  for (std::size_t i = 0; i < record.indicators.size(); ++i) {
    if (record.indicators[i].level != Level::mandatory) continue;
    indicators[i].failed += record.indicators[i].outcome == Outcome::fail ? 1U : 0U;
    indicators[i].unknown += record.indicators[i].outcome == Outcome::unknown ? 1U : 0U;
  }
}

void StandardRollup::merge(const StandardRollup& other) {
  all.merge(other.all);
  for (const auto& [name, numbers] : other.groups) groups[name].merge(numbers);
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    indicators[i].failed += other.indicators[i].failed;
    indicators[i].unknown += other.indicators[i].unknown;
  }
}

Rollup::Rollup(const std::vector<std::shared_ptr<const Standard>>& chosen, GroupBy by) : group_by(by) {
  for (const auto& standard : chosen) {
    standards.push_back({standard.get(), {}, {}, std::vector<IndicatorNumbers>(standard->indicators.size())});
  }
}

void Rollup::add(const AssessmentRecord& record) {
  if (record.subject.kind != SubjectKind::school) return;
  for (auto& each : standards) {
    if (each.standard == record.standard.get()) each.add(record, group_by);
  }
}

void Rollup::merge(const Rollup& other) {
  for (std::size_t i = 0; i < standards.size(); ++i) standards[i].merge(other.standards[i]);
}

Message describe(const BaselineNumbers& numbers) {
  return message("与基线相比：新增问题 {} 项，已知 {} 项，已整改 {} 项",
                 "compared with the baseline: problems new {}, known {}, mended {}", numbers.fresh, numbers.known,
                 numbers.mended);
}

bool is_unjudged(const AssessmentRecord& record, Verdict verdict) {
  return verdict == Verdict::undetermined && record.undecided;
}

void add(Summary& summary, const AssessmentRecord& record) {
  if (!record.assumed.empty()) ++summary.marks[static_cast<std::size_t>(MarkKind::assumed)];
  if (record.selection) ++summary.marks[static_cast<std::size_t>(MarkKind::selected)];
  if (record.facts_age) ++summary.marks[static_cast<std::size_t>(mark_kind(record.facts_age->state))];
  if (record.far_day) ++summary.marks[static_cast<std::size_t>(MarkKind::day_far)];
  if (record.origin && record.origin->standard == FileOrigin::replaces_built_in)
    ++summary.marks[static_cast<std::size_t>(MarkKind::replaced)];
  if (record.origin && record.origin->vocabulary == FileOrigin::replaces_built_in)
    ++summary.marks[static_cast<std::size_t>(MarkKind::vocabulary_replaced)];
  if (is_unjudged(record, record.verdict)) ++summary.unjudged;
  ++summary.verdicts[static_cast<std::size_t>(record.verdict)];
  if (summary.min_score && is_below(record.score, *summary.min_score)) ++summary.below_min_score;
}

void merge(Summary& summary, const Summary& other) {
  add_up(summary.verdicts, other.verdicts);
  add_up(summary.marks, other.marks);
  summary.unjudged += other.unjudged;
  summary.inventories += other.inventories;
  summary.min_score = other.min_score;
  summary.below_min_score += other.below_min_score;
}

bool is_below(const std::optional<Score>& score, const Rational& share) { return score && score->low < share; }

Message describe_min_score(const Summary& summary) {
  if (!summary.min_score) return {};
  const auto share = format_share(*summary.min_score);
  return message("达标率低于 {}（--min-score）：{}", "score below {} (--min-score): {}", share,
                 summary.below_min_score);
}

}  // namespace edu_check
