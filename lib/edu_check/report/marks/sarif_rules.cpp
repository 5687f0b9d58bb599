#include <fmt/format.h>

#include "edu_check/record/marks.h"
#include "edu_check/report/marks/sarif_rules_format.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/text/display.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/version.h"

namespace edu_check {
namespace {

/// GitHub cuts longer descriptions.
constexpr std::size_t longest_description = 1000;

void write_text(JsonLine& json, std::string_view name, std::string_view text) {
  json.key(name).object().text("text", sarif_message(text)).end_object();
}

/// One part of a rule's help, as text and as Markdown.
struct Help {
  std::string text;
  std::string markdown;

  void add(std::string_view title, std::string_view body) {
    if (body.empty()) return;
    text += fmt::format("{}: {}\n", title, printable(body));
    markdown += fmt::format("**{}**: {}\n\n", title, markdown_escaped(body));
  }
};

Help help_of(const Standard& standard, const Requirement& requirement, Language language) {
  const bool zh = language == Language::zh;
  const auto& indicator = standard.indicators[requirement.indicator];
  Help help;
  help.add(zh ? "要求" : "requirement", requirement.statement.in(language));
  help.add(zh ? "标准" : "standard", standard.title.in(language));
  help.add(zh ? "条款" : "clause", describe(indicator.clause, standard.document, language));
  help.add(zh ? "理解" : "reading", requirement.reading.in(language));
  if (requirement.by) help.add(zh ? "到期" : "due", to_string(*requirement.by));
  help.add(zh ? "怎么做" : "what to do", requirement.remedy.in(language));
  help.add(zh ? "佐证材料" : "evidence", requirement.evidence.in(language));
  return help;
}

}  // namespace

void SarifRules::write_tool(std::string& to) const {
  to += R"({"driver": {"name": "edu-check", "semanticVersion": ")";
  to.append(version())
      .append(R"(", "language": ")")
      .append(options_.language == Language::zh ? "zh-CN" : "en-US")
      .append("\", \"rules\": [\n");
  JsonLine json(to);
  json.object().text("id", invalid_rule);
  const auto text =
      message("清单无法读取或有错误，未作检查", "An inventory that can't be read or has mistakes is not checked")
          .in(options_.language);
  write_text(json, "shortDescription", text);
  write_text(json, "fullDescription", text);
  const auto help =
      message("改正所指之处后重新检查", "Correct what the message points at and check again").in(options_.language);
  json.key("help").object().text("text", help).text("markdown", help).end_object();
  json.key("defaultConfiguration").object().text("level", "error").end_object().end_object();
  for (const auto& standard : options_.standards) {
    for (const auto& requirement : standard->requirements) write_rule(to, *standard, requirement);
  }
  for (std::size_t i = 0; i < mark_kind_count; ++i) write_mark_rule(to, static_cast<MarkKind>(i));
  to += "\n]}}";
}

void SarifRules::write_mark_rule(std::string& to, MarkKind kind) const {
  to += ",\n";
  JsonLine json(to);
  const auto text = describe(kind).in(options_.language);
  json.object().text("id", id_of(kind));
  write_text(json, "shortDescription", text);
  write_text(json, "fullDescription", text);
  const auto help =
      (kind == MarkKind::selected
           ? message("结论只针对所选部分；信息里写明怎么做",
                     "The verdict is of the selection alone; the message says what to do")
           : message("不改变任何结果；信息里写明怎么做", "No outcome depends on it; the message says what to do"))
          .in(options_.language);
  json.key("help").object().text("text", help).text("markdown", help).end_object();
  json.key("defaultConfiguration").object().text("level", "note").end_object().end_object();
}

void SarifRules::write_rule(std::string& to, const Standard& standard, const Requirement& requirement) const {
  const auto language = options_.language;
  to += ",\n";
  JsonLine json(to);
  json.object().text("id", standard.id + "/" + requirement.id);
  write_text(json, "shortDescription",
             shortened(standard.indicators[requirement.indicator].title.in(language), longest_description));
  write_text(json, "fullDescription", shortened(requirement.statement.in(language), longest_description));
  const auto help = help_of(standard, requirement, language);
  json.key("help").object().text("text", sarif_message(help.text)).text("markdown", help.markdown).end_object();
  const auto level = requirement.level == Level::mandatory  ? "error"
                     : requirement.level == Level::advisory ? "note"
                                                            : "none";
  json.key("defaultConfiguration").object().text("level", level).end_object();
  json.key("properties")
      .object()
      .key("tags")
      .array()
      .string(standard.id)
      .string(to_string(requirement.level))
      .end_array()
      .end_object();
  json.end_object();
}

std::size_t SarifRules::index_of(const AssessmentRecord& record, const Problem& problem) const {
  if (problem.kind == Problem::Kind::mistake) return 0;
  std::size_t index = 1;
  for (const auto& standard : options_.standards) {
    if (problem.requirement != nullptr && standard == record.standard) return index + problem.requirement->index;
    index += standard->requirements.size();
  }
  std::size_t kind = 0;
  while (kind + 1 < mark_kind_count && id_of(static_cast<MarkKind>(kind)) != problem.rule) ++kind;
  return index + kind;
}

}  // namespace edu_check
