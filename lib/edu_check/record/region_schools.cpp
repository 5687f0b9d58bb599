#include "edu_check/record/region_schools.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "edu_check/inventory/place_facts.h"
#include "edu_check/inventory/place_name.h"
#include "edu_check/text/hash.h"

namespace edu_check {
namespace {

constexpr std::size_t code_length = 10;

/// The number of a code and one; 0 of any other text.
std::uint64_t number_of_code(std::string_view code) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
  const bool good = error == std::errc() && end == code.data() + code.size() && code.size() == code_length;
  return good ? number + 1 : 0;
}

std::string code_of_number(std::uint64_t number) { return fmt::format("{:0{}}", number - 1, code_length); }

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
  constexpr std::uint64_t factor = 0xD6E8FEB86659FD93ULL;
  hash = (hash ^ more) * factor;
  return hash ^ hash >> 32U;
}

/// A hash of all that an inventory knows, in whatever order it says it; never 0.
std::uint64_t hash_of_facts(const Inventory& school) {
  std::uint64_t sum = school.date() ? mixed(1, static_cast<std::uint64_t>(school.date()->days)) : 1;
  for (const auto index : school.touched()) {
    const auto& slot = school.slot(index);
    if (slot.presence != Presence::given) continue;
    auto hash = mixed(hash_of(slot.text), index);
    hash = mixed(hash, static_cast<std::uint64_t>(slot.number.numerator()));
    sum += mixed(hash, static_cast<std::uint64_t>(slot.number.denominator()));
  }
  return std::max<std::uint64_t>(sum, 1);
}

std::string_view text_of(const Inventory& school, const std::optional<std::uint32_t>& slot) {
  return slot && school.slot(*slot).is_known() ? school.slot(*slot).text : std::string_view();
}

/// What lists of divisions put where there is no city.
bool is_no_city(std::string_view name) {
  constexpr auto words =
      std::to_array<std::string_view>({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"});
  return std::find(words.begin(), words.end(), name) != words.end();
}

SchoolPlace place_of(const Inventory& school) {
  const auto& slots = school.place_slots();
  SchoolPlace place;
  for (const auto& [slot, codes] : place_facts(school)) {
    if (slot == slots.province) place.province = std::to_string(codes.front().number);
    if (slot == slots.school_code) place.school_code = std::to_string(codes.front().number);
    if (slot != slots.division_code) continue;
    if (const auto code = read_division_code(text_of(school, slot))) place.division = std::to_string(code->number);
  }
  place.city = plain_place_name(text_of(school, slots.city));
  if (is_no_city(place.city)) place.city.clear();
  place.district = plain_place_name(text_of(school, slots.district));
  return place;
}

/// Whether two schools may lie in one place: nothing that both say differs.
bool places_fit(const SchoolPlace& one, const SchoolPlace& other) {
  const auto codes_fit = [](const std::string& a, const std::string& b) {
    const auto digits = std::min(a.size(), b.size());
    return std::string_view(a).substr(0, digits) == std::string_view(b).substr(0, digits);
  };
  const auto names_fit = [](const std::string& a, const std::string& b) {
    return a.empty() || b.empty() || may_be_one_place(a, b);
  };
  return codes_fit(one.province, other.province) && codes_fit(one.division, other.division) &&
         names_fit(one.city, other.city) && names_fit(one.district, other.district);
}

/// A property of a school by its number among all.
struct Keyed {
  std::uint64_t key;
  std::uint32_t school;
  bool former = false;
  friend auto operator<=>(const Keyed&, const Keyed&) = default;
};

/// Calls `each` with every run of equal keys.
template <class Each>
void each_group(std::vector<Keyed>& keyed, Each&& each) {
  std::sort(keyed.begin(), keyed.end());
  for (auto first = keyed.begin(); first != keyed.end();) {
    const auto end = std::find_if(first, keyed.end(), [&](const Keyed& other) { return other.key != first->key; });
    if (end - first > 1) each(std::span<const Keyed>(first, end));
    first = end;
  }
}

/// Finds the schools that repeat an earlier one, each with the first reason that there is.
class Repeats {
 public:
  struct Found {
    RepeatedSchool::Why why;
    std::uint32_t first;
    std::uint64_t code;
  };

  Repeats(std::span<const SchoolIdentity> schools, const std::vector<SchoolPlace>& places)
      : schools_(schools), places_(places) {}

  void run() {
    find_codes();
    find_names();
    find_facts();
  }

  std::map<std::uint32_t, Found> found;  ///< by the school that repeats
  std::vector<std::uint32_t> alike;

 private:
  template <class Key>
  std::vector<Keyed> keyed_by(Key&& key) {
    std::vector<Keyed> keyed;
    for (std::uint32_t i = 0; i < schools_.size(); ++i) {
      const bool counts = schools_[i].place != SchoolIdentity::not_counted;
      if (const auto value = counts ? key(schools_[i]) : 0; value != 0) keyed.push_back({value, i});
    }
    return keyed;
  }

  void note(std::uint32_t one, std::uint32_t other, RepeatedSchool::Why why, std::uint64_t code = 0) {
    const auto [first, again] = std::minmax(one, other);
    const bool same_file = schools_[first].file != 0 && schools_[first].file == schools_[again].file;
    found.emplace(again, Found{same_file ? RepeatedSchool::Why::same_file : why, first, code});
  }

  void find_codes() {
    auto keyed = keyed_by([](const SchoolIdentity& school) { return school.code; });
    for (auto former : keyed_by([](const SchoolIdentity& school) { return school.former_code; })) {
      former.former = true;
      keyed.push_back(former);
    }
    each_group(keyed, [&](std::span<const Keyed> group) {
      const auto holder = std::find_if(group.begin(), group.end(), [](const Keyed& each) { return !each.former; });
      if (holder == group.end()) return;  // one school may have been split into several
      for (const auto& each : group) {
        if (each.school == holder->school) continue;
        note(holder->school, each.school, each.former ? RepeatedSchool::Why::former_code : RepeatedSchool::Why::code,
             each.key);
      }
    });
  }

  /// Schools of two codes are two, whatever their names.
  void find_names() {
    auto keyed = keyed_by([](const SchoolIdentity& school) { return school.name; });
    each_group(keyed, [&](std::span<const Keyed> group) {
      std::vector<std::uint32_t> all;
      std::vector<std::uint32_t> without_code;
      for (const auto& keyed_school : group) {
        const auto school = keyed_school.school;
        const bool has_code = schools_[school].code != 0;
        const auto& candidates = has_code ? without_code : all;
        const auto first = std::find_if(candidates.begin(), candidates.end(), [&](std::uint32_t other) {
          return schools_[other].place == schools_[school].place ||
                 places_fit(places_[schools_[other].place], places_[schools_[school].place]);
        });
        if (first != candidates.end()) note(*first, school, RepeatedSchool::Why::name);
        all.push_back(school);
        if (!has_code) without_code.push_back(school);
      }
    });
  }

  void find_facts() {
    auto keyed = keyed_by([](const SchoolIdentity& school) { return school.facts; });
    each_group(keyed, [&](std::span<const Keyed> group) {
      std::map<std::uint64_t, std::uint32_t> files;
      for (const auto& [facts, school, former] : group) {
        const auto file = schools_[school].file;
        const auto [first, fresh] = files.emplace(file, school);
        if (!fresh && file != 0) {
          note(first->second, school, RepeatedSchool::Why::same_file);
        } else if (school != group.front().school) {
          alike.push_back(school);
        }
      }
    });
    std::sort(alike.begin(), alike.end());
  }

  std::span<const SchoolIdentity> schools_;
  const std::vector<SchoolPlace>& places_;
};

}  // namespace

void RegionSchools::add(const Inventory& school, InputId id, std::uint64_t file) {
  const auto& slots = school.place_slots();
  SchoolIdentity identity;
  identity.code = number_of_code(text_of(school, slots.school_code));
  identity.former_code = number_of_code(text_of(school, slots.former_code));
  if (identity.former_code == identity.code) identity.former_code = 0;
  const auto name = plain_name(text_of(school, slots.name));
  if (!name.empty()) identity.name = std::max<std::uint64_t>(hash_of(name), 1);
  if (name.empty() && identity.code == 0) identity.facts = hash_of_facts(school);
  if (file != 0) identity.file = mixed(file, id.document);
  identity.place = place_number(place_of(school));
  entries_.push_back({id, identity});
}

void RegionSchools::add(const SchoolIdentity& identity, const std::vector<SchoolPlace>& places, InputId id) {
  auto here = identity;
  if (here.place != SchoolIdentity::not_counted) here.place = place_number(places[here.place]);
  entries_.push_back({id, here});
}

void RegionSchools::merge(RegionSchools&& other) {
  entries_.reserve(entries_.size() + other.entries_.size());
  for (const auto& [id, identity] : other.entries_) add(identity, other.places_, id);
  other = {};
}

std::uint32_t RegionSchools::place_number(SchoolPlace place) {
  const auto key =
      fmt::format("{}\n{}\n{}\n{}\n{}", place.province, place.division, place.school_code, place.city, place.district);
  const auto [found, fresh] = numbers_.emplace(key, static_cast<std::uint32_t>(places_.size()));
  if (fresh) places_.push_back(std::move(place));
  return found->second;
}

/// Numbers the places anew, in the order in which the inventories name them.
void RegionSchools::sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
  const auto before = std::exchange(places_, {});
  numbers_.clear();
  for (auto& [id, identity] : entries_) {
    if (identity.place != SchoolIdentity::not_counted) identity.place = place_number(before[identity.place]);
  }
}

std::vector<SchoolIdentity> RegionSchools::identities() {
  sort();
  std::vector<SchoolIdentity> identities;
  identities.reserve(entries_.size());
  for (const auto& entry : entries_) identities.push_back(entry.identity);
  return identities;
}

RegionFindings RegionSchools::find(const std::function<std::string(InputId)>& name_of) {
  const auto schools = identities();
  RegionFindings findings;
  for (const auto& place : places_) findings.places.push_back({place, 0, {}});
  for (std::size_t i = 0; i < schools.size(); ++i) {
    if (schools[i].place == SchoolIdentity::not_counted) continue;
    auto& place = findings.places[schools[i].place];
    if (++place.schools == 1) place.first = name_of(entries_[i].id);
  }
  Repeats repeats(schools, places_);
  repeats.run();
  for (const auto& [again, found] : repeats.found) {
    findings.repeated.push_back({found.why, found.code != 0 ? code_of_number(found.code) : std::string(),
                                 name_of(entries_[found.first].id), name_of(entries_[again].id)});
  }
  findings.alike = repeats.alike.size();
  if (findings.alike > 0) findings.alike_first = name_of(entries_[repeats.alike.front()].id);
  return findings;
}

std::string to_string(const SchoolIdentity& identity) {
  if (identity.place == SchoolIdentity::not_counted) return "-";
  auto text = std::to_string(identity.place);
  if (identity.code != 0) text += " c" + code_of_number(identity.code);
  if (identity.former_code != 0) text += " f" + code_of_number(identity.former_code);
  if (identity.name != 0) text += fmt::format(" n{:x}", identity.name);
  if (identity.facts != 0) text += fmt::format(" a{:x}", identity.facts);
  if (identity.file != 0) text += fmt::format(" i{:x}", identity.file);
  return text;
}

std::optional<SchoolIdentity> parse_school_identity(std::string_view text) {
  SchoolIdentity identity;
  if (text == "-") return identity;
  if (text.ends_with(' ')) return std::nullopt;
  const auto parse = [](std::string_view digits, auto& number, int base) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  constexpr int decimal = 10;
  constexpr int hexadecimal = 16;
  const auto next = [&] {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    return word;
  };
  bool good = parse(next(), identity.place, decimal) && identity.place != SchoolIdentity::not_counted;
  while (good && !text.empty()) {
    const auto word = next();
    const auto value = word.substr(std::min<std::size_t>(word.size(), 1));
    switch (word.empty() ? ' ' : word.front()) {
      case 'c':
        good = (identity.code = number_of_code(value)) != 0;
        break;
      case 'f':
        good = (identity.former_code = number_of_code(value)) != 0;
        break;
      case 'n':
        good = parse(value, identity.name, hexadecimal);
        break;
      case 'a':
        good = parse(value, identity.facts, hexadecimal);
        break;
      case 'i':
        good = parse(value, identity.file, hexadecimal);
        break;
      default:
        good = false;
    }
  }
  return good ? std::optional(identity) : std::nullopt;
}

}  // namespace edu_check
