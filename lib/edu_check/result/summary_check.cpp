#include <algorithm>
#include <string_view>

#include "edu_check/input/passed_over.h"
#include "edu_check/record/record.h"
#include "edu_check/result/assessment_check_format.h"
#include "edu_check/result/stored_result.h"
#include "edu_check/result/summary_check_format.h"

namespace edu_check {
namespace {

/// What is left out is 0.
bool is_number(const JsonValue& object, std::string_view name, std::uint64_t number) {
  const auto found = object.FindMember(JsonValue(rapidjson::StringRef(name.data(), name.size())));
  if (found == object.MemberEnd()) return number == 0;
  return found->value.IsUint64() && found->value.GetUint64() == number;
}

bool is_set(const JsonValue& object, const char* name) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsTrue();
}

bool fits_passed_over(const JsonValue& summary) {
  const auto found = summary.FindMember("passed_over");
  if (found == summary.MemberEnd()) return true;
  std::uint64_t total = 0;
  for (const auto& [name, value] : found->value.GetObject()) {
    if (!value.IsUint()) return false;
    if (std::string_view(name.GetString(), name.GetStringLength()) != "total") total += value.GetUint();
  }
  return is_number(found->value, "total", total);
}

}  // namespace

void SummaryCheck::add(const JsonValue& assessment) {
  const auto verdict = *parse_verdict(text_of(assessment, "verdict"));
  ++verdicts_[static_cast<std::size_t>(verdict)];
  const auto standard = text_of(assessment, "standard");
  if (by_standard_.empty()) first_standard_ = standard;
  auto of_standard = by_standard_.find(standard);
  if (of_standard == by_standard_.end()) of_standard = by_standard_.emplace(standard, 0).first;
  const auto number = ++of_standard->second;
  const auto& subject = assessment["subject"];
  last_is_region_ = text_of(subject, "kind") == "region";
  if (standard == first_standard_ && !last_is_region_)
    codes_.add(text_of(subject, "code"), {static_cast<std::uint32_t>(number), 0});
  if (verdict == Verdict::invalid) return;
  if (const auto found = counted(assessment)) {
    if (const auto score = found->score()) ++scores_[score->low];
  }
  add_requirements(assessment);
}

void SummaryCheck::add_requirements(const JsonValue& assessment) {
  for (const auto& indicator : assessment["indicators"].GetArray()) {
    for (const auto& each : indicator["requirements"].GetArray()) {
      if (is_set(each, "mended")) ++mended_;
      RequirementResult result;
      result.level = *parse_level(text_of(each, "level"));
      result.outcome = *parse_outcome(text_of(each, "outcome"));
      if (is_open_problem(result)) ++(is_set(each, "known") ? known_ : fresh_);
    }
  }
}

/// Each of them is there once by each standard. One of a region that is assessed with its schools comes last, and does
/// not count.
bool SummaryCheck::fits_inventories(const JsonValue& summary) const {
  const auto number = by_standard_.empty() ? 0 : by_standard_.begin()->second;
  const auto is_other = [&](const auto& each) { return each.second != number; };
  if (std::any_of(by_standard_.begin(), by_standard_.end(), is_other)) return false;
  return is_number(summary, "inventories", number) ||
         (last_is_region_ && is_number(summary, "inventories", number - 1));
}

bool SummaryCheck::fits_scores(const JsonValue& summary) const {
  if (!summary.HasMember("min_score")) return is_number(summary, "below_min_score", 0);
  const auto limit = parse_share(text_of(summary, "min_score"));
  if (!limit) return false;
  const auto end = scores_.lower_bound(*limit);
  std::uint64_t below = 0;
  for (auto each = scores_.begin(); each != end; ++each) below += each->second;
  return is_number(summary, "below_min_score", below);
}

bool SummaryCheck::fits_baseline(const JsonValue& summary) const {
  const auto found = summary.FindMember("baseline");
  if (found == summary.MemberEnd()) return known_ + mended_ == 0;
  const auto& mended = found->value["mended"];
  return is_number(found->value, "new", fresh_) && is_number(found->value, "known", known_) && mended.IsUint() &&
         mended.GetUint() >= mended_;
}

std::optional<std::string> SummaryCheck::find_contradiction(const JsonValue& summary) {
  for (std::size_t i = 0; i < verdict_count; ++i) {
    const auto word = to_string(static_cast<Verdict>(i));
    if (!is_number(summary, word, verdicts_[i])) return std::string(word);
  }
  if (!fits_inventories(summary)) return "inventories";
  static_cast<void>(codes_.find());
  if (summary.HasMember("duplicate_codes") && !is_number(summary, "duplicate_codes", codes_.codes()))
    return "duplicate_codes";
  if (!fits_passed_over(summary)) return "passed_over";
  if (!fits_scores(summary)) return summary.HasMember("below_min_score") ? "below_min_score" : "min_score";
  if (!fits_baseline(summary)) return "baseline";
  return std::nullopt;
}

}  // namespace edu_check
