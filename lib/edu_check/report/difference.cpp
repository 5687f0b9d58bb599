#include "edu_check/report/difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace edu_check {
namespace {

constexpr std::array<std::array<std::string_view, 3>, change_count> changes{{
    {"worse", "变差", "worse"},
    {"better", "变好", "better"},
    {"new", "新增", "new"},
    {"gone", "移除", "gone"},
    {"other", "有变化", "changed"},
    {"same", "不变", "same"},
}};

std::string key_of(const StoredAssessment& assessment) {
  return fmt::format("{}\n{}", assessment.standard, school_key(assessment.subject, assessment.inventory));
}

/// What fails is the worst; what passes, does not apply or is not due is nobody's trouble.
int rank(Outcome outcome) {
  switch (outcome) {
    case Outcome::fail:
      return 0;
    case Outcome::unknown:
      return 1;
    case Outcome::waived:
      return 2;
    default:
      return 3;
  }
}

int rank(Verdict verdict) {
  switch (verdict) {
    case Verdict::invalid:
      return 0;
    case Verdict::non_compliant:
      return 1;
    case Verdict::undetermined:
      return 2;
    default:
      return 3;
  }
}

template <class Word>
Change compare(Word before, Word after) {
  if (before == after) return Change::same;
  const int up = rank(after) - rank(before);
  return up > 0 ? Change::better : up < 0 ? Change::worse : Change::other;
}

const StoredIndicator* find(const StoredAssessment& assessment, const std::string& id) {
  const auto& all = assessment.indicators;
  const auto found = std::find_if(all.begin(), all.end(), [&](const StoredIndicator& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

/// What an indicator came to where the result does not list it: with problems only, it was none.
std::optional<Outcome> outcome_of(const StoredIndicator* indicator, const StoredAssessment& assessment) {
  if (indicator != nullptr) return indicator->outcome;
  return assessment.complete ? std::nullopt : std::optional(Outcome::pass);
}

void compare_indicator(const StoredIndicator& shown, const StoredIndicator* before, const StoredIndicator* after,
                       const StoredAssessment& old, const StoredAssessment& now, SchoolChange& school) {
  IndicatorChange change{shown.id, shown.title, Change::same, outcome_of(before, old), outcome_of(after, now), false};
  if (!change.before) change.change = Change::added;
  if (!change.after) change.change = Change::gone;
  if (change.before && change.after) change.change = compare(*change.before, *change.after);
  change.data = before != nullptr && after != nullptr && before->data != after->data;
  if (change.change != Change::same) school.indicators.push_back(std::move(change));
}

void compare_indicators(const StoredAssessment& old, const StoredAssessment& now, SchoolChange& school) {
  for (const auto& after : now.indicators) {
    if (after.level == Level::mandatory) compare_indicator(after, find(old, after.id), &after, old, now, school);
  }
  for (const auto& before : old.indicators) {
    const bool listed = find(now, before.id) != nullptr;
    if (before.level == Level::mandatory && !listed) compare_indicator(before, &before, nullptr, old, now, school);
  }
}

/// Anything worse makes a school worse, whatever became better.
Change change_of(const SchoolChange& school) {
  const auto verdict = compare(*school.before, *school.after);
  const auto has = [&](Change wanted) {
    return std::any_of(school.indicators.begin(), school.indicators.end(),
                       [&](const IndicatorChange& each) { return each.change == wanted; });
  };
  const bool invalid = *school.before == Verdict::invalid || *school.after == Verdict::invalid;
  if (has(Change::worse) || (invalid && verdict == Change::worse)) return Change::worse;
  if (has(Change::better) || (invalid && verdict == Change::better)) return Change::better;
  return school.indicators.empty() && verdict == Change::same ? Change::same : Change::other;
}

}  // namespace

std::string_view to_string(Change change) { return changes[static_cast<std::size_t>(change)][0]; }

Message describe(Change change) {
  const auto& words = changes[static_cast<std::size_t>(change)];
  return {std::string(words[1]), std::string(words[2])};
}

void Difference::add_old(StoredAssessment assessment) {
  for (auto& indicator : assessment.indicators) {
    indicator.requirements.clear();
    indicator.requirements.shrink_to_fit();
  }
  auto key = key_of(assessment);
  if (old_.contains(key)) key += '\n' + assessment.inventory;  // a code that two inventories bear
  old_.insert_or_assign(std::move(key), std::move(assessment));
}

void Difference::add_new(const StoredAssessment& assessment) {
  SchoolChange school{assessment.subject,
                      assessment.inventory,
                      assessment.standard,
                      Change::added,
                      std::nullopt,
                      assessment.verdict,
                      false,
                      false,
                      {}};
  const auto key = key_of(assessment);
  auto found = old_.find(key + '\n' + assessment.inventory);
  if (found == old_.end()) found = old_.find(key);
  if (found != old_.end()) {
    const auto& old = found->second;
    school.before = old.verdict;
    school.standard_changed = old.digest != assessment.digest;
    school.as_of_changed = old.as_of != assessment.as_of;
    const bool readable = old.verdict != Verdict::invalid && assessment.verdict != Verdict::invalid;
    if (readable) compare_indicators(old, assessment, school);
    school.change = change_of(school);
    auto& changed = standards_[assessment.standard];
    changed = changed || school.standard_changed;
    old_.erase(found);
  }
  schools_.push_back(std::move(school));
}

void Difference::finish() {
  for (auto& [key, old] : old_) {
    schools_.push_back(
        {old.subject, old.inventory, old.standard, Change::gone, old.verdict, std::nullopt, false, false, {}});
  }
  old_.clear();
}

std::array<std::uint64_t, change_count> Difference::counts() const {
  std::array<std::uint64_t, change_count> counts{};
  for (const auto& each : schools_) ++counts[static_cast<std::size_t>(each.change)];
  return counts;
}

}  // namespace edu_check
