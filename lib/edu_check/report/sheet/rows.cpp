#include "edu_check/report/sheet/rows.h"
#include "edu_check/record/limit_words.h"

#include <algorithm>

#include "edu_check/record/undocumented.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

void append(std::string& to, std::string_view name, std::string_view text, Language language) {
  if (text.empty()) return;
  if (!to.empty()) to += language == Language::zh ? "；" : "; ";
  if (!name.empty()) to.append(name).append(language == Language::zh ? "：" : ": ");
  to.append(text);
}

}  // namespace

std::string level_word(Level level, Language language) {
  switch (level) {
    case Level::mandatory:
      return language == Language::zh ? "强制" : "mandatory";
    case Level::advisory:
      return language == Language::zh ? "建议" : "advisory";
    case Level::informational:
      break;
  }
  return language == Language::zh ? "告知" : "informational";
}

std::string missing_facts(const RequirementRecord& each, const AssessmentRecord& record, Language language) {
  std::string text;
  for (const auto slot : each.missing) {
    const auto& fact = record.standard->vocabulary->fact(slot);
    append(text, {}, fact.label.in(language), language);
    text.append(" (").append(fact.path).append(")");
  }
  for (const auto& fact : each.undocumented) {
    const auto lacking = undocumented_text(fact, *record.standard->vocabulary).in(language);
    append(text, language == Language::zh ? "缺佐证材料" : "no evidence", lacking, language);
  }
  return text;
}

IndicatorTexts indicator_texts(const AssessmentRecord& record, std::uint32_t indicator, Language language) {
  IndicatorTexts texts;
  const auto level = record.indicators[indicator].level;
  const auto all = requirements_of(record, indicator);
  const auto is_wrong = [&](const RequirementRecord& each) {
    return each.result.level == level && is_problem(each.result);
  };
  const auto wrong = std::count_if(all.begin(), all.end(), is_wrong);
  const auto judged =
      std::count_if(all.begin(), all.end(), [&](const auto& each) { return each.result.level == level; });
  const bool alone = (wrong > 0 ? wrong : judged) == 1;
  for (const auto& each : all) {
    if (each.result.level != level || level == Level::informational) continue;
    if (wrong > 0 && !is_wrong(each)) continue;
    const auto& requirement = record.standard->requirements[each.index];
    const auto name = alone ? std::string_view() : std::string_view(requirement.id);
    if (wrong > 0) append(texts.not_met, requirement.id, requirement.statement.in(language), language);
    append(texts.actual, name, each.actual.in(language), language);
    append(texts.expected, name, limit_words(each.expected).in(language), language);
    append(texts.shortfall, name, each.shortfall.in(language), language);
    append(texts.missing, {}, missing_facts(each, record, language), language);
    append(texts.to_do, name, each.to_do.in(language), language);
    if (texts.line == 0) texts.line = each.place.line;
    if (!texts.due) texts.due = each.due;
  }
  return texts;
}

std::string indicator_remark(const AssessmentRecord& record, std::uint32_t indicator, Language language) {
  if (record.indicators[indicator].level != Level::mandatory) return {};
  return is_known(record, indicator) ? known_word().in(language) : skip_reason(record, indicator, language);
}

std::string both_remarks(std::string first, std::string_view second, Language language) {
  append(first, {}, second, language);
  return first;
}

std::string remark(const AssessmentRecord& record, Language language) {
  if (record.diagnostics.empty()) return {};
  const auto& first = record.diagnostics.front();
  auto text = first.message.in(language) + " [" + first.id + "]";
  if (record.diagnostics.size() == 1) return text;
  return message("{}；另有 {} 处", "{}; and {} more", text, record.diagnostics.size() - 1).in(language);
}

}  // namespace edu_check
