#include "edu_check/result/assessment_json.h"

#include <algorithm>
#include <utility>

#include "edu_check/inventory/document.h"

namespace edu_check {

/// One assessment on its way into JSON.
class AssessmentWriter {
 public:
  AssessmentWriter(std::string& to, const AssessmentJson& writer, const AssessmentRecord& record)
      : to_(to),
        json_(to, writer.style_),
        record_(record),
        states_(writer.states_),
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
    origin();
    if (record_.verdict != Verdict::invalid) json_.text("as_of", to_string(record_.as_of));
    json_.text("verdict", to_string(record_.verdict));
    if (record_.verdict != Verdict::invalid && record_.applies != Truth::yes) {
      json_.text("applies", record_.applies == Truth::no ? "no" : "unknown");
    }
    if (record_.undecided && record_.verdict == Verdict::undetermined) json_.boolean("undecided", true);
    if (!record_.assumed.empty()) assumed();
    if (record_.facts_age) facts_age(*record_.facts_age);
    if (record_.selection) selection(*record_.selection);
    if (record_.far_day) far_day(*record_.far_day);
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

  void assumed() {
    json_.key("assumed");
    json_.open('[');
    for (const auto slot : record_.assumed) json_.string(fact(slot).path);
    json_.close(']');
  }

  void facts_age(const FactsAge& age) {
    json_.key("facts_age");
    json_.open('{');
    json_.text("state", to_string(age.state));
    if (age.date) json_.text("date", to_string(*age.date));
    if (age.date) json_.fragment("\"days\":" + std::to_string(age.days));
    if (age.today) json_.text("today", to_string(*age.today));
    json_.number("limit", static_cast<std::uint64_t>(age.limit));
    json_.close('}');
  }

  void selection(const Selection& selection) {
    json_.key("selection");
    json_.open('{');
    for (const auto& [name, ids] : {std::pair{"only", &selection.only}, {"skip", &selection.skip}}) {
      json_.key(name);
      json_.open('[');
      for (const auto& id : *ids) json_.string(id);
      json_.close(']');
    }
    json_.close('}');
  }

  void far_day(const FarDay& far) {
    json_.key("as_of_far");
    json_.open('{');
    json_.text("reason", to_string(far.reason));
    json_.text("date", to_string(far.date));
    json_.close('}');
  }

  void origin() {
    if (!record_.origin) return;
    const auto& origin = *record_.origin;
    json_.text("standard_origin", to_string(origin.standard));
    if (!origin.folder.empty()) json_.text("standard_folder", origin.folder);
    if (origin.vocabulary == FileOrigin::built_in) return;
    json_.text("vocabulary_origin", to_string(origin.vocabulary));
    json_.text("vocabulary_folder", origin.vocabulary_folder);
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
      const auto& [outcome, level] = record_.indicators[i];
      json_.key_fragment(states_[static_cast<std::size_t>(level)][static_cast<std::size_t>(outcome)]);
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
    if (each.variant == 0 || each.waiver) return write_requirement(each);
    if (const auto* const known = texts_->templates->find(each.index, each.variant)) return repeat(*known, each);
    if (!texts_->templates->has_room(each.index)) return write_requirement(each);
    JsonTemplate made;
    json_.begin_value();
    made.start(to_.size());
    template_ = &made;
    write_requirement(each);
    template_ = nullptr;
    made.finish(to_);
    texts_->templates->keep(each.index, each.variant, std::move(made));
  }

  /// Writes a requirement as another of the same variant was written; its gaps are places, and the baseline after them.
  void repeat(const JsonTemplate& known, const RequirementRecord& each) {
    std::size_t next = 0;
    json_.fragment(known.piece(next++));
    const auto fill = [&](Position position) {
      for (const auto number : {position.line, position.column}) {
        append_number(to_, number);
        json_.resume(known.piece(next++));
      }
    };
    if (each.missing_places.size() > 1) {
      for (const auto position : each.missing_places) fill(position);
    }
    for (const auto& fact : each.facts) {
      if (fact.place.line > 0) fill(fact.place);
    }
    if (each.place.line > 0) fill(each.place);
    baseline(each);
    json_.resume(known.piece(next));
  }

  void write_requirement(const RequirementRecord& each) {
    json_.open('{');
    json_.fragment(texts_->ids[each.index]);
    json_.text("level", to_string(each.result.level));
    json_.text("outcome", to_string(each.result.outcome));
    if (each.result.today != each.result.outcome) json_.text("today", to_string(each.result.today));
    json_.fragment(texts_->statements[each.index]);
    json_.text_or_null("expected", each.expected.in(language_));
    json_.text_or_null("actual", each.actual.in(language_));
    json_.text_or_null("shortfall", each.shortfall.in(language_));
    if (!each.to_do.empty()) to_do(each);
    if (!each.not_owed.empty()) json_.text("not_owed", each.not_owed.in(language_));
    json_.text_or_null("due", each.due ? to_string(*each.due) : std::string());
    json_.fragment(each.result.reading_sensitive ? R"("reading_sensitive":true)" : R"("reading_sensitive":false)");
    json_.key("missing");
    json_.open('[');
    for (const auto slot : each.missing) json_.string(fact(slot).path);
    json_.close(']');
    if (!each.undocumented.empty()) undocumented(each);
    if (each.missing_places.size() > 1) missing_places(each);
    facts(each);
    if (each.place.line > 0) place(each.place);
    if (each.waiver) waiver(*each.waiver);
    with_gap([&] { baseline(each); });
    other_language(each);
    json_.close('}');
  }

  /// How the requirement compares with the baseline.
  void baseline(const RequirementRecord& each) {
    if (each.known) json_.boolean("known", true);
    if (each.mended) json_.boolean("mended", true);
  }

  [[nodiscard]] const Fact& fact(std::uint32_t slot) const { return record_.standard->vocabulary->fact(slot); }

  void undocumented(const RequirementRecord& each) {
    json_.key("undocumented");
    json_.open('[');
    for (const auto& [slot, mistake, file, where] : each.undocumented) {
      json_.open('{');
      json_.text("path", fact(slot).path);
      json_.text("problem", to_string(mistake));
      if (mistake != DocumentMistake::not_named) json_.text("file", file);
      if (where.line > 0) line_and_column(where);
      json_.close('}');
    }
    json_.close(']');
  }

  void facts(const RequirementRecord& each) {
    json_.key("facts");
    json_.open('[');
    for (const auto& [slot, value, where] : each.facts) {
      json_.open('{');
      json_.text("path", fact(slot).path);
      json_.text("value", value.in(language_));
      if (value.zh != value.en) json_.text(other_ == Language::en ? "value_en" : "value_zh", value.in(other_));
      if (where.line > 0) line_and_column(where);
      json_.close('}');
    }
    json_.close(']');
  }

  void to_do(const RequirementRecord& each) {
    json_.text("to_do", each.to_do.in(language_));
    json_.key("at_fault");
    json_.open('[');
    for (const auto slot : each.at_fault) json_.string(fact(slot).path);
    json_.close(']');
  }

  void missing_places(const RequirementRecord& each) {
    json_.key("missing_places");
    json_.open('[');
    for (const auto position : each.missing_places) {
      json_.open('{');
      line_and_column(position);
      json_.close('}');
    }
    json_.close(']');
  }

  void place(Position position) {
    json_.key("place");
    json_.open('{');
    line_and_column(position);
    json_.close('}');
  }

  void line_and_column(Position position) {
    json_.key("line");
    with_gap([&] { json_.number(position.line); });
    json_.key("column");
    with_gap([&] { json_.number(position.column); });
  }

  /// What `write` writes is a gap of the template, where one is made.
  template <class Write>
  void with_gap(Write&& write) {
    const auto begin = to_.size();
    write();
    if (template_ != nullptr) template_->gap(to_, begin, to_.size());
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
    if (!differs(each.expected) && !differs(each.actual) && !differs(each.shortfall) && !differs(each.to_do) &&
        !differs(each.not_owed))
      return;
    json_.key(other_ == Language::en ? "en" : "zh");
    json_.open('{');
    if (differs(each.expected)) json_.text("expected", each.expected.in(other_));
    if (differs(each.actual)) json_.text("actual", each.actual.in(other_));
    if (differs(each.shortfall)) json_.text("shortfall", each.shortfall.in(other_));
    if (differs(each.to_do)) json_.text("to_do", each.to_do.in(other_));
    if (differs(each.not_owed)) json_.text("not_owed", each.not_owed.in(other_));
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

  std::string& to_;
  JsonText json_;
  const AssessmentRecord& record_;
  const StateTexts& states_;
  Details details_;
  Language language_;
  Language other_;
  const StandardTexts* texts_ = nullptr;
  JsonTemplate* template_ = nullptr;  ///< that is being made
};

AssessmentJson::AssessmentJson(const std::vector<std::shared_ptr<const Standard>>& standards, Language language,
                               Details details, JsonStyle style)
    : states_(state_texts()), language_(language), details_(details), style_(style) {
  for (const auto& standard : standards) standards_.push_back(texts_of(*standard, language));
}

void AssessmentJson::write(std::string& to, const AssessmentRecord& record) const {
  AssessmentWriter(to, *this, record).run();
}

}  // namespace edu_check
