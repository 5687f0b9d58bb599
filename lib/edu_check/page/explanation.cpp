#include "edu_check/page/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "edu_check/assessment/condition_text.h"
#include "edu_check/assessment/derivation_steps.h"
#include "edu_check/assessment/finding.h"
#include "edu_check/inventory/fact_help.h"
#include "edu_check/page/standard_page.h"
#include "edu_check/record/limit_words.h"
#include "edu_check/record/undocumented.h"
#include "edu_check/standard/fact_use.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

std::string_view mark(Truth truth) { return truth == Truth::yes ? "✓" : truth == Truth::no ? "✗" : "?"; }

class Explanation {
 public:
  Explanation(Page& page, const Standard& standard, std::uint32_t index, const ExplainedCase* assessed)
      : page_(page),
        standard_(standard),
        vocabulary_(*standard.vocabulary),
        requirement_(standard.requirements[index]),
        index_(index),
        case_(assessed) {}

  void run() {
    page_.heading(2, requirement_.id + "  " + page_.in(requirement_.statement));
    page_.field(0, page_.say("性质", "kind"), describe_duty(requirement_, language()));
    write_requirement_details(page_, standard_, requirement_, 0);
    if (requirement_.require.empty()) {
      page_.paragraph(page_.say("这是他方的职责或说明，只列出，不作判断。",
                                "This is somebody else's duty or a preamble: it is listed and never judged."));
      if (case_ != nullptr) readings(case_->assessment.requirements[index_]);
      return;
    }
    facts();
    if (case_ != nullptr) result();
  }

 private:
  [[nodiscard]] Language language() const { return page_.style().language; }

  [[nodiscard]] std::string label(std::uint32_t slot) const { return vocabulary_.fact(slot).label.in(language()); }

  void facts() {
    page_.heading(3, page_.say("所用的事实", "Facts"));
    FactUse use(vocabulary_);
    use.add(requirement_);
    for (const auto slot : use.slots()) {
      const auto& fact = vocabulary_.fact(slot);
      page_.entry(fact.path, label(slot));
      if (case_ != nullptr && fact.subject == case_->inventory.kind())
        page_.field(1, page_.say("值", "value"), value(slot));
      page_.field(1, page_.say("写法", "write"), how_to_write(fact, vocabulary_, language()));
      page_.field(1, page_.say("说明", "help"), page_.in(standard_.question(slot)));
      if (fact.derive)
        page_.field(1, page_.say("推算", "derived"),
                    condition_text(*fact.derive, fact.derive->root(), vocabulary_, language()));
    }
  }

  [[nodiscard]] std::string value(std::uint32_t slot) const {
    const auto& inventory = case_->inventory;
    const auto& fact = vocabulary_.fact(slot);
    const auto& value = inventory.slot(slot);
    if (value.presence == Presence::absent)
      return page_.say("缺（清单没有此项）", "missing (the inventory does not have it)");
    auto text = value.presence == Presence::unknown          ? page_.say("待定", "unknown")
                : value.presence == Presence::not_applicable ? page_.say("不适用", "not applicable")
                                                             : format_slot(value, fact.type, language());
    const auto counter = fact.counter_for(value.number);
    if (value.presence == Presence::given && !counter.empty()) text += " " + page_.in(counter);
    if (value.presence == Presence::derived)
      return text + page_.say("（由其他事实推算）", " (follows from other facts)");
    const auto place = inventory.source()->position(value.offset);
    return text + fmt::format("  {}:{}:{}", inventory.source()->name(), place.line, place.column);
  }

  void result() {
    const auto& result = case_->assessment.requirements[index_];
    page_.heading(3, page_.say("推导", "Derivation"));
    if (!judged(result)) return readings(result);
    const auto context = context_for(requirement_, case_->inventory, case_->options.as_of, case_->options.aggregates);
    const auto& applies = standard_.applicability(case_->inventory.kind()).when;
    if (applies && case_->assessment.applies != Truth::yes) steps(page_.say("标准适用", "applies"), *applies, context);
    if (requirement_.when) steps(page_.say("适用于", "owed when"), *requirement_.when, context);
    if (result.today != Outcome::not_applicable) steps(page_.say("条件", "condition"), requirement_.require, context);
    page_.heading(3, page_.say("结果", "Result"));
    outcome(result);
    readings(result);
    finding(result);
  }

  /// What the other readings come to; one that judges nobody here, or the same way, is told too.
  void readings(const RequirementResult& result) {
    for (const auto& alternative : requirement_.alternatives) {
      const auto found = under(alternative);
      auto text = found.level == Level::informational ? page_.say("不作判断", "not judged")
                                                      : describe(found.outcome).in(language());
      if (found.level != result.level && found.level == Level::advisory)
        text += page_.say("（建议性，不计入结论）", " (advisory: it does not count)");
      if (found.level != result.level && found.level == Level::mandatory) text += page_.say("（必须）", " (mandatory)");
      page_.field(0, page_.say("另一理解", "alternative"),
                  text + page_.say("：", ": ") + page_.in(alternative.reading));
    }
    if (result.reading_sensitive)
      page_.field(0, "",
                  page_.say("对文本的另一种理解会得出不同结果或结论",
                            "another reading of the text gives another outcome or verdict"));
  }

  /// Whether the inventory is of the kind that the requirement judges.
  bool judged(const RequirementResult& result) {
    if (requirement_.scope != case_->inventory.kind()) {
      page_.paragraph(requirement_.scope == SubjectKind::region
                          ? page_.say("这是区域的要求，学校清单不作判断。",
                                      "This is a requirement on a region: a school's inventory is not judged by it.")
                          : page_.say("这是学校的要求，区域清单不作判断。",
                                      "This is a requirement on a school: a region's inventory is not judged by it."));
      return false;
    }
    return result.level != Level::informational;
  }

  void steps(std::string_view label, const Expression& expression, const EvaluationContext& context) {
    bool first = true;
    for (const auto& step : derive_steps(expression, context, vocabulary_, language())) {
      page_.field(step.depth, first ? label : "", fmt::format("{} {}", mark(step.truth), step.condition));
      first = false;
      for (const auto& choice : step.choices) page_.field(step.depth, "", "  " + choice);
      if (!step.values.empty()) page_.field(step.depth, "", "  " + step.values);
      if (!step.both_sides.empty()) page_.field(step.depth, "", "  " + step.both_sides);
    }
  }

  /// Why it does not apply.
  [[nodiscard]] Message reason(const RequirementResult& result) const {
    if (result.today != Outcome::not_applicable) return {};
    const auto& statement = standard_.applicability(case_->inventory.kind()).statement;
    if (case_->assessment.applies == Truth::no)
      return {"本标准适用于：" + statement.zh, "the standard is for: " + statement.en};
    return explain(standard_, index_, case_->inventory, case_->options, result).not_owed;
  }

  void outcome(const RequirementResult& result) {
    auto text = describe(result.outcome).in(language());
    if (result.outcome == Outcome::not_due || result.outcome == Outcome::waived)
      text += page_.say("；现在为", "; today: ") + describe(result.today).in(language());
    if (const auto why = reason(result).in(language()); !why.empty()) text += page_.say("：", ": ") + why;
    page_.field(0, page_.say("判定", "outcome"), text);
    if (result.level == Level::advisory)
      page_.field(0, "", page_.say("建议性要求，不计入结论", "an advisory requirement: it does not count"));
  }

  /// What the inventory comes to when the requirement is read in another way: the standard is assessed with that
  /// reading in its place, so that nothing else differs.
  [[nodiscard]] RequirementResult under(const Alternative& alternative) const {
    auto other = standard_.copy();
    other.requirements[index_] = read_as(requirement_, alternative);
    other.aggregates.clear();  // some pointed to what is replaced; the case has their values, and the numbers stay
    Assessment assessment;
    assess(other, case_->inventory, case_->options, assessment);
    return assessment.requirements[index_];
  }

  void finding(const RequirementResult& result) {
    const auto found = explain(standard_, index_, case_->inventory, case_->options, result);
    page_.field(0, page_.say("要做", "to do"), found.to_do.in(language()));
    page_.field(0, page_.say("实际", "actual"), found.actual.in(language()));
    page_.field(0, page_.say("应为", "expected"), limit_words(found.expected).in(language()));
    page_.field(0, page_.say("还差", "short by"), found.shortfall.in(language()));
    if (found.due) page_.field(0, page_.say("期限", "due"), to_string(*found.due));
    std::string missing;
    for (const auto slot : found.missing) {
      missing += (missing.empty() ? "" : page_.say("、", ", ")) + label(slot);
      if (language() == Language::en) missing += " (" + vocabulary_.fact(slot).path + ")";
    }
    page_.field(0, page_.say("缺少", "missing"), missing);
    for (const auto& [slot, mistake, file, offset] : found.undocumented) {
      const auto place =
          case_->inventory.source() != nullptr ? case_->inventory.source()->position(offset) : Position{0, 0};
      page_.field(0, page_.say("缺佐证材料", "no evidence"),
                  page_.in(undocumented_text({slot, mistake, file, place}, vocabulary_)));
    }
  }

  Page& page_;
  const Standard& standard_;
  const Vocabulary& vocabulary_;
  const Requirement& requirement_;
  std::uint32_t index_;
  const ExplainedCase* case_;
};

}  // namespace

void write_answers(Page& page, const Standard& standard, std::uint32_t first, std::uint32_t count,
                   const ExplainedCase& assessed) {
  const auto language = page.style().language;
  for (auto i = first; i < first + count; ++i) {
    const auto& result = assessed.assessment.requirements[i];
    const auto& requirement = standard.requirements[i];
    if (requirement.require.empty() || requirement.scope != assessed.inventory.kind()) continue;
    const auto found = explain(standard, i, assessed.inventory, assessed.options, result);
    auto text = describe(result.outcome).in(language);
    Message names;
    for (const auto slot : found.missing) {
      const auto& label = standard.vocabulary->fact(slot).label;
      names.zh += (names.zh.empty() ? "" : "、") + label.zh;
      names.en += (names.en.empty() ? "" : ", ") + label.en;
    }
    if (!found.to_do.empty()) {
      text += page.say("：", ": ") + found.to_do.in(language);
    } else if (result.outcome == Outcome::not_applicable && !found.not_owed.empty()) {
      text += page.say("：", ": ") + found.not_owed.in(language);
    } else if (!names.empty()) {
      text += page.say("：缺 ", ": missing: ") + names.in(language);
    }
    page.field(0, requirement.id, text);
  }
}

void write_indicator_head(Page& page, const Standard& standard, const Indicator& indicator) {
  page.heading(1, indicator.id + "  " + page.in(indicator.title));
  page.field(0, page.say("标准", "standard"), fmt::format("{} ({})", page.in(standard.title), standard.id));
  page.field(0, page.say("来源", "origin"), page.in(origin_text(standard)));
  page.field(0, page.say("条款", "clause"), describe(indicator.clause, standard.document, page.style().language));
}

void write_explanation(Page& page, const Standard& standard, std::uint32_t requirement, const ExplainedCase* assessed) {
  Explanation(page, standard, requirement, assessed).run();
}

}  // namespace edu_check
