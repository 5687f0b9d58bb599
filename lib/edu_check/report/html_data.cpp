#include "edu_check/report/html_data.h"

#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "edu_check/text/display.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// Of one invalid inventory among many.
constexpr std::size_t most_diagnostics = 20;

/// RapidJSON's output, straight to the end of a string, as it may stand within a script of HTML.
struct ScriptOutput {
  using Ch = char;
  std::string& text;
  void Put(char c) {
    if (c == '<') {
      text += "\\u003c";
    } else if ((c == '\xA8' || c == '\xA9') && text.ends_with("\xE2\x80")) {
      text.resize(text.size() - 2);
      text += c == '\xA8' ? "\\u2028" : "\\u2029";
    } else {
      text.push_back(c);
    }
  }
  void Flush() {}
};

/// JSON in few calls: a key is left out together with an empty value.
class PageJson {
 public:
  explicit PageJson(std::string& to) : output_{to}, json_(output_) {}

  void start_object() { json_.StartObject(); }
  void end_object() { json_.EndObject(); }
  void start_array() { json_.StartArray(); }
  void end_array() { json_.EndArray(); }
  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void number(std::uint64_t value) { json_.Uint64(value); }

  void string(std::string_view value) {
    std::string valid;
    if (find_invalid_utf8(value)) {
      for (const auto character : decode_utf8(value)) append_utf8(valid, character);
      value = valid;
    }
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }

  /// A text of a standard.
  void message(const Message& text) {
    if (text.zh == text.en) return string(text.zh);
    start_array();
    string(text.zh);
    string(text.en);
    end_array();
  }

  /// A text that may hold what an inventory says.
  void untrusted(const Message& text) { message({printable(text.zh), printable(text.en)}); }

  void member(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }

  void member(std::string_view name, const Message& value) {
    if (value.empty()) return;
    key(name);
    message(value);
  }

  void untrusted_member(std::string_view name, const Message& value) {
    if (value.empty()) return;
    key(name);
    untrusted(value);
  }

  void member(std::string_view name, const std::optional<Date>& date) {
    if (date) member(name, to_string(*date));
  }

  void place(Position position) {
    start_array();
    number(position.line);
    number(position.column);
    end_array();
  }

 private:
  ScriptOutput output_;
  rapidjson::Writer<ScriptOutput> json_;
};

char code_of(Outcome outcome) { return "pfundw"[static_cast<std::size_t>(outcome)]; }
char code_of(Level level) { return "mai"[static_cast<std::size_t>(level)]; }

void write_document(PageJson& json, const OfficialDocument& document) {
  json.key("document");
  json.start_object();
  json.member("number", document.number);
  json.member("title", document.title);
  json.member("issuer", document.issuer);
  json.member("issued", document.issued);
  json.member("part", document.part);
  json.member("status", document.status);
  json.end_object();
}

void write_sections(PageJson& json, const Standard& standard) {
  json.key("sections");
  json.start_array();
  for (const auto& section : standard.sections) {
    json.start_object();
    json.member("heading", section.heading);
    json.member("title", section.title);
    json.key("first");
    json.number(section.first_indicator);
    json.key("count");
    json.number(section.indicator_count);
    json.end_object();
  }
  json.end_array();
}

/// The clause without the document, which stands at the head of the page.
Message place_in_document(const Clause& clause) {
  const auto in = [&](Language language) {
    const auto text = describe(clause, {}, language);
    return text.substr(text.starts_with(' ') ? 1 : 0);
  };
  return {in(Language::zh), in(Language::en)};
}

void write_indicators(PageJson& json, const Standard& standard) {
  json.key("indicators");
  json.start_array();
  for (const auto& indicator : standard.indicators) {
    json.start_object();
    json.member("id", indicator.id);
    json.member("title", indicator.title);
    json.member("clause", place_in_document(indicator.clause));
    json.key("section");
    json.number(indicator.section);
    json.key("first");
    json.number(indicator.first_requirement);
    json.key("count");
    json.number(indicator.requirement_count);
    json.end_object();
  }
  json.end_array();
}

void write_requirements(PageJson& json, const Standard& standard) {
  json.key("requirements");
  json.start_array();
  for (const auto& requirement : standard.requirements) {
    json.start_object();
    json.member("id", requirement.id);
    json.member("statement", requirement.statement);
    json.member("level", std::string(1, code_of(requirement.level)));
    if (requirement.scope == SubjectKind::region) json.member("scope", "region");
    json.member("reading", requirement.reading);
    json.member("evidence", requirement.evidence);
    json.member("remedy", requirement.remedy);
    if (!requirement.alternatives.empty()) {
      json.key("alternatives");
      json.start_array();
      for (const auto& alternative : requirement.alternatives) json.message(alternative.reading);
      json.end_array();
    }
    json.end_object();
  }
  json.end_array();
}

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
  json.end_array();
}

void write_facts(PageJson& json, const RequirementRecord& each, ShownFacts& shown) {
  const auto show = [&](std::uint32_t slot) {
    shown[slot].store(true, std::memory_order_relaxed);
    json.number(slot);
  };
  if (!each.missing.empty()) {
    json.key("missing");
    json.start_array();
    for (const auto slot : each.missing) show(slot);
    json.end_array();
  }
  if (each.facts.empty()) return;
  json.key("facts");
  json.start_array();
  for (const auto& fact : each.facts) {
    json.start_array();
    show(fact.slot);
    json.untrusted(fact.value);
    if (fact.place.line > 0) json.place(fact.place);
    json.end_array();
  }
  json.end_array();
}

void write_requirement(PageJson& json, const AssessmentRecord& record, const RequirementRecord& each, ShownFacts& shown) {
  json.start_object();
  json.key("index");
  json.number(each.index);
  json.member("outcome", std::string(1, code_of(each.result.outcome)));
  if (each.result.today != each.result.outcome) json.member("today", std::string(1, code_of(each.result.today)));
  if (each.result.level != record.standard->requirements[each.index].level) {
    json.member("level", std::string(1, code_of(each.result.level)));
  }
  json.untrusted_member("actual", each.actual);
  json.untrusted_member("expected", each.expected);
  json.untrusted_member("shortfall", each.shortfall);
  json.member("due", each.due);
  if (each.result.reading_sensitive) {
    json.key("sensitive");
    json.number(1);
  }
  write_facts(json, each, shown);
  if (each.place.line > 0) {
    json.key("place");
    json.place(each.place);
  }
  if (each.waiver) {
    json.key("waiver");
    json.start_array();
    json.string(printable(each.waiver->reason));
    json.string(printable(each.waiver->approver));
    json.string(to_string(each.waiver->expires));
    json.end_array();
  }
  json.end_object();
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

void write_page_standard(std::string& to, const Standard& standard) {
  PageJson json(to);
  json.start_object();
  json.member("id", standard.id);
  json.member("title", standard.title);
  write_document(json, standard.document);
  json.member("school", standard.school.statement);
  json.member("region", standard.region.statement);
  write_sections(json, standard);
  write_indicators(json, standard);
  write_requirements(json, standard);
  json.end_object();
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
  }
  json.end_object();
  to += '\n';
}

void write_page_facts(std::string& to, const Vocabulary& vocabulary, const ShownFacts& shown) {
  PageJson json(to);
  json.start_object();
  for (std::uint32_t slot = 0; slot < shown.size(); ++slot) {
    if (!shown[slot].load(std::memory_order_relaxed)) continue;
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
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

}  // namespace edu_check
