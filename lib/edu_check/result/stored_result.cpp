#include "edu_check/result/stored_result.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/json/rapid_json_format.h"
#include "edu_check/result/assessment_check_format.h"
#include "edu_check/result/baseline_file.h"
#include "edu_check/result/result_members_format.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

template <class Word, std::size_t count>
std::optional<Word> word_of(std::string_view text) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto word = static_cast<Word>(i);
    if (to_string(word) == text) return word;
  }
  return std::nullopt;
}

/// A hash of the facts of a requirement, with their values, and of those that are missing.
std::uint64_t add_data(std::uint64_t hash, const JsonMembers& requirement) {
  const auto add = [&](std::string_view text) { hash = hash_of_part(text, hash); };
  requirement.elements("facts", [&](const JsonValue& each) {
    const JsonMembers fact(each, requirement.mistake());
    add(fact.text("path"));
    const bool zh_first = !fact.has("value_zh");
    add(fact.text(zh_first ? "value" : "value_zh"));
  });
  requirement.elements("missing", [&](const JsonValue& each) {
    if (each.IsString()) add({each.GetString(), each.GetStringLength()});
  });
  return hash;
}

StoredIndicator read_indicator(const JsonMembers& members) {
  StoredIndicator indicator;
  indicator.id = members.text("id");
  indicator.title = members.text_or_empty("title");
  indicator.level = members.word("level", parse_level);
  indicator.outcome = members.word("outcome", parse_outcome);
  indicator.data = hash_of({});
  members.elements("requirements", [&](const JsonValue& each) {
    const JsonMembers requirement(each, members.mistake());
    indicator.data = add_data(indicator.data, requirement);
    indicator.requirements.push_back(
        {requirement.text("id"), requirement.word("level", parse_level), requirement.word("outcome", parse_outcome)});
  });
  return indicator;
}

StoredAssessment read_head(const JsonMembers& members) {
  StoredAssessment assessment;
  assessment.inventory = members.text("inventory");
  assessment.subject = read_subject(members);
  assessment.standard = members.text("standard");
  assessment.digest = members.text_or_empty("standard_digest");
  assessment.verdict = members.word("verdict", parse_verdict);
  assessment.selection = read_selection(members);
  assessment.undecided = members.flag("undecided");
  if (assessment.verdict == Verdict::invalid) return assessment;
  assessment.as_of = members.text("as_of");
  std::size_t listed = 0;
  members.elements("indicators", [&](const JsonValue&) { ++listed; });
  assessment.complete = count_of(members.object("counts")) == listed;
  return assessment;
}

bool report_baseline(const StoredResult& result, Diagnostics& diagnostics) {
  if (!result.is_baseline()) return false;
  result.report(diagnostics, "result-baseline",
                message("这是 --format baseline 的文件，只供 --baseline 使用，不是检查结果",
                        "this is a file of --format baseline, for --baseline only, and no result"));
  return true;
}

StoredAssessment read_assessment(const JsonMembers& members) {
  auto assessment = read_head(members);
  if (assessment.verdict == Verdict::invalid) return assessment;
  members.elements("indicators", [&](const JsonValue& each) {
    assessment.indicators.push_back(read_indicator({each, members.mistake()}));
  });
  return assessment;
}

}  // namespace

std::uint64_t count_of(const JsonMembers& counts) {
  std::uint64_t total = counts.number("advisory") + counts.number("informational");
  for (std::size_t i = 0; i < outcome_count; ++i) total += counts.number(to_string(static_cast<Outcome>(i)).data());
  return total;
}

std::shared_ptr<Selection> read_selection(const JsonMembers& assessment) {
  if (!assessment.has("selection")) return nullptr;
  auto selection = std::make_shared<Selection>();
  const auto members = assessment.object("selection");
  for (const auto& [name, ids] : {std::pair{"only", &selection->only}, {"skip", &selection->skip}}) {
    members.elements(name, [&, list = ids](const JsonValue& id) {
      if (!id.IsString()) return assessment.mistake().note("selection");
      list->emplace_back(id.GetString(), id.GetStringLength());
    });
  }
  if (selection->only.empty() && selection->skip.empty()) assessment.mistake().note("selection");
  return selection;
}

Subject read_subject(const JsonMembers& assessment) {
  const auto members = assessment.object("subject");
  Subject subject;
  const auto kind = members.text("kind");
  if (kind != "school" && kind != "region") assessment.mistake().note("kind");
  subject.kind = kind == "region" ? SubjectKind::region : SubjectKind::school;
  subject.code = members.text_or_empty("code");
  subject.name = members.text_or_empty("name");
  subject.province = members.text_or_empty("province");
  subject.city = members.text_or_empty("city");
  subject.district = members.text_or_empty("district");
  return subject;
}

std::optional<Level> parse_level(std::string_view word) { return word_of<Level, 3>(word); }
std::optional<Outcome> parse_outcome(std::string_view word) { return word_of<Outcome, outcome_count>(word); }
std::optional<Verdict> parse_verdict(std::string_view word) { return word_of<Verdict, verdict_count>(word); }

std::optional<Rational> parse_share(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point);
  const auto tenths = point < text.size() ? text.substr(point + 1) : std::string_view("0");
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool good = !whole.empty() && whole.size() <= 3 && std::all_of(whole.begin(), whole.end(), is_digit) &&
                    tenths.size() == 1 && is_digit(tenths[0]);
  if (!good) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : whole) number = number * 10 + (digit - '0');
  number = number * 10 + (tenths[0] - '0');
  constexpr std::int64_t all = 1000;
  return number <= all ? Rational::of(number, all) : std::nullopt;
}

std::optional<StoredAssessment> read_stored_head(const StoredResult& result, Diagnostics& diagnostics) {
  if (report_baseline(result, diagnostics)) return std::nullopt;
  JsonMistake mistake;
  const auto& value = ParsedAssessment::of(result);
  auto head = read_head({value, mistake});
  head.lists_decided = head.verdict != Verdict::invalid && lists_decided(value);
  return head;
}

std::optional<StoredAssessment> read_stored_assessment(const std::string& /*json*/, const StoredResult& result,
                                                       Diagnostics& diagnostics) {
  if (report_baseline(result, diagnostics)) return std::nullopt;
  JsonMistake mistake;
  auto assessment = read_assessment({ParsedAssessment::of(result), mistake});
  if (!mistake.any()) return assessment;
  result.report(diagnostics, "result-schema",
                message("不是 {} 的评估结果：{} 缺失或有误", "no assessment of {}: {} is missing or wrong",
                        result_schema_name, mistake.member));
  return std::nullopt;
}

}  // namespace edu_check
