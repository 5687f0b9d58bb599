#include "edu_check/report/record.h"

#include <utility>

#include "edu_check/assessment/finding.h"
#include "edu_check/text/line_index.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

Message value_of(const Slot& slot, const Fact& fact) {
  if (slot.presence == Presence::unknown) return {"待定", "unknown"};
  if (slot.presence == Presence::not_applicable) return {"不适用", "not applicable"};
  return {format_slot(slot, fact.type, Language::zh), format_slot(slot, fact.type, Language::en)};
}

/// Makes the records of the requirements of one assessment.
class Recorder {
 public:
  Recorder(const Standard& standard, const Inventory& inventory, const AssessOptions& options,
           const Assessment& assessment)
      : standard_(standard), inventory_(inventory), options_(options), assessment_(assessment) {
    if (inventory.source() != nullptr) lines_.emplace(*inventory.source());
  }

  RequirementRecord record(std::uint32_t index) const {
    const auto& result = assessment_.requirements[index];
    RequirementRecord record;
    record.index = index;
    record.result = result;
    if (!record_plainly(record)) record_in_full(record);
    if (!record.missing.empty() && lines_)
      record.place = lines_->position(inventory_.nearest_offset(record.missing[0]));
    return record;
  }

 private:
  /// The requirement that most are: one boolean fact that decides. Saves the explanation in two languages.
  bool record_plainly(RequirementRecord& record) const {
    const auto& requirement = standard_.requirements[record.index];
    const auto& nodes = requirement.require.nodes;
    const bool plain = nodes.size() == 1 && nodes[0].operation == Operation::fact_truth && !requirement.when &&
                       requirement.phases.empty() && assessment_.applies == Truth::yes &&
                       record.result.level != Level::informational;
    if (!plain) return false;
    const auto slot = nodes[0].first;
    const auto& fact = inventory_.slot(slot);
    if (fact.presence == Presence::not_applicable || fact.presence == Presence::derived) return false;
    const bool unknown = record.result.today == Outcome::unknown;
    if (unknown && fact.is_known()) return false;  // for want of evidence
    record.expected = {"是", "yes"};
    if (fact.is_known()) record.actual = fact.is_true() ? Message{"是", "yes"} : Message{"否", "no"};
    record.due = requirement.by;
    if (unknown) record.missing.push_back(slot);
    if (fact.presence != Presence::absent) add_fact(record, slot);
    return true;
  }

  void record_in_full(RequirementRecord& record) const {
    auto zh = explain(standard_, record.index, inventory_, options_, record.result, Language::zh);
    auto en = explain(standard_, record.index, inventory_, options_, record.result, Language::en);
    record.actual = {std::move(zh.actual), std::move(en.actual)};
    record.expected = {std::move(zh.expected), std::move(en.expected)};
    record.shortfall = {std::move(zh.shortfall), std::move(en.shortfall)};
    record.change = zh.change;
    record.due = zh.due;
    record.missing = std::move(zh.missing);
    for (const auto slot : zh.facts) add_fact(record, slot);
  }

  void add_fact(RequirementRecord& record, std::uint32_t slot) const {
    const auto& fact = inventory_.slot(slot);
    const bool in_file = lines_ && fact.presence != Presence::derived;
    const auto place = in_file ? lines_->position(fact.offset) : Position{0, 0};
    const bool first_place = record.place == Position{};
    record.facts.push_back({slot, value_of(fact, standard_.vocabulary->fact(slot)), place});
    if (in_file && first_place) record.place = place;
  }

  const Standard& standard_;
  const Inventory& inventory_;
  const AssessOptions& options_;
  const Assessment& assessment_;
  std::optional<LineIndex> lines_;
};

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
  const Recorder recorder(*standard, inventory, options, assessment);
  for (std::uint32_t index = 0; index < assessment.requirements.size(); ++index) {
    const auto& result = assessment.requirements[index];
    if (details == Details::problems && !is_problem(result)) continue;
    record.requirements.push_back(recorder.record(index));
  }
  return record;
}

AssessmentRecord make_invalid_record(std::string inventory, std::shared_ptr<const Standard> standard,
                                     std::vector<Diagnostic> diagnostics) {
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
