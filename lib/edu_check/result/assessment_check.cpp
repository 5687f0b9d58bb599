#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "edu_check/assessment/assessment.h"
#include "edu_check/result/assessment_check_format.h"
#include "edu_check/result/stored_result.h"
#include "edu_check/standard/embedded.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

std::string_view text_of(const rapidjson::Value& object, const char* name) {
  const auto& value = object[name];
  return {value.GetString(), value.GetStringLength()};
}

Verdict verdict_of(const rapidjson::Value& assessment) {
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
unsigned gravity(Outcome outcome) {
  return outcome == Outcome::fail ? 3 : outcome == Outcome::unknown ? 2 : outcome == Outcome::waived ? 1 : 0;
}

bool fits(const rapidjson::Value& indicator) {
  if (text_of(indicator, "level") == to_string(Level::informational)) return true;
  unsigned worst = 0;
  for (const auto& each : indicator["requirements"].GetArray()) {
    if (text_of(each, "level") != text_of(indicator, "level")) continue;
    worst = std::max(worst, gravity(*parse_outcome(text_of(each, "outcome"))));
  }
  return worst == gravity(*parse_outcome(text_of(indicator, "outcome")));
}

}  // namespace

bool lists_decided(const rapidjson::Value& assessment) {
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

Tally counts_of(const rapidjson::Value& assessment) {
  Tally tally{};
  const auto& counts = assessment["counts"];
  for (std::size_t i = 0; i < outcome_count; ++i)
    tally[i] = counts[std::string(to_string(static_cast<Outcome>(i))).c_str()].GetUint64();
  tally[outcome_count] = counts["advisory"].GetUint64();
  tally[outcome_count + 1] = counts["informational"].GetUint64();
  return tally;
}

std::size_t kind_of(const rapidjson::Value& indicator) {
  const auto level = *parse_level(text_of(indicator, "level"));
  if (level == Level::mandatory) return static_cast<std::size_t>(*parse_outcome(text_of(indicator, "outcome")));
  return level == Level::advisory ? outcome_count : outcome_count + 1;
}

std::optional<Message> find_in_indicators(const rapidjson::Value& assessment) {
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
    const bool problem = i < outcome_count && gravity(static_cast<Outcome>(i)) > 0;
    fit = fit && (problem || total == ids.size() ? listed[i] == counts[i] : listed[i] <= counts[i]);
  }
  if (!fit) return message("counts 与各指标的结果不符", "its counts are not those of its indicators");
  if (assessment.HasMember("undecided") && lists_decided(assessment))
    return message("undecided 与各项要求的结果不符", "undecided is not as its requirements say");
  return std::nullopt;
}

}  // namespace

const JsonSchema& result_schema() {
  static const JsonSchema schema = [] {
    const auto files = embedded_files();
    const auto file = std::find_if(files.begin(), files.end(),
                                   [](const EmbeddedFile& each) { return each.path == "schemas/result.json"; });
    return JsonSchema(file->text);
  }();
  return schema;
}

std::optional<Message> find_contradiction(const rapidjson::Value& assessment) {
  const auto verdict = *parse_verdict(text_of(assessment, "verdict"));
  if (verdict == Verdict::invalid) return std::nullopt;
  if (!parse_date(text_of(assessment, "as_of"))) return message("as_of 不是日期", "as_of is no day");
  if (verdict != verdict_of(assessment))
    return message("结论不是其 counts 所得的结论", "its verdict is not that of its counts");
  return find_in_indicators(assessment);
}

}  // namespace edu_check
