#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "edu_check/input/duplicate_codes.h"
#include "edu_check/inventory/inventory.h"

namespace edu_check {

/// What an inventory says of where its school lies; empty texts where it says nothing.
struct SchoolPlace {
  std::string province;     ///< its two digits
  std::string division;     ///< the division code, six digits at most
  std::string school_code;  ///< the two digits of a province in it
  std::string city;
  std::string district;
  friend bool operator==(const SchoolPlace&, const SchoolPlace&) = default;
};

/// What tells a school from the others of its region; zeros where there is nothing. A code is its number and one.
struct SchoolIdentity {
  static constexpr std::uint32_t not_counted = 0xFFFFFFFFU;

  std::uint64_t code = 0;
  std::uint64_t former_code = 0;
  std::uint64_t name = 0;             ///< a hash
  std::uint64_t facts = 0;            ///< a hash, where there is neither code nor name
  std::uint64_t file = 0;             ///< the number of its file, and of the document in it
  std::uint32_t place = not_counted;  ///< number of its place; `not_counted`: no standard counts the school
};

/// A school that a region would count twice.
struct RepeatedSchool {
  enum class Why : std::uint8_t {
    same_file,    ///< one file under two names
    code,         ///< one school code
    former_code,  ///< the former code of one is the code of the other
    name          ///< one name in one place, and not both have a code
  };
  Why why = Why::code;
  std::string code;
  std::string first;  ///< names of the inventories
  std::string again;
};

/// All schools of one place.
struct SchoolsOfPlace {
  SchoolPlace place;
  std::uint64_t schools = 0;
  std::string first;  ///< name of the first inventory
};

/// What there is to say of the schools of a region as a whole.
struct RegionFindings {
  std::vector<RepeatedSchool> repeated;  ///< in the order of the inventories that repeat an earlier one
  std::vector<SchoolsOfPlace> places;    ///< in the order of their first inventories
  std::uint64_t alike = 0;  ///< inventories without code and name that say the same as an earlier one in another file
  std::string alike_first;  ///< the first of them
};

/// Who and where the schools of a region are, so that none is counted twice and none of another region. Takes 56 bytes
/// a school and its place once.
class RegionSchools {
 public:
  /// Takes note of a school that a standard counts. `file` is the number of its file, 0 where that is not known.
  void add(const Inventory& school, InputId id, std::uint64_t file);
  /// Takes note of one that none counts: it keeps its place in `identities`.
  void add_not_counted(InputId id) { entries_.push_back({id, {}}); }
  /// Takes note of what another run stored; the place is one of `places`.
  void add(const SchoolIdentity& identity, const std::vector<SchoolPlace>& places, InputId id);
  /// Takes over what another one gathered.
  void merge(RegionSchools&& other);

  /// Looks for what is wrong. All is in order of the inventories afterwards.
  [[nodiscard]] RegionFindings find(const std::function<std::string(InputId)>& name_of);

  /// Of all schools, in the order of the inventories.
  [[nodiscard]] std::vector<SchoolIdentity> identities();
  [[nodiscard]] const std::vector<SchoolPlace>& places() const { return places_; }

 private:
  struct Entry {
    InputId id;
    SchoolIdentity identity;
  };

  std::uint32_t place_number(SchoolPlace place);
  void sort();

  std::vector<Entry> entries_;
  std::vector<SchoolPlace> places_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  ///< of places, by all their texts
};

/// As it is written in a part: `-`, or the number of the place and what else there is, such as `0 c2161000001 i7c`.
[[nodiscard]] std::string to_string(const SchoolIdentity& identity);
[[nodiscard]] std::optional<SchoolIdentity> parse_school_identity(std::string_view text);

}  // namespace edu_check
