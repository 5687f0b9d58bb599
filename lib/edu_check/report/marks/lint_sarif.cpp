#include <algorithm>
#include <vector>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/lint/known_diagnostics.h"
#include "edu_check/report/marks/lint_sarif_format.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/report/marks/sarif_parts_format.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/version.h"

namespace edu_check {
namespace {

std::string_view level_of(Grade grade) {
  return grade == Grade::error ? "error" : grade == Grade::warning ? "warning" : "note";
}

/// A rule for each id, in the order in which they come first.
std::vector<const Diagnostic*> rules_of(const LintFindings& findings) {
  std::vector<const Diagnostic*> rules;
  for (const auto& each : findings.all) {
    if (std::none_of(rules.begin(), rules.end(), [&](const Diagnostic* rule) { return rule->id == each.id; }))
      rules.push_back(&each);
  }
  return rules;
}

void append_rule(std::string& to, const Diagnostic& first, Language language) {
  JsonLine json(to);
  const auto* const known = find_known_diagnostic(first.id);
  const auto meaning = sarif_message(known != nullptr ? known->meaning.in(language) : first.id);
  const auto remedy = known != nullptr ? known->remedy.in(language) : first.id;
  json.object().text("id", first.id);
  json.key("shortDescription").object().text("text", meaning).end_object();
  json.key("fullDescription").object().text("text", meaning).end_object();
  json.key("help").object().text("text", sarif_message(remedy)).text("markdown", markdown_escaped(remedy)).end_object();
  json.key("defaultConfiguration")
      .object()
      .text("level", level_of(make_problem(first, {}, language).grade))
      .end_object();
  json.end_object();
}

void write_fix(JsonLine& json, const Diagnostic& diagnostic, Language language) {
  const auto& replacement = *diagnostic.replacement;
  const auto description = diagnostic.notes.empty() ? diagnostic.message : diagnostic.notes.front().message;
  json.key("fixes").array().object();
  json.key("description").object().text("text", sarif_message(description.in(language))).end_object();
  json.key("artifactChanges").array().object();
  write_sarif_file(json, diagnostic.location.file);
  json.key("replacements").array().object().key("deletedRegion").object();
  json.number("startLine", replacement.begin.line).number("startColumn", replacement.begin.column);
  json.number("endLine", replacement.end.line).number("endColumn", replacement.end.column).end_object();
  json.key("insertedContent").object().text("text", replacement.text).end_object();
  json.end_object().end_array().end_object().end_array().end_object().end_array();
}

void append_result(std::string& to, const Diagnostic& diagnostic, std::size_t rule, std::string_view detail,
                   Language language) {
  const auto problem = make_problem(diagnostic, lint_title(), language);
  const auto& file = diagnostic.location.file;
  JsonLine json(to);
  json.object().text("ruleId", diagnostic.id).number("ruleIndex", rule).text("kind", "fail");
  json.text("level", level_of(problem.grade));
  json.key("message").object().text("text", sarif_message(problem.text)).end_object();
  if (!file.empty()) {
    json.key("locations").array().object().key("physicalLocation").object();
    write_sarif_place(json, file, problem.place);
    json.end_object().end_object().end_array();
  }
  json.key("partialFingerprints")
      .object()
      .text("primaryLocationLineHash", fingerprint(file, diagnostic.id, detail) + ":1")
      .end_object();
  if (diagnostic.replacement) write_fix(json, diagnostic, language);
  json.end_object();
  to += '\n';
}

}  // namespace

Message lint_title() { return message("写法有误", "mistake in a file"); }

std::string LintFingerprints::detail_of(const Diagnostic& diagnostic) {
  const auto said = diagnostic.message.en;
  const auto number = ++numbers_[diagnostic.location.file + "\n" + diagnostic.id + "\n" + said];
  return said + "\n" + std::to_string(number);
}

std::string lint_as_sarif(const LintFindings& findings, const LintStyle& style) {
  const auto rules = rules_of(findings);
  std::string text(sarif_opening);
  text += R"({"driver": {"name": "edu-check", "semanticVersion": ")";
  text.append(version()).append(R"(", "language": ")").append(style.language == Language::zh ? "zh-CN" : "en-US");
  text += "\", \"rules\": [";
  for (std::size_t i = 0; i < rules.size(); ++i) {
    text += i > 0 ? ",\n" : "\n";
    append_rule(text, *rules[i], style.language);
  }
  text += "\n]}}";
  append_sarif_run(text, "edu-check/lint/", style.language);
  text += ",\n\"results\": [";
  JsonEntries entries(most_results);
  LintFingerprints fingerprints;
  for (const auto& each : findings.all) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Diagnostic* r) { return r->id == each.id; });
    std::string piece;
    append_result(piece, each, static_cast<std::size_t>(rule - rules.begin()), fingerprints.detail_of(each),
                  style.language);
    entries.join(piece);
    text += piece;
  }
  text += "\n],\n\"invocations\": [";
  JsonLine(text).object().boolean("executionSuccessful", true).end_object();
  return text + "]\n}]}\n";
}

}  // namespace edu_check
