#include "edu_check/inventory/place_facts.h"

#include <algorithm>
#include <string>

#include "edu_check/standard/known_facts.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// The code of a province is among the names of its choice.
std::optional<DivisionCode> code_of_choice(const Inventory& inventory, std::uint32_t slot) {
  const auto* const choices = inventory.vocabulary().fact(slot).type.choices;
  if (choices == nullptr) return std::nullopt;
  for (const auto& alias : choices->choices[static_cast<std::size_t>(inventory.slot(slot).bits())].aliases) {
    if (const auto code = read_division_code(alias)) return code;
  }
  return std::nullopt;
}

/// 东区, 城区, 滨海新区 and the like are names of streets and zones in many cities.
bool may_be_anywhere(std::string_view name) {
  return (name.ends_with("区") && count_characters(name) <= 2) || name.ends_with("新区");
}

/// Codes of a region's name by its level; of an organisation none.
std::vector<DivisionCode> codes_of_region(const Inventory& inventory, std::string_view name) {
  const auto slot = inventory.vocabulary().slot(known::region_level);
  if (!slot || !inventory.slot(*slot).is_known()) return {};
  const auto& choice =
      inventory.vocabulary().fact(*slot).type.choices->choices[static_cast<std::size_t>(inventory.slot(*slot).bits())];
  if (choice.id == "province") return find_provinces(name, NameMatch::bare);
  if (choice.id == "city") return find_cities(name, NameMatch::bare);
  return choice.id == "district" ? find_districts(name) : std::vector<DivisionCode>();
}

class Collector {
 public:
  explicit Collector(const Inventory& inventory) : inventory_(inventory) {}

  /// Takes what `read` makes of a text.
  template <class Read>
  void text(const std::optional<std::uint32_t>& slot, Read&& read) {
    if (slot && inventory_.slot(*slot).presence == Presence::given) add(*slot, read(inventory_.slot(*slot).text));
  }

  void choice(const std::optional<std::uint32_t>& slot) {
    if (slot && inventory_.slot(*slot).presence == Presence::given) add(*slot, code_of_choice(inventory_, *slot));
  }

  std::vector<PlaceFact> facts;

 private:
  void add(std::uint32_t slot, const std::optional<DivisionCode>& code) {
    if (code) facts.push_back({slot, {*code}});
  }
  void add(std::uint32_t slot, std::vector<DivisionCode> codes) {
    if (!codes.empty()) facts.push_back({slot, std::move(codes)});
  }

  const Inventory& inventory_;
};

/// Whether a fact may be derived: nothing, or that it is not known, is said of it.
bool is_open(const Inventory& inventory, const std::optional<std::uint32_t>& slot) {
  if (!slot) return false;
  const auto presence = inventory.slot(*slot).presence;
  return presence == Presence::absent || presence == Presence::unknown;
}

/// The place in which all of some codes lie, cut to a number of digits; nothing if they differ or say less.
std::optional<DivisionCode> common_place(const std::vector<DivisionCode>& codes, std::uint32_t digits) {
  const auto place = codes.front().cut(digits);
  const bool one =
      std::all_of(codes.begin(), codes.end(), [&](DivisionCode code) { return code.cut(digits) == place; });
  return one && place.digits == digits ? std::optional(place) : std::nullopt;
}

void derive_province(Inventory& inventory, const std::vector<PlaceFact>& facts) {
  const auto province = *inventory.place_slots().province;
  const auto* const choices = inventory.vocabulary().fact(province).type.choices;
  constexpr std::uint32_t digits = 2;
  for (const auto& [slot, codes] : facts) {
    const auto place = common_place(codes, digits);
    const auto choice = place && choices != nullptr ? choices->find(std::to_string(place->number)) : std::nullopt;
    if (!choice) continue;
    auto& derived = inventory.touch(province);
    derived.number = Rational(*choice);
    derived.presence = Presence::derived;
    return;
  }
}

void derive_city(Inventory& inventory, const std::vector<PlaceFact>& facts) {
  constexpr std::uint32_t digits = 4;
  for (const auto& [slot, codes] : facts) {
    const auto place = common_place(codes, digits);
    const auto name = place ? name_of_city(*place) : std::string_view();
    if (name.empty()) continue;
    auto& derived = inventory.touch(*inventory.place_slots().city);
    derived.text = name;
    derived.presence = Presence::derived;
    return;
  }
}

}  // namespace

std::vector<DivisionCode> find_districts(std::string_view name) {
  return may_be_anywhere(name) ? std::vector<DivisionCode>() : find_counties(name, NameMatch::whole);
}

std::vector<PlaceFact> place_facts(const Inventory& inventory) {
  Collector collector(inventory);
  const auto& slots = inventory.place_slots();
  if (inventory.kind() == SubjectKind::region) {
    collector.text(slots.region_code, read_known_division_code);
    collector.text(slots.region_name, [&](std::string_view name) { return codes_of_region(inventory, name); });
    return std::move(collector.facts);
  }
  collector.choice(slots.province);
  collector.text(slots.division_code, read_known_division_code);
  collector.text(slots.school_code, province_of_school_code);
  collector.text(slots.city, [](std::string_view name) { return find_cities(name, NameMatch::bare); });
  collector.text(slots.district, find_districts);
  return std::move(collector.facts);
}

void derive_place(Inventory& inventory, const std::vector<PlaceFact>& facts) {
  if (inventory.kind() != SubjectKind::school) return;
  const auto& slots = inventory.place_slots();
  if (is_open(inventory, slots.province)) derive_province(inventory, facts);
  if (is_open(inventory, slots.city)) derive_city(inventory, facts);
}

}  // namespace edu_check
