#include "edu_check/text/cell_place.h"

#include <algorithm>

namespace edu_check {

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters += static_cast<char>('A' + (column - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

std::string to_string(CellPlace place) { return column_letters(place.column) + std::to_string(place.row); }

std::optional<CellPlace> parse_cell_place(std::string_view text) {
  CellPlace place;
  if (text.starts_with('$')) text.remove_prefix(1);
  for (; !text.empty() && text[0] >= 'A' && text[0] <= 'Z' && place.column <= last_cell.column; text.remove_prefix(1))
    place.column = place.column * 26 + static_cast<std::uint32_t>(text[0] - 'A' + 1);
  if (text.starts_with('$')) text.remove_prefix(1);
  if (text.starts_with('0')) return std::nullopt;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9' && place.row <= last_cell.row; text.remove_prefix(1))
    place.row = place.row * 10 + static_cast<std::uint32_t>(text[0] - '0');
  const bool exists =
      place.row > 0 && place.column > 0 && place.row <= last_cell.row && place.column <= last_cell.column;
  return text.empty() && exists ? std::optional(place) : std::nullopt;
}

}  // namespace edu_check
