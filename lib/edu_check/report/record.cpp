#include "edu_check/report/record.h"

#include <utility>

#include "edu_check/assessment/finding.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

Message value_of(const Slot& slot, const Fact& fact) {
  if (slot.presence == Presence::unknown) return {"待定", "unknown"};
  if (slot.presence == Presence::not_applicable) return {"不适用", "not applicable"};
  return {format_slot(slot, fact.type, Language::zh), format_slot(slot, fact.type, Language::en)};
}

RequirementRecord record_requirement(const Standard& standard, std::uint32_t index, const Inventory& inventory,
                                     const AssessOptions& options, const RequirementResult& result) {
  auto zh = explain(standard, index, inventory, options, result, Language::zh);
  auto en = explain(standard, index, inventory, options, result, Language::en);
  RequirementRecord record;
  record.index = index;
  record.result = result;
  record.actual = {std::move(zh.actual), std::move(en.actual)};
  record.expected = {std::move(zh.expected), std::move(en.expected)};
  record.shortfall = {std::move(zh.shortfall), std::move(en.shortfall)};
  record.change = zh.change;
  record.due = zh.due;
  record.missing = std::move(zh.missing);
  for (const auto slot : zh.facts) {
    const auto& fact = inventory.slot(slot);
    const bool in_file = inventory.source() != nullptr && fact.presence != Presence::derived;
    record.facts.push_back({slot, value_of(fact, standard.vocabulary->fact(slot)),
                            in_file ? inventory.source()->position(fact.offset) : Position{0, 0}});
    if (in_file && record.place.line == 1 && record.place.column == 1) record.place = record.facts.back().place;
  }
  if (!record.missing.empty() && inventory.source() != nullptr) {
    record.place = inventory.source()->position(inventory.nearest_offset(record.missing[0]));
  }
  return record;
}

}  // namespace

bool is_problem(const RequirementResult& result) {
  if (result.level == Level::informational) return false;
  return result.outcome == Outcome::fail || result.outcome == Outcome::unknown || result.outcome == Outcome::waived;
}

Subject subject_of(const Inventory& inventory) {
  Subject subject;
  subject.kind = inventory.kind();
  const bool school = subject.kind == SubjectKind::school;
  subject.code = inventory.text(school ? "school.code" : "region.code");
  subject.name = inventory.text(school ? "school.name" : "region.name");
  if (!school) return subject;
  const auto slot = inventory.vocabulary().slot("school.province");
  if (slot && inventory.slot(*slot).is_known()) {
    subject.province = format_slot(inventory.slot(*slot), inventory.vocabulary().fact(*slot).type, Language::zh);
  }
  subject.city = inventory.text("school.city");
  subject.district = inventory.text("school.district");
  return subject;
}

AssessmentRecord make_record(const std::shared_ptr<const Standard>& standard, const Inventory& inventory,
                             const AssessOptions& options, const Assessment& assessment, Details details) {
  AssessmentRecord record;
  if (inventory.source() != nullptr) record.inventory = inventory.source()->name();
  record.subject = subject_of(inventory);
  record.standard_id = standard->id;
  record.standard = standard;
  record.as_of = assessment.as_of;
  record.applies = assessment.applies;
  record.verdict = assessment.verdict;
  record.score = assessment.score();
  record.counts = assessment.counts;
  record.indicators = assessment.indicators;
  if (details == Details::none) return record;
  for (std::uint32_t index = 0; index < assessment.requirements.size(); ++index) {
    const auto& result = assessment.requirements[index];
    if (details == Details::problems && !is_problem(result)) continue;
    record.requirements.push_back(record_requirement(*standard, index, inventory, options, result));
  }
  return record;
}

AssessmentRecord make_invalid_record(std::string inventory, std::shared_ptr<const Standard> standard, std::vector<Diagnostic> diagnostics) {
  AssessmentRecord record;
  record.inventory = std::move(inventory);
  if (standard) record.standard_id = standard->id;
  record.standard = std::move(standard);
  record.diagnostics = std::move(diagnostics);
  return record;
}

std::string format_share(const Rational& share) {
  return to_decimal(multiply(share, Rational(100)).value_or(Rational{}), 1, Rounding::down) + "%";
}

}  // namespace edu_check
