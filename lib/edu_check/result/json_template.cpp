#include "edu_check/result/json_template.h"

#include <memory>
#include <utility>

namespace edu_check {
namespace {

constexpr std::size_t most_variants = 16;

}  // namespace

JsonTemplates::~JsonTemplates() {
  for (auto& newest : newest_) {
    for (auto* entry = newest.load(); entry != nullptr;) {
      const std::unique_ptr<Entry> owned(entry);
      entry = owned->next;
    }
  }
}

const JsonTemplate* JsonTemplates::find(std::uint32_t requirement, std::uint64_t variant) const {
  const auto* entry = newest_[requirement].load(std::memory_order_acquire);
  while (entry != nullptr && entry->variant != variant) entry = entry->next;
  return entry != nullptr ? &entry->json : nullptr;
}

bool JsonTemplates::has_room(std::uint32_t requirement) const {
  const auto* const entry = newest_[requirement].load(std::memory_order_acquire);
  return entry == nullptr || entry->depth < most_variants;
}

void JsonTemplates::keep(std::uint32_t requirement, std::uint64_t variant, JsonTemplate&& json) {
  auto& newest = newest_[requirement];
  auto entry = std::make_unique<Entry>(Entry{variant, std::move(json), newest.load(std::memory_order_acquire), 0});
  do {
    entry->depth = entry->next == nullptr ? 1 : entry->next->depth + 1;
    if (entry->depth > most_variants) return;
  } while (!newest.compare_exchange_weak(entry->next, entry.get(), std::memory_order_acq_rel));
  static_cast<void>(entry.release());  // the list owns it now
}

}  // namespace edu_check
