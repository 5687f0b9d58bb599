#include "edu_check/report/baseline.h"

#include <fmt/format.h>

#include <algorithm>

#include "edu_check/report/json_writer.h"

namespace edu_check {
namespace {

bool is_open(Outcome outcome) { return outcome == Outcome::fail || outcome == Outcome::unknown; }

bool counts(const RequirementResult& result) { return result.level == Level::mandatory && is_open(result.outcome); }

std::string key_of(const Subject& subject, std::string_view inventory, std::string_view standard) {
  return fmt::format("{}\n{}", standard, school_key(subject, inventory));
}

}  // namespace

void Baseline::add(const StoredAssessment& assessment) {
  if (!assessment.digest.empty()) digests_[assessment.standard] = assessment.digest;
  auto& known = known_[key_of(assessment.subject, assessment.inventory, assessment.standard)];
  known.verdict = assessment.verdict;
  for (const auto& indicator : assessment.indicators) {
    for (const auto& each : indicator.requirements) {
      if (each.level != Level::mandatory || !is_open(each.outcome)) continue;
      if (known.problems.insert_or_assign(each.id, each.outcome).second) ++problems_;
    }
  }
}

/// What was a problem and is judged now: the rest can't be said to be mended.
std::uint64_t Baseline::judged_problems(const Known& known, const AssessmentRecord& record) {
  if (!record.selection) return known.problems.size();
  std::uint64_t count = 0;
  for (const auto& [id, outcome] : known.problems) {
    const auto* const requirement = record.standard->find_requirement(id);
    if (requirement == nullptr) continue;
    const auto index = static_cast<std::size_t>(requirement - record.standard->requirements.data());
    count += record.selection->judged[index] ? 1U : 0U;
  }
  return count;
}

const Baseline::Known* Baseline::find(const AssessmentRecord& record) const {
  const auto found = known_.find(key_of(record.subject, record.inventory, record.standard_id));
  return found == known_.end() ? nullptr : &found->second;
}

void Baseline::mark(AssessmentRecord& record) const {
  const auto* const known = find(record);
  if (known == nullptr || !record.standard) return;
  for (auto& each : record.requirements) {
    const auto before = known->problems.find(record.standard->requirements[each.index].id);
    if (before == known->problems.end()) continue;
    each.known = counts(each.result) && (before->second == Outcome::fail || each.result.outcome == Outcome::unknown);
    const bool left_out = record.selection && each.result.level == Level::informational;
    each.mended = !is_problem(each.result) && !left_out;
  }
}

BaselineNumbers Baseline::compare(const AssessmentRecord& record) const {
  BaselineNumbers numbers;
  if (record.verdict == Verdict::invalid) return numbers;
  const auto* const known = find(record);
  if (known != nullptr) numbers.mended = judged_problems(*known, record);
  for (const auto& each : record.requirements) {
    if (counts(each.result)) ++(each.known ? numbers.known : numbers.fresh);
    const auto& id = record.standard->requirements[each.index].id;
    const bool still_there = is_problem(each.result) && known != nullptr && known->problems.contains(id);
    if (still_there) --numbers.mended;
  }
  return numbers;
}

Verdict Baseline::new_verdict(const AssessmentRecord& record) const {
  const auto is_known = [](const RequirementRecord& each) { return each.known; };
  const auto is_new = [&](Outcome outcome) {
    return std::any_of(record.requirements.begin(), record.requirements.end(), [&](const RequirementRecord& each) {
      return counts(each.result) && !each.known && each.result.outcome == outcome;
    });
  };
  switch (record.verdict) {
    case Verdict::non_compliant:
    case Verdict::undetermined:
      if (is_new(Outcome::fail)) return Verdict::non_compliant;
      if (is_new(Outcome::unknown)) return Verdict::undetermined;
      return std::any_of(record.requirements.begin(), record.requirements.end(), is_known) ? Verdict::compliant
                                                                                           : record.verdict;
    case Verdict::not_applicable: {
      const auto* const known = find(record);
      return known != nullptr && known->verdict == Verdict::not_applicable ? Verdict::compliant : record.verdict;
    }
    default:
      return record.verdict;
  }
}

bool Baseline::is_changed(const Standard& standard) const {
  const auto found = digests_.find(standard.id);
  return found != digests_.end() && found->second != digest(standard);
}

void BaselineComparison::write(std::string& to, const AssessmentRecord& record) const {
  const auto numbers = baseline_.compare(record);
  to += fmt::format("{} {} {} {}\n", numbers.fresh, numbers.known, numbers.mended,
                    static_cast<int>(baseline_.new_verdict(record)));
}

void BaselineComparison::join(std::string& piece) {
  for (std::size_t at = 0; at < piece.size();) {
    const auto next = [&] {
      std::uint64_t number = 0;
      while (at < piece.size() && piece[at] >= '0' && piece[at] <= '9')
        number = number * 10 + static_cast<std::uint64_t>(piece[at++] - '0');
      ++at;
      return number;
    };
    numbers_.fresh += next();
    numbers_.known += next();
    numbers_.mended += next();
    ++summary_.verdicts[next()];
  }
  piece.clear();
}

}  // namespace edu_check
