#include "edu_check/result/result_reader.h"

#include <algorithm>
#include <utility>

#include "edu_check/assessment/selected_part.h"
#include "edu_check/result/result_members_format.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// Reads one assessment; the first mistake ends it.
class RecordReader {
 public:
  RecordReader(const JsonMembers& members, const std::vector<std::shared_ptr<const Standard>>& standards)
      : members_(members), standards_(standards) {}

  std::optional<AssessmentRecord> run() {
    record_.inventory = members_.text("inventory");
    record_.subject = read_subject(members_);
    record_.standard_id = members_.text("standard");
    record_.verdict = members_.word("verdict", parse_verdict);
    const auto found = std::find_if(standards_.begin(), standards_.end(),
                                    [&](const auto& each) { return each->id == record_.standard_id; });
    if (found == standards_.end()) return unknown(record_.standard_id);
    record_.standard = *found;
    read_judged();
    read_origin();
    record_.verdict == Verdict::invalid ? read_diagnostics() : read_results();
    if (members_.mistake().any() || !unknown_.empty()) return std::nullopt;
    return std::move(record_);
  }

  /// The id or path that the standard does not have; empty if there is none.
  [[nodiscard]] const std::string& unknown_name() const { return unknown_; }

 private:
  void read_judged() {
    const auto selection = read_selection(members_);
    if (selection) selection->judged = judged_by(*selection, *record_.standard);
    record_.selection = selection;
  }

  std::nullopt_t unknown(const std::string& name) {
    if (unknown_.empty()) unknown_ = name;
    return std::nullopt;
  }

  void read_results() {
    record_.as_of = members_.word("as_of", parse_date);
    const auto applies = members_.text_or_empty("applies");
    record_.applies = applies == "no" ? Truth::no : applies == "unknown" ? Truth::unknown : Truth::yes;
    record_.undecided = members_.flag("undecided");
    read_marks();
    const auto counts = members_.object("counts");
    for (std::size_t i = 0; i < outcome_count; ++i) {
      record_.counts.mandatory[i] = counts.number(to_string(static_cast<Outcome>(i)).data());
    }
    record_.counts.advisory = counts.number("advisory");
    record_.counts.informational = counts.number("informational");
    if (!record_.selection && count_of(counts) != record_.standard->indicators.size())
      members_.mistake().note("counts");
    Assessment counted;
    counted.counts = record_.counts;
    record_.score = counted.score();
    record_.indicators.resize(record_.standard->indicators.size(), {Outcome::not_applicable, Level::informational});
    members_.elements("indicators", [&](const JsonValue& each) { read_indicator({each, members_.mistake()}); });
    const auto by_index = [](const RequirementRecord& a, const RequirementRecord& b) { return a.index < b.index; };
    if (!std::is_sorted(record_.requirements.begin(), record_.requirements.end(), by_index))
      members_.mistake().note("indicators");
  }

  /// As the run found it, whatever folder the standard comes from now.
  void read_origin() {
    if (!members_.has("standard_origin")) return;
    StandardOrigin origin;
    origin.standard = members_.word("standard_origin", parse_file_origin);
    origin.folder = members_.text_or_empty("standard_folder");
    if (members_.has("vocabulary_origin")) origin.vocabulary = members_.word("vocabulary_origin", parse_file_origin);
    origin.vocabulary_folder = members_.text_or_empty("vocabulary_folder");
    record_.origin = std::make_shared<const StandardOrigin>(std::move(origin));
  }

  void read_marks() {
    if (members_.has("as_of_far")) {
      const auto far = members_.object("as_of_far");
      record_.far_day = FarDay{far.word("reason", parse_far_day_reason), far.word("date", parse_date)};
    }
    members_.elements("assumed", [&](const JsonValue& path) {
      if (!path.IsString()) return members_.mistake().note("assumed");
      if (const auto slot = slot_of({path.GetString(), path.GetStringLength()})) record_.assumed.push_back(*slot);
    });
    if (!members_.has("facts_age")) return;
    const auto members = members_.object("facts_age");
    FactsAge age;
    age.state = members.word("state", parse_facts_age_state);
    if (age.state != FactsAgeState::undated) age.date = members.word("date", parse_date);
    age.days = members.signed_number("days");
    if (members.has("today")) age.today = members.word("today", parse_date);
    age.limit = members.signed_number("limit");
    record_.facts_age = age;
  }

  void read_indicator(const JsonMembers& members) {
    const auto id = members.text("id");
    const auto& indicators = record_.standard->indicators;
    const auto found =
        std::find_if(indicators.begin(), indicators.end(), [&](const Indicator& each) { return each.id == id; });
    if (found == indicators.end()) return void(unknown(id));
    record_.indicators[static_cast<std::size_t>(found - indicators.begin())] = {members.word("outcome", parse_outcome),
                                                                                members.word("level", parse_level)};
    members.elements("requirements", [&](const JsonValue& each) { read_requirement({each, members.mistake()}); });
  }

  void read_requirement(const JsonMembers& members) {
    const auto id = members.text("id");
    const auto* const requirement = record_.standard->find_requirement(id);
    if (requirement == nullptr) return void(unknown(id));
    RequirementRecord each;
    each.index = static_cast<std::uint32_t>(requirement - record_.standard->requirements.data());
    each.result.level = members.word("level", parse_level);
    each.result.outcome = members.word("outcome", parse_outcome);
    each.result.today = members.has("today") ? members.word("today", parse_outcome) : each.result.outcome;
    each.result.reading_sensitive = members.flag("reading_sensitive");
    each.expected = text_of(members, "expected");
    each.actual = text_of(members, "actual");
    each.shortfall = text_of(members, "shortfall");
    each.to_do = text_of(members, "to_do");
    each.not_owed = text_of(members, "not_owed");
    members.elements("at_fault", [&](const JsonValue& path) {
      if (!path.IsString()) return members.mistake().note("at_fault");
      if (const auto slot = slot_of({path.GetString(), path.GetStringLength()})) each.at_fault.push_back(*slot);
    });
    if (members.has("due")) each.due = members.word("due", parse_date);
    members.elements("missing", [&](const JsonValue& path) {
      if (!path.IsString()) return members.mistake().note("missing");
      if (const auto slot = slot_of({path.GetString(), path.GetStringLength()})) each.missing.push_back(*slot);
    });
    members.elements("undocumented", [&](const JsonValue& fact) {
      read_undocumented({fact, members.mistake()}, each);
    });
    members.elements("facts", [&](const JsonValue& fact) { read_fact({fact, members.mistake()}, each); });
    const auto place = members.object("place");
    each.place = {place.number("line"), place.number("column")};
    read_missing_places(members, each);
    if (members.has("waiver")) each.waiver = read_waiver(members.object("waiver"));
    each.known = members.flag("known");
    each.mended = members.flag("mended");
    record_.requirements.push_back(std::move(each));
  }

  /// A text that may stand in the other language too.
  static Message text_of(const JsonMembers& members, const char* name) {
    const auto text = members.text_or_empty(name);
    Message both{text, text};
    const auto zh = members.object("zh");
    const auto en = members.object("en");
    if (zh.has(name)) both.zh = zh.text(name);
    if (en.has(name)) both.en = en.text(name);
    return both;
  }

  static Message text_of(const JsonMembers& members, const char* name, const char* zh, const char* en) {
    const auto text = members.text(name);
    return {members.has(zh) ? members.text(zh) : text, members.has(en) ? members.text(en) : text};
  }

  std::optional<std::uint32_t> slot_of(const std::string& path) {
    const auto slot = record_.standard->vocabulary->slot(path);
    if (!slot) unknown(path);
    return slot;
  }

  void read_fact(const JsonMembers& members, RequirementRecord& each) {
    const auto slot = slot_of(members.text("path"));
    const auto value = text_of(members, "value", "value_zh", "value_en");
    if (slot) each.facts.push_back({*slot, value, {members.number("line"), members.number("column")}});
  }

  void read_undocumented(const JsonMembers& members, RequirementRecord& each) {
    const auto slot = slot_of(members.text("path"));
    const auto mistake = members.word("problem", parse_document_mistake);
    const auto file = members.text_or_empty("file");
    if (slot) each.undocumented.push_back({*slot, mistake, file, {members.number("line"), members.number("column")}});
  }

  /// One missing fact stands where the requirement is marked; several have their own places.
  static void read_missing_places(const JsonMembers& members, RequirementRecord& each) {
    if (each.missing.size() == 1 && each.place.line > 0) each.missing_places.push_back(each.place);
    members.elements("missing_places", [&](const JsonValue& element) {
      const JsonMembers place(element, members.mistake());
      each.missing_places.push_back({place.number("line"), place.number("column")});
    });
    if (!each.missing_places.empty() && each.missing_places.size() != each.missing.size())
      members.mistake().note("missing_places");
  }

  static WaiverRecord read_waiver(const JsonMembers& members) {
    return {members.text("reason"), members.text("approver"), members.word("expires", parse_date)};
  }

  void read_diagnostics() {
    members_.elements("diagnostics", [&](const JsonValue& each) {
      const JsonMembers members(each, members_.mistake());
      Diagnostic diagnostic;
      const auto severity = members.text_or_empty("severity");
      diagnostic.severity = severity == "warning"  ? Severity::warning
                            : severity == "notice" ? Severity::notice
                                                   : Severity::error;
      diagnostic.id = members.text("id");
      diagnostic.message = text_of(members, "message", "message_zh", "message_en");
      diagnostic.location = location_of(members);
      members.elements("notes", [&](const JsonValue& note) {
        const JsonMembers parts(note, members.mistake());
        diagnostic.notes.push_back({text_of(parts, "message", "message_zh", "message_en"), location_of(parts)});
      });
      record_.diagnostics.push_back(std::move(diagnostic));
    });
  }

  static Location location_of(const JsonMembers& members) {
    return {members.text_or_empty("file"),
            {members.number("line"), members.number("column")},
            members.text_or_empty("excerpt")};
  }

  const JsonMembers& members_;
  const std::vector<std::shared_ptr<const Standard>>& standards_;
  AssessmentRecord record_;
  std::string unknown_;
};

}  // namespace

std::optional<AssessmentRecord> read_record(const std::string& /*json*/, const StoredResult& result,
                                            const std::vector<std::shared_ptr<const Standard>>& standards,
                                            Diagnostics& diagnostics) {
  JsonMistake mistake;
  const JsonMembers members(ParsedAssessment::of(result), mistake);
  RecordReader reader(members, standards);
  auto record = reader.run();
  if (record) return record;
  if (!reader.unknown_name().empty()) {
    result.report(diagnostics, "result-standard",
                  message("标准中没有“{}”", "the standard has no “{}”", reader.unknown_name()));
  } else {
    result.report(diagnostics, "result-schema",
                  message("不是 edu-check-result/1 的评估结果：{} 缺失或有误",
                          "no assessment of edu-check-result/1: {} is missing or wrong", mistake.member));
  }
  return std::nullopt;
}

}  // namespace edu_check
