#include "edu_check/report/json_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace edu_check {
namespace {

std::string quoted(std::string_view key, std::string_view value) {
  std::string json = fmt::format("\"{}\":", key);
  append_json_string(json, value);
  return json;
}

}  // namespace

/// One assessment on its way into JSON.
class AssessmentWriter {
 public:
  AssessmentWriter(std::string& to, const AssessmentJson& writer, const AssessmentRecord& record)
      : json_(to, writer.style_),
        record_(record),
        details_(writer.details_),
        language_(writer.language_),
        other_(language_ == Language::zh ? Language::en : Language::zh) {
    const auto found = std::find_if(writer.standards_.begin(), writer.standards_.end(),
                                    [&](const auto& each) { return each.standard == record.standard.get(); });
    if (found != writer.standards_.end()) texts_ = &*found;
  }

  void run() {
    json_.open('{');
    json_.text("inventory", record_.inventory);
    subject();
    texts_ != nullptr ? json_.fragment(texts_->head) : json_.text("standard", record_.standard_id);
    if (record_.verdict != Verdict::invalid) json_.text("as_of", to_string(record_.as_of));
    json_.text("verdict", to_string(record_.verdict));
    if (record_.verdict != Verdict::invalid && record_.applies != Truth::yes) {
      json_.text("applies", record_.applies == Truth::no ? "no" : "unknown");
    }
    if (record_.verdict == Verdict::invalid || texts_ == nullptr) {
      diagnostics();
    } else {
      score();
      counts();
      indicators();
    }
    json_.close('}');
  }

 private:
  void subject() {
    const auto& subject = record_.subject;
    json_.key("subject");
    json_.open('{');
    json_.text("kind", subject.kind == SubjectKind::school ? "school" : "region");
    json_.text_or_null("code", subject.code);
    json_.text_or_null("name", subject.name);
    if (!subject.province.empty()) json_.text("province", subject.province);
    if (!subject.city.empty()) json_.text("city", subject.city);
    if (!subject.district.empty()) json_.text("district", subject.district);
    json_.close('}');
  }

  void score() {
    json_.key("score");
    if (!record_.score) return json_.fragment("null");
    json_.open('{');
    json_.text("low", format_share(record_.score->low));
    json_.text("high", format_share(record_.score->high));
    json_.close('}');
  }

  void counts() {
    json_.key("counts");
    json_.open('{');
    for (std::size_t i = 0; i < outcome_count; ++i) {
      json_.number(to_string(static_cast<Outcome>(i)), record_.counts.mandatory[i]);
    }
    json_.number("advisory", record_.counts.advisory);
    json_.number("informational", record_.counts.informational);
    json_.close('}');
  }

  void indicators() {
    json_.key("indicators");
    json_.open('[');
    const auto& standard = *record_.standard;
    auto next = record_.requirements.begin();
    for (std::size_t i = 0; i < standard.indicators.size(); ++i) {
      const auto& indicator = standard.indicators[i];
      const auto end = indicator.first_requirement + indicator.requirement_count;
      const auto first = next;
      while (next != record_.requirements.end() && next->index < end) ++next;
      if (std::none_of(first, next, [this](const RequirementRecord& each) { return shows(each); })) continue;
      json_.open('{');
      json_.fragment(texts_->indicators[i]);
      json_.text("level", to_string(record_.indicators[i].level));
      json_.text("outcome", to_string(record_.indicators[i].outcome));
      json_.key("requirements");
      json_.open('[');
      for (auto each = first; each != next; ++each) {
        if (shows(*each)) requirement(*each);
      }
      json_.close(']');
      json_.close('}');
    }
    json_.close(']');
  }

  [[nodiscard]] bool shows(const RequirementRecord& each) const {
    return details_ == Details::full || is_problem(each.result);
  }

  void requirement(const RequirementRecord& each) {
    json_.open('{');
    json_.fragment(texts_->ids[each.index]);
    json_.text("level", to_string(each.result.level));
    json_.text("outcome", to_string(each.result.outcome));
    if (each.result.today != each.result.outcome) json_.text("today", to_string(each.result.today));
    json_.fragment(texts_->statements[each.index]);
    json_.text_or_null("expected", each.expected.in(language_));
    json_.text_or_null("actual", each.actual.in(language_));
    json_.text_or_null("shortfall", each.shortfall.in(language_));
    json_.text_or_null("due", each.due ? to_string(*each.due) : std::string());
    json_.fragment(each.result.reading_sensitive ? R"("reading_sensitive":true)" : R"("reading_sensitive":false)");
    json_.key("missing");
    json_.open('[');
    for (const auto slot : each.missing) json_.string(fact(slot).path);
    json_.close(']');
    facts(each);
    if (each.place.line > 0) place(each.place);
    if (each.waiver) waiver(*each.waiver);
    if (each.known) json_.boolean("known", true);
    other_language(each);
    json_.close('}');
  }

  [[nodiscard]] const Fact& fact(std::uint32_t slot) const { return record_.standard->vocabulary->fact(slot); }

  void facts(const RequirementRecord& each) {
    json_.key("facts");
    json_.open('[');
    for (const auto& [slot, value, where] : each.facts) {
      json_.open('{');
      json_.text("path", fact(slot).path);
      json_.text("value", value.in(language_));
      if (value.zh != value.en) json_.text(other_ == Language::en ? "value_en" : "value_zh", value.in(other_));
      if (where.line > 0) {
        json_.number("line", where.line);
        json_.number("column", where.column);
      }
      json_.close('}');
    }
    json_.close(']');
  }

  void place(Position position) {
    json_.key("place");
    json_.open('{');
    json_.number("line", position.line);
    json_.number("column", position.column);
    json_.close('}');
  }

  void waiver(const WaiverRecord& waiver) {
    json_.key("waiver");
    json_.open('{');
    json_.text("reason", waiver.reason);
    json_.text("approver", waiver.approver);
    json_.text("expires", to_string(waiver.expires));
    json_.close('}');
  }

  /// The texts of this inventory in the other language, where they differ.
  void other_language(const RequirementRecord& each) {
    const auto differs = [](const Message& message) { return message.zh != message.en; };
    if (!differs(each.expected) && !differs(each.actual) && !differs(each.shortfall)) return;
    json_.key(other_ == Language::en ? "en" : "zh");
    json_.open('{');
    if (differs(each.expected)) json_.text("expected", each.expected.in(other_));
    if (differs(each.actual)) json_.text("actual", each.actual.in(other_));
    if (differs(each.shortfall)) json_.text("shortfall", each.shortfall.in(other_));
    json_.close('}');
  }

  void diagnostics() {
    json_.key("diagnostics");
    json_.open('[');
    for (const auto& each : record_.diagnostics) {
      json_.open('{');
      location(each.location);
      json_.text("id", each.id);
      if (each.severity != Severity::error)
        json_.text("severity", each.severity == Severity::warning ? "warning" : "notice");
      message(each.message);
      notes(each.notes);
      json_.close('}');
    }
    json_.close(']');
  }

  void notes(const std::vector<Note>& notes) {
    if (notes.empty()) return;
    json_.key("notes");
    json_.open('[');
    for (const auto& note : notes) {
      json_.open('{');
      if (!note.location.file.empty()) location(note.location);
      message(note.message);
      json_.close('}');
    }
    json_.close(']');
  }

  void location(const Location& location) {
    json_.text("file", location.file);
    json_.number("line", location.position.line);
    json_.number("column", location.position.column);
    if (!location.excerpt.empty()) json_.text("excerpt", location.excerpt);
  }

  void message(const Message& message) {
    json_.text("message", message.in(language_));
    json_.text(other_ == Language::en ? "message_en" : "message_zh", message.in(other_));
  }

  JsonText json_;
  const AssessmentRecord& record_;
  Details details_;
  Language language_;
  Language other_;
  const AssessmentJson::StandardTexts* texts_ = nullptr;
};

AssessmentJson::AssessmentJson(const std::vector<std::shared_ptr<const Standard>>& standards, Language language,
                               Details details, JsonStyle style)
    : language_(language), details_(details), style_(style) {
  for (const auto& standard : standards) standards_.push_back(texts_of(*standard, language));
}

AssessmentJson::StandardTexts AssessmentJson::texts_of(const Standard& standard, Language language) {
  StandardTexts texts{
      &standard, quoted("standard", standard.id) + "," + quoted("standard_digest", digest(standard)), {}, {}, {}};
  for (const auto& indicator : standard.indicators) {
    texts.indicators.push_back(quoted("id", indicator.id) + "," +
                               quoted("clause", describe(indicator.clause, standard.document, language)) + "," +
                               quoted("title", indicator.title.in(language)));
  }
  for (const auto& requirement : standard.requirements) {
    texts.ids.push_back(quoted("id", requirement.id));
    texts.statements.push_back(quoted("statement", requirement.statement.in(language)));
  }
  return texts;
}

void AssessmentJson::write(std::string& to, const AssessmentRecord& record) const {
  AssessmentWriter(to, *this, record).run();
}

std::string digest(const Standard& standard) {
  // FNV-1a, 64 bits (Fowler, Noll, Vo): tells one state of a file from another; it protects from nothing.
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char byte : standard.source->text()) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  }
  return fmt::format("{:016x}", hash);
}

void write_json_start(std::string& to, Language language, Layout layout) {
  to += fmt::format(
      R"({{"schema": "edu-check-result/1", "tool": {{"name": "edu-check", "version": "{}"}}, "language": "{}", {}"assessments": [)",
      version(), language == Language::zh ? "zh" : "en", layout == Layout::lines ? R"("layout": "lines", )" : "");
}

void write_json_end(std::string& to, const RunEnd& end) {
  const auto& summary = end.summary;
  to += fmt::format(R"(], "summary": {{"inventories": {})", summary.inventories);
  for (std::size_t i = 0; i < verdict_count; ++i) {
    to += fmt::format(R"(, "{}": {})", to_string(static_cast<Verdict>(i)), summary.verdicts[i]);
  }
  to += fmt::format(", \"duplicate_codes\": {}", summary.duplicate_codes);
  if (end.baseline) {
    to += fmt::format(R"(, "baseline": {{"new": {}, "known": {}, "mended": {}}})", end.baseline->fresh,
                      end.baseline->known, end.baseline->mended);
  }
  to += "}}\n";
}

std::string_view version() { return EDU_CHECK_VERSION; }

}  // namespace edu_check
