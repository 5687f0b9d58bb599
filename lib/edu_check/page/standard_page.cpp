#include "edu_check/page/standard_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edu_check/assessment/condition_text.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

struct LevelWord {
  std::string_view zh;
  std::string_view en;
};
constexpr std::array<LevelWord, 3> level_words{
    {{"必须", "mandatory"}, {"建议", "advisory"}, {"告知", "informational"}}};

Message origin_of_standard(const Standard& standard) {
  const auto folder = printable(standard.origin.folder);
  switch (standard.origin.standard) {
    case FileOrigin::built_in:
      return {};
    case FileOrigin::folder:
      return message("文件夹 {}（摘要 {}）", "folder {} (digest {})", folder, digest(standard));
    case FileOrigin::replaces_built_in:
      return message("文件夹 {}，代替内置的同名标准（摘要 {}）",
                     "folder {}, in place of the built-in standard of this name (digest {})", folder, digest(standard));
  }
  return {};
}

std::string level_word(Level level, Language language) {
  const auto& word = level_words[static_cast<std::size_t>(level)];
  return std::string(language == Language::zh ? word.zh : word.en);
}

class StandardPage {
 public:
  StandardPage(Page& page, const Standard& standard) : page_(page), standard_(standard) {}

  void run() {
    document();
    page_.heading(2, page_.say("适用范围", "Applies to"));
    applicability(page_.say("学校", "schools"), standard_.school);
    applicability(page_.say("区域", "regions"), standard_.region);
    const Message* group = nullptr;
    for (const auto& section : standard_.sections) {
      if (!section.group.empty() && (group == nullptr || !(*group == section.group)))
        page_.heading(2, page_.in(section.group));
      group = &section.group;
      write_section(section);
    }
    questions();
    counts();
    not_encoded();
  }

 private:
  void document() {
    const auto& document = standard_.document;
    page_.heading(1, page_.in(standard_.title));
    page_.code(0, page_.say("编号", "id"), standard_.id);
    page_.field(0, page_.say("文件", "document"), page_.in(document.title));
    page_.field(0, page_.say("文号", "number"), document.number);
    page_.field(0, page_.say("部分", "part"), page_.in(document.part));
    page_.field(0, page_.say("发文机关", "issuer"), page_.in(document.issuer));
    page_.field(0, page_.say("来源", "origin"), page_.in(origin_text(standard_)));
    if (document.issued) page_.field(0, page_.say("发文日期", "issued"), to_string(*document.issued));
    static constexpr std::array<std::array<std::string_view, 3>, 4> statuses{{{"in_force", "现行", "in force"},
                                                                              {"repealed", "已废止", "repealed"},
                                                                              {"expired", "已到期", "expired"},
                                                                              {"unknown", "未知", "unknown"}}};
    const auto* const status =
        std::find_if(statuses.begin(), statuses.end(), [&](const auto& row) { return row[0] == document.status; });
    if (status != statuses.end()) page_.field(0, page_.say("效力", "status"), page_.say((*status)[1], (*status)[2]));
  }

  void applicability(std::string_view whom, const Applicability& applicability) {
    if (!applicability.applies) return;
    page_.field(0, whom, page_.in(applicability.statement));
    if (!applicability.when) return;
    page_.code(
        0, page_.say("条件", "condition"),
        condition_text(*applicability.when, applicability.when->root(), *standard_.vocabulary, page_.style().language));
  }

  void write_section(const Section& section) {
    page_.heading(3,
                  page_.style().language == Language::zh ? section.heading : section.heading + "  " + section.title.en);
    for (std::uint32_t i = 0; i < section.indicator_count; ++i) {
      const auto& indicator = standard_.indicators[section.first_indicator + i];
      page_.heading(4, indicator.id + "  " + page_.in(indicator.title));
      page_.field(0, page_.say("条款", "clause"),
                  describe(indicator.clause, standard_.document, page_.style().language));
      for (std::uint32_t k = 0; k < indicator.requirement_count; ++k)
        write_requirement(standard_.requirements[indicator.first_requirement + k]);
    }
  }

  void write_requirement(const Requirement& requirement) {
    page_.entry(requirement.id, page_.in(requirement.statement));
    page_.field(1, page_.say("性质", "kind"), describe_duty(requirement, page_.style().language));
    write_requirement_details(page_, standard_, requirement, 1);
  }

  /// What it asks for in facts that other standards read too.
  void questions() {
    if (standard_.questions.empty()) return;
    page_.heading(2, page_.say("对数据的问法", "Questions"));
    for (const auto& [slot, question] : standard_.questions) {
      const auto& fact = standard_.vocabulary->fact(slot);
      page_.entry(fact.path, page_.in(fact.label));
      page_.field(1, page_.say("问", "asks"), page_.in(question));
    }
  }

  void counts() {
    page_.heading(2, page_.say("数目", "Numbers"));
    page_.field(0, page_.say("章节", "sections"), std::to_string(standard_.sections.size()));
    page_.field(0, page_.say("指标", "indicators"), std::to_string(standard_.indicators.size()));
    page_.field(0, page_.say("要求", "requirements"), std::to_string(standard_.requirements.size()));
    for (const auto level : {Level::mandatory, Level::advisory, Level::informational}) {
      const auto count = [&](SubjectKind scope) {
        return std::count_if(standard_.requirements.begin(), standard_.requirements.end(),
                             [&](const Requirement& each) { return each.level == level && each.scope == scope; });
      };
      page_.field(1, level_word(level, page_.style().language),
                  fmt::format("{}{} {}{}{} {}", count(SubjectKind::school) + count(SubjectKind::region),
                              page_.say("：学校", ": schools"), count(SubjectKind::school), page_.say("，", ", "),
                              page_.say("区域", "regions"), count(SubjectKind::region)));
    }
    page_.field(0, page_.say("未编入", "not encoded"), std::to_string(standard_.not_encoded.size()));
  }

  void not_encoded() {
    if (standard_.not_encoded.empty()) return;
    page_.heading(2, page_.say("未编入的内容", "Not encoded"));
    OfficialDocument bare;
    for (const auto& each : standard_.not_encoded) {
      auto clause = describe(each.clause, bare, page_.style().language);
      clause.erase(0, clause.find_first_not_of(' '));
      page_.field(0, page_.say("条款", "clause"), clause);
      page_.field(1, page_.say("原因", "reason"), page_.in(each.reason));
    }
  }

  Page& page_;
  const Standard& standard_;
};

/// The values of a step function, and the days from which they hold.
std::string describe_phases(const Requirement& requirement, Language language) {
  ExpressionNode node;
  const auto& nodes = requirement.require.nodes;
  const auto threshold = std::find_if(
      nodes.begin(), nodes.end(), [](const ExpressionNode& each) { return each.operation == Operation::threshold; });
  if (threshold != nodes.end()) node = *threshold;
  std::string text;
  for (const auto& phase : requirement.phases) {
    if (!text.empty()) text += language == Language::zh ? "；" : "; ";
    const auto value = interval_text(phase.threshold, node, language);
    text += language == Language::zh ? fmt::format("{} 起 {}", to_string(phase.by), value)
                                     : fmt::format("from {}: {}", to_string(phase.by), value);
  }
  return text;
}

}  // namespace

Message origin_text(const Standard& standard) {
  auto text = origin_of_standard(standard);
  if (standard.origin.vocabulary != FileOrigin::replaces_built_in) return text;
  const auto vocabulary = message("词汇表出自文件夹 {}", "the vocabulary is that of the folder {}",
                                  printable(standard.origin.vocabulary_folder));
  text.zh += (text.zh.empty() ? "" : "；") + vocabulary.zh;
  text.en += (text.en.empty() ? "" : "; ") + vocabulary.en;
  return text;
}

std::string describe_duty(const Requirement& requirement, Language language) {
  const bool zh = language == Language::zh;
  auto text = level_word(requirement.level, language);
  text += requirement.scope == SubjectKind::region ? (zh ? "，区域" : ", region") : (zh ? "，学校" : ", school");
  if (requirement.by) text += (zh ? "，期限 " : ", due ") + to_string(*requirement.by);
  return text;
}

void write_requirement_details(Page& page, const Standard& standard, const Requirement& requirement,
                               std::size_t depth) {
  const auto& vocabulary = *standard.vocabulary;
  const auto language = page.style().language;
  const auto condition = [&](std::size_t at, std::string_view label, const Expression& expression) {
    page.field(at, label, condition_text(expression, expression.root(), vocabulary, language));
    page.code(at, "", expression.text);
  };
  if (requirement.when) condition(depth, page.say("适用于", "owed when"), *requirement.when);
  if (!requirement.require.empty()) condition(depth, page.say("条件", "condition"), requirement.require);
  if (!requirement.phases.empty())
    page.field(depth, page.say("分阶段", "phases"), describe_phases(requirement, language));
  page.field(depth, page.say("用语", "governing word"), requirement.verb);
  page.field(depth, page.say("理解", "reading"), page.in(requirement.reading));
  for (const auto& alternative : requirement.alternatives) {
    page.field(depth, page.say("另一理解", "alternative"), page.in(alternative.reading));
    const auto other = read_as(requirement, alternative);
    if (alternative.level || alternative.scope || alternative.by)
      page.field(depth + 1, page.say("性质", "kind"), describe_duty(other, language));
    if (alternative.when) condition(depth + 1, page.say("适用于", "owed when"), *alternative.when);
    if (!other.require.empty() && other.require.text != requirement.require.text)
      condition(depth + 1, page.say("条件", "condition"), other.require);
  }
  if (requirement.adjust)
    page.field(depth, page.say("整改项", "to change"), vocabulary.fact(*requirement.adjust).label.in(language));
  page.field(depth, page.say("佐证", "evidence"), page.in(requirement.evidence));
  page.field(depth, page.say("建议", "remedy"), page.in(requirement.remedy));
}

void write_standard(Page& page, const Standard& standard) { StandardPage(page, standard).run(); }

}  // namespace edu_check
