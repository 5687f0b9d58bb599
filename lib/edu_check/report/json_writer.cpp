#include "edu_check/report/json_writer.h"

#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/writer.h>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// RapidJSON's output, straight to the end of a string.
struct Output {
  using Ch = char;
  std::string& text;
  void Put(char c) { text.push_back(c); }
  void Flush() {}
};

template <class Json>
class AssessmentWriter {
 public:
  AssessmentWriter(Json& json, const AssessmentRecord& record, Language language)
      : json_(json), record_(record), language_(language), other_(language == Language::zh ? Language::en : Language::zh) {}

  void run() {
    json_.StartObject();
    text("inventory", record_.inventory);
    subject();
    text("standard", record_.standard_id);
    if (record_.standard) text("standard_digest", digest(*record_.standard));
    if (record_.verdict != Verdict::invalid) text("as_of", to_string(record_.as_of));
    text("verdict", to_string(record_.verdict));
    if (record_.verdict == Verdict::invalid) {
      diagnostics();
    } else {
      score();
      counts();
      indicators();
    }
    json_.EndObject();
  }

 private:
  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

  void string(std::string_view value) {
    if (find_invalid_utf8(value)) {
      std::string valid;
      for (const auto character : decode_utf8(value)) append_utf8(valid, character);
      json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
    } else {
      json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    }
  }

  void text(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }

  void text_or_null(std::string_view name, std::string_view value) {
    key(name);
    value.empty() ? (void)json_.Null() : string(value);
  }

  void number(std::string_view name, std::uint64_t value) {
    key(name);
    json_.Uint64(value);
  }

  void subject() {
    key("subject");
    json_.StartObject();
    text("kind", record_.subject.kind == SubjectKind::school ? "school" : "region");
    text_or_null("code", record_.subject.code);
    text_or_null("name", record_.subject.name);
    if (!record_.subject.province.empty()) text("province", record_.subject.province);
    if (!record_.subject.city.empty()) text("city", record_.subject.city);
    if (!record_.subject.district.empty()) text("district", record_.subject.district);
    json_.EndObject();
  }

  void score() {
    key("score");
    if (!record_.score) {
      json_.Null();
      return;
    }
    json_.StartObject();
    text("low", format_share(record_.score->low));
    text("high", format_share(record_.score->high));
    json_.EndObject();
  }

  void counts() {
    key("counts");
    json_.StartObject();
    for (std::size_t i = 0; i < outcome_count; ++i) number(to_string(static_cast<Outcome>(i)), record_.counts.mandatory[i]);
    number("advisory", record_.counts.advisory);
    number("informational", record_.counts.informational);
    json_.EndObject();
  }

  void indicators() {
    key("indicators");
    json_.StartArray();
    const auto& standard = *record_.standard;
    auto next = record_.requirements.begin();
    for (std::size_t i = 0; i < standard.indicators.size(); ++i) {
      const auto& indicator = standard.indicators[i];
      const auto end = indicator.first_requirement + indicator.requirement_count;
      const auto first = next;
      while (next != record_.requirements.end() && next->index < end) ++next;
      if (first == next) continue;
      json_.StartObject();
      text("id", indicator.id);
      text("clause", describe(indicator.clause, standard.document, language_));
      text("title", indicator.title.in(language_));
      text("level", to_string(record_.indicators[i].level));
      text("outcome", to_string(record_.indicators[i].outcome));
      key("requirements");
      json_.StartArray();
      for (auto each = first; each != next; ++each) requirement(*each);
      json_.EndArray();
      json_.EndObject();
    }
    json_.EndArray();
  }

  void requirement(const RequirementRecord& each) {
    const auto& requirement = record_.standard->requirements[each.index];
    json_.StartObject();
    text("id", requirement.id);
    text("level", to_string(each.result.level));
    text("outcome", to_string(each.result.outcome));
    if (each.result.today != each.result.outcome) text("today", to_string(each.result.today));
    text("statement", requirement.statement.in(language_));
    text_or_null("expected", each.expected.in(language_));
    text_or_null("actual", each.actual.in(language_));
    text_or_null("shortfall", each.shortfall.in(language_));
    text_or_null("due", each.due ? to_string(*each.due) : std::string());
    key("reading_sensitive");
    json_.Bool(each.result.reading_sensitive);
    key("missing");
    json_.StartArray();
    for (const auto slot : each.missing) string(fact(slot).path);
    json_.EndArray();
    facts(each);
    if (each.place.line > 0) place("place", each.place);
    if (each.waiver) waiver(*each.waiver);
    other_language(each);
    json_.EndObject();
  }

  [[nodiscard]] const Fact& fact(std::uint32_t slot) const { return record_.standard->vocabulary->fact(slot); }

  void facts(const RequirementRecord& each) {
    key("facts");
    json_.StartArray();
    for (const auto& [slot, value, where] : each.facts) {
      json_.StartObject();
      text("path", fact(slot).path);
      text("value", value.in(language_));
      if (value.zh != value.en) text(other_ == Language::en ? "value_en" : "value_zh", value.in(other_));
      if (where.line > 0) {
        number("line", where.line);
        number("column", where.column);
      }
      json_.EndObject();
    }
    json_.EndArray();
  }

  void place(std::string_view name, Position position) {
    key(name);
    json_.StartObject();
    number("line", position.line);
    number("column", position.column);
    json_.EndObject();
  }

  void waiver(const WaiverRecord& waiver) {
    key("waiver");
    json_.StartObject();
    text("reason", waiver.reason);
    text("approver", waiver.approver);
    text("expires", to_string(waiver.expires));
    json_.EndObject();
  }

  /// The texts of this inventory in the other language, where they differ.
  void other_language(const RequirementRecord& each) {
    const auto differs = [](const Message& message) { return message.zh != message.en; };
    if (!differs(each.expected) && !differs(each.actual) && !differs(each.shortfall)) return;
    key(other_ == Language::en ? "en" : "zh");
    json_.StartObject();
    if (differs(each.expected)) text("expected", each.expected.in(other_));
    if (differs(each.actual)) text("actual", each.actual.in(other_));
    if (differs(each.shortfall)) text("shortfall", each.shortfall.in(other_));
    json_.EndObject();
  }

  void diagnostics() {
    key("diagnostics");
    json_.StartArray();
    for (const auto& each : record_.diagnostics) {
      json_.StartObject();
      text("file", each.location.file);
      number("line", each.location.position.line);
      number("column", each.location.position.column);
      text("id", each.id);
      text("message", each.message.in(language_));
      text(other_ == Language::en ? "message_en" : "message_zh", each.message.in(other_));
      json_.EndObject();
    }
    json_.EndArray();
  }

  Json& json_;
  const AssessmentRecord& record_;
  Language language_;
  Language other_;
};

}  // namespace

std::string digest(const Standard& standard) {
  // FNV-1a, 64 bits (Fowler, Noll, Vo): tells one state of a file from another; it protects from nothing.
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char byte : standard.source->text()) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  }
  return fmt::format("{:016x}", hash);
}

void write_assessment_json(std::string& to, const AssessmentRecord& record, Language language, JsonStyle style) {
  Output output{to};
  if (style == JsonStyle::compact) {
    rapidjson::Writer<Output> json(output);
    AssessmentWriter(json, record, language).run();
  } else {
    rapidjson::PrettyWriter<Output> json(output);
    json.SetIndent(' ', 1);
    AssessmentWriter(json, record, language).run();
  }
}

void write_json_start(std::string& to, Language language) {
  to += fmt::format(R"({{"schema": "edu-check-result/1", "tool": {{"name": "edu-check", "version": "{}"}}, "language": "{}", "assessments": [)", version(), language == Language::zh ? "zh" : "en");
}

void write_json_end(std::string& to, const Summary& summary) {
  to += fmt::format(R"(], "summary": {{"inventories": {})", summary.inventories);
  for (std::size_t i = 0; i < verdict_count; ++i) to += fmt::format(R"(, "{}": {})", to_string(static_cast<Verdict>(i)), summary.verdicts[i]);
  to += "}}\n";
}

std::string_view version() { return EDU_CHECK_VERSION; }

}  // namespace edu_check
