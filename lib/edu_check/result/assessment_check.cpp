#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "edu_check/assessment/assessment.h"
#include "edu_check/assessment/facts_age.h"
#include "edu_check/assessment/far_day.h"
#include "edu_check/record/record.h"
#include "edu_check/result/assessment_check_format.h"
#include "edu_check/result/stored_result.h"
#include "edu_check/standard/embedded.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

Verdict verdict_of(const JsonValue& assessment) {
  const auto count = [&](Outcome outcome) {
    return assessment["counts"][std::string(to_string(outcome)).c_str()].GetUint64();
  };
  const auto applies = assessment.HasMember("applies") ? text_of(assessment, "applies") : std::string_view();
  if (applies == "no") return Verdict::not_applicable;
  if (count(Outcome::fail) > 0) return Verdict::non_compliant;
  if (count(Outcome::unknown) > 0 || applies == "unknown") return Verdict::undetermined;
  return count(Outcome::pass) + count(Outcome::waived) > 0 ? Verdict::compliant : Verdict::not_applicable;
}

/// How much an outcome weighs in that of its indicator; what is no problem need not be listed, and weighs the same.
unsigned problem_gravity(Outcome outcome) {
  return outcome == Outcome::fail ? 3 : outcome == Outcome::unknown ? 2 : outcome == Outcome::waived ? 1 : 0;
}

/// Only an open problem is known, and what is mended is none.
bool fits_baseline(const JsonValue& requirement) {
  RequirementResult result;
  result.level = *parse_level(text_of(requirement, "level"));
  result.outcome = *parse_outcome(text_of(requirement, "outcome"));
  const bool known = requirement.HasMember("known") && requirement["known"].IsTrue();
  return known ? is_open_problem(result) && !requirement.HasMember("mended")
               : !requirement.HasMember("mended") || !is_problem(result);
}

bool fits(const JsonValue& indicator) {
  if (text_of(indicator, "level") == to_string(Level::informational)) return true;
  unsigned worst = 0;
  for (const auto& each : indicator["requirements"].GetArray()) {
    if (!fits_baseline(each)) return false;
    if (text_of(each, "level") != text_of(indicator, "level")) continue;
    worst = std::max(worst, problem_gravity(*parse_outcome(text_of(each, "outcome"))));
  }
  return worst == problem_gravity(*parse_outcome(text_of(indicator, "outcome")));
}

}  // namespace

bool lists_decided(const JsonValue& assessment) {
  for (const auto& indicator : assessment["indicators"].GetArray()) {
    for (const auto& each : indicator["requirements"].GetArray()) {
      if (is_decided(*parse_level(text_of(each, "level")), *parse_outcome(text_of(each, "outcome")))) return true;
    }
  }
  return false;
}

namespace {

/// Indicators by what they are counted as: the outcomes of mandatory ones, then advisory and informational ones.
using Tally = std::array<std::uint64_t, outcome_count + 2>;

Tally counts_of(const JsonValue& assessment) {
  Tally tally{};
  const auto& counts = assessment["counts"];
  for (std::size_t i = 0; i < outcome_count; ++i)
    tally[i] = counts[std::string(to_string(static_cast<Outcome>(i))).c_str()].GetUint64();
  tally[outcome_count] = counts["advisory"].GetUint64();
  tally[outcome_count + 1] = counts["informational"].GetUint64();
  return tally;
}

std::optional<Date> date_of(const JsonValue& object, const char* name) {
  return object.HasMember(name) ? parse_date(text_of(object, name)) : std::nullopt;
}

bool fits_age(const JsonValue& value, Date as_of) {
  const auto date = date_of(value, "date");
  const auto today = date_of(value, "today");
  if (value.HasMember("date") != date.has_value() || value.HasMember("today") != today.has_value()) return false;
  if (!value["limit"].IsInt() || date.has_value() != value.HasMember("days")) return false;
  const FactsAgeRule rule{value["limit"].GetInt(), true};
  const auto age = find_facts_age(date, today ? std::nullopt : std::optional(as_of), today.value_or(as_of), rule);
  if (!age || to_string(age->state) != text_of(value, "state") || (today && as_of != *date)) return false;
  return !date || (value["days"].IsInt() && value["days"].GetInt() == age->days);
}

/// It is far from the day on which the document was issued, or else from a day that was today.
bool fits_far_day(const JsonValue& value, Date as_of) {
  const auto date = date_of(value, "date");
  if (!date) return false;
  const auto from_today = find_far_day(as_of, as_of, *date, std::nullopt);
  const auto from_document = find_far_day(as_of, std::nullopt, *date, *date);
  const auto fits = [&](const std::optional<FarDay>& far) {
    return far && to_string(far->reason) == text_of(value, "reason");
  };
  return fits(from_today) || fits(from_document);
}

bool fits_score(const JsonValue& assessment) {
  const auto found = counted(assessment);
  if (!found) return false;
  const auto score = found->score();
  const auto& told = assessment["score"];
  if (!score || told.IsNull()) return !score && told.IsNull();
  return text_of(told, "low") == format_share(score->low) && text_of(told, "high") == format_share(score->high);
}

std::size_t kind_of(const JsonValue& indicator) {
  const auto level = *parse_level(text_of(indicator, "level"));
  if (level == Level::mandatory) return static_cast<std::size_t>(*parse_outcome(text_of(indicator, "outcome")));
  return level == Level::advisory ? outcome_count : outcome_count + 1;
}

std::optional<Message> find_in_indicators(const JsonValue& assessment) {
  const auto counts = counts_of(assessment);
  Tally listed{};
  std::vector<std::string_view> ids;
  for (const auto& indicator : assessment["indicators"].GetArray()) {
    const auto id = text_of(indicator, "id");
    ids.push_back(id);
    ++listed[kind_of(indicator)];
    if (!fits(indicator))
      return message("指标 {} 的结果与其各项要求不符", "the outcome of indicator {} is not that of its requirements",
                     id);
  }
  std::sort(ids.begin(), ids.end());
  if (const auto twice = std::adjacent_find(ids.begin(), ids.end()); twice != ids.end())
    return message("指标 {} 出现了两次", "the indicator {} is there twice", *twice);
  std::uint64_t total = 0;
  for (const auto each : counts) total += each;
  bool fit = true;  // with problems only, not all are listed
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const bool problem = i < outcome_count && problem_gravity(static_cast<Outcome>(i)) > 0;
    fit = fit && (problem || total == ids.size() ? listed[i] == counts[i] : listed[i] <= counts[i]);
  }
  if (!fit) return message("counts 与各指标的结果不符", "its counts are not those of its indicators");
  if (assessment.HasMember("undecided") && lists_decided(assessment))
    return message("undecided 与各项要求的结果不符", "undecided is not as its requirements say");
  return std::nullopt;
}

}  // namespace

std::string_view text_of(const JsonValue& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::optional<Assessment> counted(const JsonValue& assessment) {
  Assessment counted;
  for (std::size_t i = 0; i < outcome_count; ++i) {
    const auto& count = assessment["counts"][std::string(to_string(static_cast<Outcome>(i))).c_str()];
    if (!count.IsUint()) return std::nullopt;
    counted.counts.mandatory[i] = count.GetUint();
  }
  return counted;
}

const JsonSchema& result_schema() {
  static const JsonSchema schema = [] {
    const auto files = embedded_files();
    const auto file = std::find_if(files.begin(), files.end(),
                                   [](const EmbeddedFile& each) { return each.path == "schemas/result.json"; });
    return JsonSchema(file->text);
  }();
  return schema;
}

std::optional<Message> find_contradiction(const JsonValue& assessment) {
  const auto verdict = *parse_verdict(text_of(assessment, "verdict"));
  if (verdict == Verdict::invalid) return std::nullopt;
  const auto as_of = parse_date(text_of(assessment, "as_of"));
  if (!as_of) return message("as_of 不是日期", "as_of is no day");
  if (assessment.HasMember("facts_age") && !fits_age(assessment["facts_age"], *as_of))
    return message("facts_age 与 as_of 不符", "facts_age is not what as_of makes it");
  if (assessment.HasMember("as_of_far") && !fits_far_day(assessment["as_of_far"], *as_of))
    return message("as_of_far 与 as_of 不符", "as_of_far is not what as_of makes it");
  if (!fits_score(assessment))
    return message("score 不是其 counts 所得的达标率", "its score is not that of its counts");
  if (verdict != verdict_of(assessment))
    return message("结论不是其 counts 所得的结论", "its verdict is not that of its counts");
  return find_in_indicators(assessment);
}

}  // namespace edu_check
