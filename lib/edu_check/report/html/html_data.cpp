#include "edu_check/report/html/html_data.h"
#include "edu_check/record/limit_words.h"

#include <algorithm>
#include <cctype>

#include "edu_check/record/marks.h"
#include "edu_check/record/undocumented.h"
#include "edu_check/report/html/html_json_format.h"
#include "edu_check/text/display.h"

namespace edu_check {
namespace {

/// Of one invalid inventory among many.
constexpr std::size_t most_diagnostics = 20;

void write_head(PageJson& json, const AssessmentRecord& record, std::size_t standard) {
  const auto& subject = record.subject;
  std::string outcomes;
  for (const auto& each : record.indicators) outcomes += outcome_code(each.outcome, each.level);
  json.start_array();
  json.number(standard);
  json.number(subject.kind == SubjectKind::region ? 1 : 0);
  json.number(static_cast<std::uint64_t>(record.verdict));
  json.string(outcomes);
  json.string(printable(record.inventory));
  for (const auto* text : {&subject.name, &subject.code, &subject.province, &subject.city, &subject.district}) {
    json.string(printable(*text));
  }
  json.string(record.verdict == Verdict::invalid ? std::string() : to_string(record.as_of));
  json.number(static_cast<std::uint64_t>(record.applies));
  for (const auto& mark : marks_of(record)) json.message(mark.text);
  json.end_array();
}

void write_facts(PageJson& json, const RequirementRecord& each, ShownFacts& shown) {
  const auto show = [&](std::uint32_t slot) {
    shown[slot] = true;
    json.number(slot);
  };
  if (!each.missing.empty()) {
    json.key("m");
    json.start_array();
    for (const auto slot : each.missing) show(slot);
    json.end_array();
  }
  if (each.facts.empty()) return;
  json.key("f");
  json.start_array();
  for (const auto& fact : each.facts) {
    json.start_array();
    show(fact.slot);
    json.untrusted(fact.value);
    if (fact.place.line > 0) {
      json.number(fact.place.line);
      json.number(fact.place.column);
    }
    json.end_array();
  }
  json.end_array();
}

/// Keys are short, because there may be hundreds of thousands of these; readFinding in assets/model.js gives them
/// names.
void write_requirement(PageJson& json, const AssessmentRecord& record, const RequirementRecord& each,
                       ShownFacts& shown) {
  const auto& requirement = record.standard->requirements[each.index];
  json.start_object();
  json.key("i");
  json.number(each.index);
  json.member("o", std::string(1, code_of(each.result.outcome)));
  if (each.result.today != each.result.outcome) json.member("t", std::string(1, code_of(each.result.today)));
  if (each.result.level != requirement.level) json.member("l", std::string(1, code_of(each.result.level)));
  json.untrusted_member("a", each.actual);
  const bool nothing_compared = each.facts.empty() && each.result.outcome == Outcome::unknown;
  if (!nothing_compared) json.untrusted_member("e", limit_words(each.expected));
  json.untrusted_member("s", each.shortfall);
  json.untrusted_member("x", each.to_do);
  json.untrusted_member("y", each.not_owed);
  if (each.due != requirement.by) json.member("d", each.due);
  if (each.result.reading_sensitive) {
    json.key("r");
    json.number(1);
  }
  if (each.known) {
    json.key("k");
    json.number(1);
  }
  write_facts(json, each, shown);
  if (!each.undocumented.empty()) {
    json.key("n");
    json.start_array();
    for (const auto& fact : each.undocumented) json.message(undocumented_text(fact, *record.standard->vocabulary));
    json.end_array();
  }
  if (!each.missing.empty() && each.place.line > 1) {
    json.key("p");
    json.place(each.place);
  }
  if (each.waiver) {
    json.key("w");
    json.start_array();
    json.string(printable(each.waiver->reason));
    json.string(printable(each.waiver->approver));
    json.string(to_string(each.waiver->expires));
    json.end_array();
  }
  json.end_object();
}

/// What each requirement came to, where not all of them are written; nothing where a stored result does not tell.
void write_outcomes(PageJson& json, const AssessmentRecord& record) {
  const auto count = record.standard->requirements.size();
  std::string outcomes;
  if (record.requirements.size() == count) {
    for (const auto& each : record.requirements) outcomes += outcome_code(each.result.outcome, each.result.level);
  } else {
    for (const auto& each : record.results) outcomes += outcome_code(each.outcome, each.level);
  }
  if (outcomes.size() == count) json.member("outcomes", outcomes);
}

void write_diagnostics(PageJson& json, const std::vector<Diagnostic>& diagnostics, Details details) {
  const auto count = details == Details::full ? diagnostics.size() : std::min(diagnostics.size(), most_diagnostics);
  json.key("diagnostics");
  json.start_array();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& each = diagnostics[i];
    json.start_object();
    json.member("severity", std::string(1, "ewn"[static_cast<std::size_t>(each.severity)]));
    json.member("id", each.id);
    json.untrusted_member("message", each.message);
    json.member("file", printable(each.location.file));
    if (each.location.position.line > 0) {
      json.key("place");
      json.place(each.location.position);
    }
    json.member("excerpt", printable(each.location.excerpt));
    if (!each.notes.empty()) {
      json.key("notes");
      json.start_array();
      for (const auto& note : each.notes) json.untrusted(note.message);
      json.end_array();
    }
    json.end_object();
  }
  json.end_array();
  if (count == diagnostics.size()) return;
  json.key("more");
  json.number(diagnostics.size() - count);
}

}  // namespace

char outcome_code(Outcome outcome, Level level) {
  if (level == Level::informational) return 'i';
  const auto code = code_of(outcome);
  return level == Level::advisory ? static_cast<char>(std::toupper(code)) : code;
}

void write_page_assessment(std::string& to, const AssessmentRecord& record, std::size_t standard, Details details,
                           ShownFacts& shown) {
  {
    PageJson json(to);
    write_head(json, record, standard);
  }
  to += '\n';
  PageJson json(to);
  json.start_object();
  if (record.verdict == Verdict::invalid) {
    write_diagnostics(json, record.diagnostics, details);
  } else {
    json.key("requirements");
    json.start_array();
    for (const auto& each : record.requirements) {
      if (details == Details::full || is_problem(each.result)) write_requirement(json, record, each, shown);
    }
    json.end_array();
    if (details != Details::full) write_outcomes(json, record);
  }
  json.end_object();
  to += '\n';
}

void write_page_facts(std::string& to, const Vocabulary& vocabulary, const ShownFacts& shown) {
  PageJson json(to);
  json.start_object();
  for (std::uint32_t slot = 0; slot < shown.size(); ++slot) {
    if (!shown[slot]) continue;
    json.key(std::to_string(slot));
    json.start_array();
    json.string(vocabulary.fact(slot).path);
    json.message(vocabulary.fact(slot).label);
    json.end_array();
  }
  json.end_object();
}

std::string html_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace edu_check
