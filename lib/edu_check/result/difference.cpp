#include "edu_check/result/difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "edu_check/text/path_key.h"

namespace edu_check {
namespace {

constexpr std::array<std::array<std::string_view, 3>, change_count> changes{{
    {"worse", "变差", "worse"},
    {"better", "变好", "better"},
    {"reported_bad", "补报未达标", "reported bad"},
    {"reported_good", "补报达标", "reported good"},
    {"withdrawn", "撤回填报", "withdrawn"},
    {"new", "新增", "new"},
    {"gone", "移除", "gone"},
    {"other", "有变化", "changed"},
    {"same", "不变", "same"},
}};

/// Of what happened to the indicators of a school, the first of these is said of the school.
constexpr auto gravest_first = std::to_array<Change>(
    {Change::worse, Change::better, Change::withdrawn, Change::reported_bad, Change::reported_good});

std::string key_of(std::string_view standard, std::string_view school) {
  return fmt::format("{}\n{}", standard, school);
}

bool fails(Outcome outcome) { return outcome == Outcome::fail || outcome == Outcome::waived; }

}  // namespace

std::string_view to_string(Change change) { return changes[static_cast<std::size_t>(change)][0]; }

Message describe(Change change) {
  const auto& words = changes[static_cast<std::size_t>(change)];
  return {std::string(words[1]), std::string(words[2])};
}

Change change_of(std::optional<Outcome> before, std::optional<Outcome> after) {
  if (before == after) return Change::same;
  if (!before) return Change::added;
  if (!after) return Change::gone;
  if (*after == Outcome::unknown) return *before == Outcome::not_due ? Change::other : Change::withdrawn;
  if (*before == Outcome::unknown) {
    if (*after == Outcome::pass) return Change::reported_good;
    return fails(*after) ? Change::reported_bad : Change::other;
  }
  if (*before == Outcome::pass && fails(*after)) return Change::worse;
  return fails(*before) && *after == Outcome::pass ? Change::better : Change::other;
}

bool makes_worse(std::optional<Outcome> before, std::optional<Outcome> after) {
  return before == Outcome::pass && after && (fails(*after) || *after == Outcome::unknown);
}

Change change_of(std::optional<Verdict> before, std::optional<Verdict> after) {
  if (before == after) return Change::same;
  if (!before) return Change::added;
  if (!after) return Change::gone;
  if (*after == Verdict::invalid) return Change::worse;
  if (*before == Verdict::invalid) {
    if (*after == Verdict::compliant) return Change::reported_good;
    return *after == Verdict::non_compliant ? Change::reported_bad : Change::other;
  }
  const bool lost = *after == Verdict::non_compliant || *after == Verdict::undetermined;
  return *before == Verdict::compliant && lost ? Change::worse : Change::other;
}

Difference::School Difference::keep(const StoredAssessment& assessment) {
  School school{assessment.subject, assessment.inventory, assessment.standard, assessment.digest,
                assessment.as_of,   assessment.verdict,   assessment.complete, {}};
  school.indicators.reserve(assessment.indicators.size());
  for (const auto& each : assessment.indicators) {
    const auto next = static_cast<std::uint32_t>(names_.size());
    const auto [number, fresh] = numbers_.try_emplace(fmt::format("{}\n{}", each.id, each.title), next);
    if (fresh) names_.push_back({each.id, each.title});
    school.indicators.push_back({number->second, each.level, each.outcome, each.data});
  }
  return school;
}

std::string Difference::school_key(const Subject& subject, std::string_view inventory) const {
  return subject.code.empty() ? path_key(inventory, working_folder_) : subject.code;
}

void Difference::add_old(const StoredAssessment& assessment) {
  const auto& inventory = assessment.inventory;
  auto& [schools, next] = old_[key_of(assessment.standard, school_key(assessment.subject, inventory))];
  schools.push_back({keep(assessment)});
  next = schools.begin();
  by_inventory_.insert_or_assign(key_of(assessment.standard, school_key({}, inventory)), &schools.back());
}

/// The one with the same code, or without one as it is, and the same inventory.
Difference::OldSchool* Difference::find_unmoved(const School& now) {
  auto* const old = find_by_inventory(now);
  return old != nullptr && old->school.subject.code == now.subject.code ? old : nullptr;
}

/// That was not found yet.
Difference::OldSchool* Difference::find_by_inventory(const School& now) {
  const auto found = by_inventory_.find(key_of(now.standard, school_key({}, now.inventory)));
  return found == by_inventory_.end() || found->second->found ? nullptr : found->second;
}

void Difference::settle(std::size_t place, OldSchool& old, const School& now) {
  compare(old.school, now, schools_[place]);
  old.found = true;
  auto& changed = standards_[now.standard];
  changed = changed || schools_[place].standard_changed;
}

void Difference::add_new(const StoredAssessment& assessment) {
  auto now = keep(assessment);
  schools_.push_back(
      {now.subject, now.inventory, now.standard, Change::added, std::nullopt, now.verdict, false, false, {}});
  const auto place = schools_.size() - 1;
  auto* const old = find_unmoved(now);
  old != nullptr ? settle(place, *old, now) : void(unmatched_.emplace_back(place, std::move(now)));
}

/// Nobody knows which of several with one code is which: whoever is worse than one of them is worse, lest a copy that
/// is as good take its place.
bool Difference::match_by_code(std::size_t place, const School& now) {
  constexpr int most_trials = 8;
  const auto found = old_.find(key_of(now.standard, now.subject.code));
  if (found == old_.end()) return false;
  auto& [schools, next] = found->second;
  while (next != schools.end() && next->found) ++next;
  for (const auto from : {next, schools.begin()}) {
    auto each = from;
    for (int trial = 0; trial < most_trials && each != schools.end(); ++trial, ++each) {
      auto change = schools_[place];
      compare(each->school, now, change);
      if (change.change != Change::worse) continue;
      settle(place, *each, now);
      return true;
    }
  }
  if (next == schools.end()) return false;
  settle(place, *next, now);
  return true;
}

void Difference::finish() {
  for (const bool has_code : {true, false}) {
    for (const auto& [place, now] : unmatched_) {
      if (now.subject.code.empty() == has_code) continue;
      if (has_code && match_by_code(place, now)) continue;
      auto* const old = find_by_inventory(now);
      const bool one_has_none = old != nullptr && (!has_code || old->school.subject.code.empty());
      if (one_has_none) settle(place, *old, now);
    }
  }
  unmatched_.clear();
  for (const auto& [key, namesakes] : old_) {
    for (const auto& [old, found] : namesakes.schools) {
      if (found) continue;
      schools_.push_back(
          {old.subject, old.inventory, old.standard, Change::gone, old.verdict, std::nullopt, false, false, {}});
    }
  }
  by_inventory_.clear();
  old_.clear();
}

void Difference::compare(const School& old, const School& now, SchoolChange& school) const {
  school.before = old.verdict;
  school.standard_changed = old.digest != now.digest;
  const bool readable = old.verdict != Verdict::invalid && now.verdict != Verdict::invalid;
  school.as_of_changed = readable && old.as_of != now.as_of;
  if (school.subject.code.empty() && school.subject.name.empty()) school.subject = old.subject;
  if (readable) compare_indicators(old, now, school);
  const auto has = [&](auto&& wanted) {
    return std::any_of(school.indicators.begin(), school.indicators.end(), wanted);
  };
  school.change = change_of(school.before, school.after);
  if (has([](const IndicatorChange& each) { return makes_worse(each.before, each.after); })) {
    school.change = Change::worse;
  }
  for (const auto change : gravest_first) {
    if (school.change != Change::same && school.change != Change::other) break;
    if (has([&](const IndicatorChange& each) { return each.change == change; })) school.change = change;
  }
  if (school.change == Change::same && !school.indicators.empty()) school.change = Change::other;
}

const Difference::Kept* Difference::find(const School& school, const std::string& id) const {
  const auto& all = school.indicators;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Kept& each) { return names_[each.name].id == id; });
  return found == all.end() ? nullptr : &*found;
}

void Difference::compare_indicators(const School& old, const School& now, SchoolChange& school) const {
  // With problems only, what is not listed is none.
  static constexpr Kept passed{0, Level::mandatory, Outcome::pass, 0};
  for (const auto& after : now.indicators) {
    if (after.level != Level::mandatory) continue;
    const auto* const before = find(old, names_[after.name].id);
    compare_indicator(after, before == nullptr && !old.complete ? &passed : before, &after, school);
  }
  for (const auto& before : old.indicators) {
    if (before.level != Level::mandatory || find(now, names_[before.name].id) != nullptr) continue;
    compare_indicator(before, &before, now.complete ? nullptr : &passed, school);
  }
}

void Difference::compare_indicator(const Kept& shown, const Kept* before, const Kept* after,
                                   SchoolChange& school) const {
  const auto outcome = [](const Kept* each) { return each == nullptr ? std::nullopt : std::optional(each->outcome); };
  const auto& [id, title] = names_[shown.name];
  const auto change = change_of(outcome(before), outcome(after));
  if (change == Change::same) return;
  const bool both = before != nullptr && after != nullptr && before->data != 0 && after->data != 0;
  school.indicators.push_back(
      {id, title, change, outcome(before), outcome(after), both && before->data != after->data});
}

std::array<std::uint64_t, change_count> Difference::counts() const {
  std::array<std::uint64_t, change_count> counts{};
  for (const auto& each : schools_) ++counts[static_cast<std::size_t>(each.change)];
  return counts;
}

}  // namespace edu_check
