#include "edu_check/result/baseline.h"

#include <fmt/format.h>

#include <algorithm>

#include "edu_check/result/assessment_json.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/path_key.h"

namespace edu_check {
std::string Baseline::key_of(std::string_view code, std::string_view inventory, std::string_view standard) const {
  if (!code.empty()) return fmt::format("{}\n{}", standard, code);
  return fmt::format("{}\n{}", standard, path_key(inventory, working_folder_));
}

Baseline::Known& Baseline::entry(std::string_view code, const std::string& inventory, const std::string& standard) {
  if (code.empty() && example_.empty()) example_ = inventory;
  return known_[key_of(code, inventory, standard)];
}

void Baseline::add_problem(Known& known, const std::string& requirement, Outcome outcome) {
  const auto [before, fresh] = known.problems.emplace(requirement, outcome);
  if (!fresh && outcome == Outcome::unknown) before->second = outcome;
  if (fresh) ++problems_;
}

void Baseline::add(const StoredAssessment& assessment) {
  digests_[assessment.standard] = assessment.digest;
  if (assessment.selection) parts_.emplace(assessment.standard, assessment.selection);
  auto& known = entry(assessment.subject.code, assessment.inventory, assessment.standard);
  known.verdict = assessment.verdict;
  for (const auto& indicator : assessment.indicators) {
    for (const auto& each : indicator.requirements) {
      ++named_[assessment.standard][each.id];
      if (each.level == Level::mandatory && is_open(each.outcome)) add_problem(known, each.id, each.outcome);
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

void Baseline::add(const BaselineLine& line) {
  if (line.selection) return void(parts_.emplace(line.standard, line.selection));
  auto& known = entry(line.code, line.inventory, line.standard);
  if (line.requirement.empty()) {
    known.verdict = Verdict::not_applicable;
    return;
  }
  if (known.verdict == Verdict::invalid) known.verdict = Verdict::undetermined;
  ++named_[line.standard][line.requirement];
  add_problem(known, line.requirement, line.outcome);
}

void Baseline::check(const Standard& standard, std::string_view file, Diagnostics& diagnostics) const {
  const auto warn = [&](Message text) {
    diagnostics.report(Severity::warning, "baseline-standard", file, std::move(text));
  };
  const auto of_standard = digests_.find(standard.id);
  if (of_standard == digests_.end()) {
    return warn(message("基线中没有标准 {} 的结果：它的问题都算新增",
                        "the baseline holds nothing of the standard {}: all of its problems are new", standard.id));
  }
  std::uint64_t unknown = 0;
  std::string first;
  if (const auto named = named_.find(standard.id); named != named_.end()) {
    for (const auto& [id, number] : named->second) {
      if (standard.find_requirement(id) != nullptr) continue;
      unknown += number;
      if (first.empty()) first = id;
    }
  }
  const bool changed = !of_standard->second.empty() && of_standard->second != digest(standard);
  if (unknown > 0 && !changed) {
    diagnostics.report(
        Severity::error, "baseline-requirement", file,
        message(
            "基线中有标准 {} 没有的要求“{}”（{} 处）：不是这个标准的结果",
            "the baseline names requirements that the standard {} does not have, such as “{}” (lines: {}): it is no "
            "result of this standard",
            standard.id, printable(first), unknown));
  } else if (unknown > 0) {
    warn(message(
        "标准 {} 或其词汇表在基线之后修改过，基线中 {} 处要求已不存在，如“{}”",
        "the standard {0} or its vocabulary has changed since the baseline, which names requirements that are no more, "
        "such as “{2}” (lines: {1})",
        standard.id, unknown, printable(first)));
  } else if (changed) {
    warn(message("标准 {} 或其词汇表在基线之后修改过",
                 "the standard {} or its vocabulary has changed since the baseline", standard.id));
  }
}

const Baseline::Known* Baseline::find(const AssessmentRecord& record) const {
  const auto found = known_.find(key_of(record.subject.code, record.inventory, record.standard_id));
  return found == known_.end() ? nullptr : &found->second;
}

void Baseline::mark(AssessmentRecord& record) const {
  const auto* const known = find(record);
  if (known == nullptr || !record.standard) return;
  for (auto& each : record.requirements) {
    const auto before = known->problems.find(record.standard->requirements[each.index].id);
    if (before == known->problems.end()) continue;
    each.known =
        is_open_problem(each.result) && (before->second == Outcome::fail || each.result.outcome == Outcome::unknown);
    const bool left_out = record.selection && each.result.level == Level::informational;
    each.mended = !is_problem(each.result) && !left_out;
  }
}

BaselineComparison Baseline::compare(const AssessmentRecord& record) const {
  const auto* const known = find(record);
  return {numbers_of(record, known), new_verdict(record, known), known != nullptr};
}

BaselineNumbers Baseline::numbers_of(const AssessmentRecord& record, const Known* known) {
  BaselineNumbers numbers;
  if (record.verdict == Verdict::invalid) return numbers;
  if (known != nullptr) numbers.mended = judged_problems(*known, record);
  for (const auto& each : record.requirements) {
    if (is_open_problem(each.result)) ++(each.known ? numbers.known : numbers.fresh);
    const auto& id = record.standard->requirements[each.index].id;
    const bool still_there = is_problem(each.result) && known != nullptr && known->problems.contains(id);
    if (still_there) --numbers.mended;
  }
  return numbers;
}

Verdict Baseline::new_verdict(const AssessmentRecord& record, const Known* known) {
  const auto is_known = [](const RequirementRecord& each) { return each.known; };
  const auto is_new = [&](Outcome outcome) {
    return std::any_of(record.requirements.begin(), record.requirements.end(), [&](const RequirementRecord& each) {
      return is_open_problem(each.result) && !each.known && each.result.outcome == outcome;
    });
  };
  switch (record.verdict) {
    case Verdict::non_compliant:
    case Verdict::undetermined:
      if (is_new(Outcome::fail)) return Verdict::non_compliant;
      if (is_new(Outcome::unknown)) return Verdict::undetermined;
      return std::any_of(record.requirements.begin(), record.requirements.end(), is_known) ? Verdict::compliant
                                                                                           : record.verdict;
    case Verdict::not_applicable:
      return known != nullptr && known->verdict == Verdict::not_applicable ? Verdict::compliant : record.verdict;
    case Verdict::compliant:
    case Verdict::invalid:
      break;
  }
  return record.verdict;
}

}  // namespace edu_check
