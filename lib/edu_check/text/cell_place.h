#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace edu_check {

/// Where a cell stands; both from 1.
struct CellPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

/// The last row and column that a sheet of Excel can have.
constexpr CellPlace last_cell{1'048'576, 16'384};

/// `A`, `AB`: the letters of a column.
[[nodiscard]] std::string column_letters(std::uint32_t column);
/// `D7`.
[[nodiscard]] std::string to_string(CellPlace place);
/// The place that `D7` or `$D$7` names; nothing if it names none that a sheet has.
[[nodiscard]] std::optional<CellPlace> parse_cell_place(std::string_view text);

}  // namespace edu_check
