#include "edu_check/report/marks/problems.h"

#include <fmt/format.h>

#include <algorithm>

#include "edu_check/assessment/condition_text.h"
#include "edu_check/record/marks.h"
#include "edu_check/report/text_parts.h"
#include "edu_check/table/table_file.h"
#include "edu_check/text/display.h"
#include "edu_check/text/enumeration.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

Position at_least_one(Position place) { return {std::max(place.line, 1U), std::max(place.column, 1U)}; }

/// What concerns the inventory alone is told with the first standard.
bool is_told_before(const AssessmentRecord& record, const ReportOptions& options) {
  return !options.standards.empty() && record.standard && record.standard != options.standards.front();
}

std::vector<Problem> problems_of_invalid(const AssessmentRecord& record, const ReportOptions& options) {
  std::vector<Problem> problems;
  if (is_told_before(record, options)) return problems;
  const auto title = message("清单无效", "invalid inventory");
  for (const auto& each : record.diagnostics) problems.push_back(make_problem(each, title, options.language));
  if (!problems.empty()) return problems;
  const auto text = message("清单无效，未作检查", "the inventory is invalid and was not checked");
  Problem problem;
  problem.rule = "inventory-invalid";
  problem.title = problem.text = text.in(options.language);
  problems.push_back(std::move(problem));
  return problems;
}

/// The conditions of an indicator whose requirements all have one, where it is the same: for records without details.
Message common_condition(const AssessmentRecord& record, std::uint32_t indicator) {
  const auto& found = record.standard->indicators[indicator];
  const auto* const first = record.standard->requirements.data() + found.first_requirement;
  Message conditions;
  for (const auto* each = first; each != first + found.requirement_count; ++each) {
    const auto index = static_cast<std::size_t>(each - record.standard->requirements.data());
    const bool is_left_out =
        record.selection && index < record.selection->judged.size() && !record.selection->judged[index];
    if (is_left_out) continue;
    if (each->level == Level::informational || each->scope != record.subject.kind) continue;
    if (!each->when) return {};
    const auto& vocabulary = *record.standard->vocabulary;
    const auto condition = [&](Language language) {
      return condition_text(*each->when, each->when->root(), vocabulary, language);
    };
    Message text{condition(Language::zh), condition(Language::en)};
    if (text == conditions) continue;
    if (!conditions.empty()) return {};
    conditions = std::move(text);
  }
  return conditions.empty() ? conditions : message("只适用于：{}", "owed only where: {}", conditions);
}

}  // namespace

std::string problem_text(const RequirementRecord& each, const AssessmentRecord& record, const ReportOptions& options) {
  const auto& requirement = record.standard->requirements[each.index];
  std::string text = printable(requirement.statement.in(options.language));
  for (const auto& line : TextParts(options).details(each, record)) text += "\n" + printable(line);
  const auto& indicator = record.standard->indicators[requirement.indicator];
  const auto clause = describe(indicator.clause, record.standard->document, options.language);
  return text + "\n" + message("条款：{}", "clause: {}", printable(clause)).in(options.language);
}

Problem make_problem(const RequirementRecord& each, const AssessmentRecord& record, const ReportOptions& options) {
  const auto& requirement = record.standard->requirements[each.index];
  Problem problem;
  problem.kind = Problem::Kind::requirement;
  const bool failed = each.result.outcome == Outcome::fail || each.result.outcome == Outcome::waived;
  const bool minor =
      each.result.level != Level::mandatory || (each.known && options.baseline == BaselineUse::only_new_count);
  problem.grade = minor ? Grade::note : failed ? Grade::error : Grade::warning;
  problem.rule = record.standard_id + "/" + requirement.id;
  problem.title = fmt::format("{} {} {}", requirement.id, describe(each.result.outcome).in(options.language),
                              printable(record.standard->indicators[requirement.indicator].title.in(options.language)));
  if (each.known) problem.title += message("（{}）", " ({})", known_word()).in(options.language);
  problem.text = problem_text(each, record, options);
  problem.place = at_least_one(each.place);
  problem.requirement = &each;
  return problem;
}

Problem make_problem(const Diagnostic& diagnostic, const Message& title, Language language) {
  Problem problem;
  problem.grade = diagnostic.severity == Severity::error     ? Grade::error
                  : diagnostic.severity == Severity::warning ? Grade::warning
                                                             : Grade::note;
  problem.rule = diagnostic.id;
  problem.title = title.in(language);
  problem.text = printable(diagnostic.message.in(language));
  for (const auto& note : diagnostic.notes) problem.text += "\n" + printable(note.message.in(language));
  problem.place = at_least_one(diagnostic.location.position);
  return problem;
}

std::vector<Problem> problems_of(const AssessmentRecord& record, const ReportOptions& options) {
  if (record.verdict == Verdict::invalid) return problems_of_invalid(record, options);
  std::vector<Problem> problems;
  for (const auto& each : record.requirements) {
    const bool open = is_open(each.result.outcome);
    const bool shown =
        each.result.level == Level::mandatory || (each.result.level == Level::advisory && options.advisory);
    if (open && shown) problems.push_back(make_problem(each, record, options));
  }
  add_marks(problems, record, options);
  return problems;
}

void add_marks(std::vector<Problem>& problems, const AssessmentRecord& record, const ReportOptions& options) {
  if (!has_marks(record)) return;
  for (const auto& mark : marks_of(record)) {
    const bool of_standard = !is_of_inventory(mark.kind);
    if (!of_standard && is_told_before(record, options)) continue;
    Problem problem;
    problem.kind = Problem::Kind::mark;
    problem.grade = Grade::note;
    problem.rule = mark.id;
    problem.title = describe(mark.kind).in(options.language);
    problem.text = mark.text.in(options.language);
    if (of_standard) problem.text += message("（{}）", " ({})", record.standard_id).in(options.language);
    problem.text += "\n" + mark.remedy.in(options.language);
    problems.push_back(std::move(problem));
  }
}

std::string detail_of(const Problem& problem, const AssessmentRecord& record, std::size_t& number) {
  switch (problem.kind) {
    case Problem::Kind::requirement:
      return {};
    case Problem::Kind::mark:
      return record.standard_id + " " + problem.text;
    case Problem::Kind::mistake:
      break;
  }
  return std::to_string(++number);
}

std::span<const RequirementRecord> requirements_of(const AssessmentRecord& record, std::uint32_t indicator) {
  const auto& found = record.standard->indicators[indicator];
  const auto before = [](const RequirementRecord& each, std::uint32_t index) { return each.index < index; };
  const auto first =
      std::lower_bound(record.requirements.begin(), record.requirements.end(), found.first_requirement, before);
  const auto last =
      std::lower_bound(first, record.requirements.end(), found.first_requirement + found.requirement_count, before);
  return {first, last};
}

Message not_applicable_reason(const AssessmentRecord& record) {
  if (record.verdict != Verdict::not_applicable || !record.standard) return {};
  const auto& applicability = record.standard->applicability(record.subject.kind);
  if (record.applies != Truth::no)
    return {"本标准没有一项要求适用于此清单", "no requirement of the standard applies to this inventory"};
  if (!applicability.applies || applicability.statement.empty())
    return {"本标准没有对此类清单的要求", "the standard asks nothing of this kind of inventory"};
  const auto statement = printable(applicability.statement);
  return message("本标准适用于：{}", "the standard is for: {}", statement);
}

Message not_applicable_reason(const AssessmentRecord& record, std::uint32_t indicator) {
  if (auto reason = not_applicable_reason(record); !reason.empty() && record.applies == Truth::no) return reason;
  Message reasons;
  const RequirementRecord* last = nullptr;
  for (const auto& each : requirements_of(record, indicator)) {
    const bool counts = each.result.level == record.indicators[indicator].level;
    if (!counts || each.result.outcome != Outcome::not_applicable || each.not_owed.empty()) continue;
    if (last != nullptr && each.not_owed == last->not_owed) continue;
    append(reasons, printable(each.not_owed), between_steps);
    last = &each;
  }
  return last != nullptr ? reasons : common_condition(record, indicator);
}

std::string skip_reason(const AssessmentRecord& record, std::uint32_t indicator, Language language) {
  const auto& result = record.indicators[indicator];
  const auto outcome = describe(result.outcome);
  if (result.level == Level::informational)
    return message("告知性，不作判断", "for information, not judged").in(language);
  if (result.level == Level::advisory) {
    return message("建议性，不计入结论：{}", "advisory, does not count: {}", outcome).in(language);
  }
  if (result.outcome == Outcome::not_applicable) {
    const auto reason = not_applicable_reason(record, indicator);
    return reason.empty() ? outcome.in(language) : message("{}，{}", "{} ({})", outcome, reason).in(language);
  }
  for (const auto& each : requirements_of(record, indicator)) {
    if (each.result.level != Level::mandatory || each.result.outcome != result.outcome) continue;
    const auto today = describe(each.result.today);
    if (result.outcome == Outcome::not_due && each.due) {
      return message("未到期，{} 到期；现在为：{}", "not due before {}; today: {}", to_string(*each.due), today)
          .in(language);
    }
    if (result.outcome == Outcome::waived && each.waiver) {
      return message("已豁免至 {}：{}", "waived until {}: {}", to_string(each.waiver->expires),
                     printable(each.waiver->reason))
          .in(language);
    }
  }
  const bool neither = result.outcome == Outcome::not_due || result.outcome == Outcome::waived;
  return neither ? outcome.in(language) : std::string();
}

bool is_known(const AssessmentRecord& record, std::uint32_t indicator) {
  bool known = false;
  for (const auto& each : requirements_of(record, indicator)) {
    const bool open = is_open(each.result.outcome);
    if (each.result.level != Level::mandatory || !open) continue;
    if (!each.known) return false;
    known = true;
  }
  return known;
}

Message known_word() { return {"基线已有", "known"}; }

std::string_view repository_path(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  return path;
}

std::string_view repository_file(std::string_view path) { return table_file(repository_path(path)); }

std::string fingerprint(std::string_view path, std::string_view rule, std::string_view detail) {
  return fmt::format("{:016x}", hash_of_part(detail, hash_of_part(rule, hash_of_part(repository_path(path)))));
}

}  // namespace edu_check
