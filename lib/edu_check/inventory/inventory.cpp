#include "edu_check/inventory/inventory.h"

#include <algorithm>

#include "edu_check/inventory/document.h"
#include "edu_check/standard/known_facts.h"

namespace edu_check {

PlaceSlots::PlaceSlots(const Vocabulary& vocabulary)
    : name(vocabulary.slot(known::school_name)),
      school_code(vocabulary.slot(known::school_code)),
      former_code(vocabulary.slot(known::school_former_code)),
      province(vocabulary.slot(known::school_province)),
      city(vocabulary.slot(known::school_city)),
      district(vocabulary.slot(known::school_district)),
      division_code(vocabulary.slot(known::school_division_code)),
      region_name(vocabulary.slot(known::region_name)),
      region_code(vocabulary.slot(known::region_code)) {}

Inventory::Inventory(std::shared_ptr<const Vocabulary> vocabulary)
    : vocabulary_(std::move(vocabulary)), place_slots_(*vocabulary_), slots_(vocabulary_->facts().size()) {}

void Inventory::clear() {
  for (const auto index : touched_) slots_[index] = Slot{};
  touched_.clear();
  groups_.clear();
  documents_.clear();
  texts_.clear();
  source_ = nullptr;
  date_.reset();
  kind_ = SubjectKind::school;
}

Slot& Inventory::touch(std::uint32_t index) {
  auto& slot = slots_[index];
  if (slot.presence == Presence::absent && !slot.has_evidence) touched_.push_back(index);
  return slot;
}

void Inventory::note_group(std::uint32_t group, std::uint32_t offset) { groups_.push_back({group, offset}); }

void Inventory::add_document(const Document& document) {
  const bool first = std::none_of(documents_.begin(), documents_.end(),
                                  [&](const Document& each) { return each.slot == document.slot; });
  documents_.push_back(document);
  const bool good = document.mistake == DocumentMistake::none;
  if (!good) slots_[document.slot].has_evidence = false;
  if (!good || !first) return;
  auto& slot = touch(document.slot);
  slot.has_evidence = true;
  if (slot.presence == Presence::absent) slot.offset = document.offset;
}

void Inventory::refuse_document(std::size_t index, DocumentMistake mistake) {
  documents_[index].mistake = mistake;
  slots_[documents_[index].slot].has_evidence = false;
}

std::string_view Inventory::keep(std::string_view text) { return texts_.emplace_back(text); }

std::string_view Inventory::text(std::string_view path) const {
  const auto index = vocabulary_->slot(path);
  return index && slots_[*index].is_known() ? slots_[*index].text : std::string_view();
}

std::uint32_t Inventory::nearest_offset(std::uint32_t slot) const {
  const auto presence = slots_[slot].presence;
  const bool is_written = presence != Presence::absent && presence != Presence::derived;
  if (is_written) return slots_[slot].offset;
  for (auto group = vocabulary_->fact(slot).group; group != 0; group = vocabulary_->groups()[group].parent) {
    const auto place =
        std::find_if(groups_.begin(), groups_.end(), [&](const GroupPlace& each) { return each.group == group; });
    if (place != groups_.end()) return place->offset;
  }
  return 0;
}

}  // namespace edu_check
