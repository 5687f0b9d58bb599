#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace edu_check {

/// A code of an administrative division (GB/T 2260) as far as it says anything: two digits of a province, four of a
/// city, six of a county.
struct DivisionCode {
  std::uint32_t number = 0;
  std::uint32_t digits = 0;

  /// The first digits.
  [[nodiscard]] DivisionCode cut(std::uint32_t count) const;
  friend auto operator<=>(const DivisionCode&, const DivisionCode&) = default;
};

/// Whether one of two places may lie in the other: their codes are alike as far as both go.
[[nodiscard]] bool may_be_one_place(DivisionCode one, DivisionCode other);
[[nodiscard]] bool may_be_one_place(const std::vector<DivisionCode>& some, const std::vector<DivisionCode>& others);

/// Reads a code of two, four or six digits, or one of the statistics of nine or twelve, of which six count; zeros at
/// its end say nothing. Nothing for any other text, and where there is no such province.
[[nodiscard]] std::optional<DivisionCode> read_division_code(std::string_view text);
/// The same, cut to the city where no county has, or since 2011 had, that code.
[[nodiscard]] std::optional<DivisionCode> read_known_division_code(std::string_view text);

/// The name of the city in which a division lies; empty for one that lies in none, as below a municipality.
[[nodiscard]] std::string_view name_of_city(DivisionCode code);

/// The province of a school code (学校标识码), its third and fourth digit; nothing where there is no such province.
[[nodiscard]] std::optional<DivisionCode> province_of_school_code(std::string_view code);

/// How a name must agree with that of a division.
enum class NameMatch : std::uint8_t {
  whole,  ///< letter by letter
  bare    ///< without 省, 市, 县, 区 … (`bare_place_name`)
};

/// Provinces, cities and counties that bear the name, or did since 2011; of a name such as 成都市武侯区 the last place
/// counts. Municipalities, and counties right below a province, are cities too; so is a county-level city where no
/// other city bears the name. None for a name that is not known: zones and new districts are no divisions.
[[nodiscard]] std::vector<DivisionCode> find_provinces(std::string_view name, NameMatch match);
[[nodiscard]] std::vector<DivisionCode> find_cities(std::string_view name, NameMatch match);
[[nodiscard]] std::vector<DivisionCode> find_counties(std::string_view name, NameMatch match);

}  // namespace edu_check
