#include "edu_check/record/recorder.h"

#include <algorithm>
#include <utility>

#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

constexpr Position nowhere{0, 0};

Message value_of(const Slot& slot, const Fact& fact) {
  if (slot.presence == Presence::unknown) return {"待定", "unknown"};
  if (slot.presence == Presence::not_applicable) return {"不适用", "not applicable"};
  return {format_slot(slot, fact.type, Language::zh), format_slot(slot, fact.type, Language::en)};
}

}  // namespace

Recorder::Recorder(std::shared_ptr<const Standard> standard)
    : standard_(std::move(standard)), assumptions_(*standard_), findings_(*standard_) {
  record_.origin = {standard_, &standard_->origin};
}

AssessmentRecord& Recorder::record(const Inventory& inventory, const AssessOptions& options,
                                   const Assessment& assessment, Details details) {
  inventory_ = &inventory;
  findings_.start(inventory, options);
  record_.inventory = inventory.source() != nullptr ? inventory.source()->name() : std::string();
  record_.subject = subject_of(inventory);
  record_.standard_id = standard_->id;
  record_.standard = standard_;
  record_.as_of = assessment.as_of;
  record_.applies = assessment.applies;
  assumptions_.find(inventory, assessment, record_.assumed);
  record_.facts_age.reset();
  record_.selection.reset();
  record_.far_day.reset();
  record_.verdict = assessment.verdict;
  record_.undecided = std::none_of(assessment.requirements.begin(), assessment.requirements.end(),
                                   [](const RequirementResult& each) { return is_decided(each.level, each.outcome); });
  record_.score = assessment.score();
  record_.counts = assessment.counts;
  record_.indicators = assessment.indicators;
  auto& requirements = record_.requirements;
  std::size_t count = 0;
  if (details != Details::none) {
    if (inventory.source() != nullptr) lines_.reset(*inventory.source());
    groups_.assign(standard_->vocabulary->groups().size(), nowhere);
    for (std::uint32_t index = 0; index < assessment.requirements.size(); ++index) {
      const auto& result = assessment.requirements[index];
      if (details == Details::problems && !is_problem(result)) continue;
      if (count == requirements.size()) requirements.emplace_back();
      fill(requirements[count++], index, result);
    }
  }
  requirements.resize(count);
  record_.results.clear();
  if (details == Details::problems) record_.results = assessment.requirements;
  return record_;
}

void Recorder::fill(RequirementRecord& record, std::uint32_t index, const RequirementResult& result) {
  const auto found = findings_.explain(index, result);
  const auto variant = inventory_->source() != nullptr ? found.variant : 0;  // without a source there are no places
  const bool same = variant != 0 && record.variant == variant && record.index == index;
  record.index = index;
  record.variant = variant;
  record.result = result;
  if (!same) fill_texts(record, found.finding);
  record.waiver.reset();
  record.known = false;
  record.mended = false;
  find_places(record);
}

void Recorder::fill_texts(RequirementRecord& record, const Finding& finding) {
  record.actual = finding.actual;
  record.expected = finding.expected;
  record.shortfall = finding.shortfall;
  record.to_do = finding.to_do;
  record.not_owed = finding.not_owed;
  record.at_fault = finding.at_fault;
  record.change = finding.change;
  record.changed = finding.changed;
  record.due = finding.due;
  record.missing = finding.missing;
  record.undocumented.clear();
  for (const auto& each : finding.undocumented)
    record.undocumented.push_back(
        {each.slot, each.mistake, each.file, inventory_->source() != nullptr ? lines_.position(each.offset) : nowhere});
  record.facts.resize(finding.facts.size());
  for (std::size_t i = 0; i < finding.facts.size(); ++i) {
    const auto slot = finding.facts[i];
    record.facts[i] = {slot, value_of(inventory_->slot(slot), standard_->vocabulary->fact(slot)), nowhere};
  }
}

void Recorder::find_places(RequirementRecord& record) {
  record.place = {};
  record.missing_places.clear();
  bool found = false;
  for (auto& fact : record.facts) {
    const auto& slot = inventory_->slot(fact.slot);
    const bool in_file = inventory_->source() != nullptr && slot.presence != Presence::derived;
    fact.place = in_file ? lines_.position(slot.offset) : nowhere;
    if (in_file && !found) record.place = fact.place;
    found = found || in_file;
  }
  if (inventory_->source() == nullptr) return;
  for (const auto slot : record.missing) record.missing_places.push_back(place_of_missing(slot));
  if (!record.undocumented.empty()) {
    record.place = record.undocumented.front().place;
  } else if (!record.missing.empty()) {
    record.place = record.missing_places[0];
  } else if (!found) {
    record.place = lines_.position(0);  // in a stream not the first line of the file
  }
}

/// Where a missing fact would stand, which is the same for all of its group, or where it is said to be unknown.
Position Recorder::place_of_missing(std::uint32_t slot) {
  if (inventory_->slot(slot).presence != Presence::absent) return lines_.position(inventory_->nearest_offset(slot));
  auto& place = groups_[standard_->vocabulary->fact(slot).group];
  if (place == nowhere) place = lines_.position(inventory_->nearest_offset(slot));
  return place;
}

}  // namespace edu_check
