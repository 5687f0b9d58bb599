#include "edu_check/record/record.h"

#include <utility>

#include "edu_check/record/recorder.h"
#include "edu_check/standard/known_facts.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {

bool is_open(Outcome outcome) { return outcome == Outcome::fail || outcome == Outcome::unknown; }

bool is_open_problem(const RequirementResult& result) {
  return result.level == Level::mandatory && is_open(result.outcome);
}

bool is_problem(const RequirementResult& result) {
  if (result.level == Level::informational) return false;
  return is_open(result.outcome) || result.outcome == Outcome::waived;
}

Subject subject_of(const Inventory& inventory) {
  Subject subject;
  subject.kind = inventory.kind();
  const bool school = subject.kind == SubjectKind::school;
  subject.code = inventory.text(school ? known::school_code : known::region_code);
  subject.name = inventory.text(school ? known::school_name : known::region_name);
  if (!school) return subject;
  const auto slot = inventory.vocabulary().slot(known::school_province);
  if (slot && inventory.slot(*slot).is_known()) {
    subject.province = format_slot(inventory.slot(*slot), inventory.vocabulary().fact(*slot).type, Language::zh);
  }
  subject.city = inventory.text(known::school_city);
  subject.district = inventory.text(known::school_district);
  return subject;
}

AssessmentRecord make_record(const std::shared_ptr<const Standard>& standard, const Inventory& inventory,
                             const AssessOptions& options, const Assessment& assessment, Details details) {
  return std::move(Recorder(standard).record(inventory, options, assessment, details));
}

AssessmentRecord make_invalid_record(std::string inventory, std::shared_ptr<const Standard> standard,
                                     std::vector<Diagnostic> diagnostics) {
  AssessmentRecord record;
  record.inventory = std::move(inventory);
  if (standard) {
    record.standard_id = standard->id;
    record.origin = {standard, &standard->origin};
  }
  record.standard = std::move(standard);
  record.diagnostics = std::move(diagnostics);
  return record;
}

std::string format_share(const Rational& share) {
  return to_decimal(multiply(share, Rational(100)).value_or(Rational{}), 1, Rounding::down) + "%";
}

}  // namespace edu_check
