#pragma once
// Private to the room.

#include <cstddef>
#include <string_view>

namespace edu_check {

/// What stands between the cells of a csv file.
struct CsvSeparator {
  char separator = ',';
  bool sure = true;         ///< no other would divide the first rows as evenly
  std::size_t skipped = 0;  ///< bytes of a first line `sep=;`, which is no row
};

/// Finds it by the first rows of a file: comma, tab or semicolon, whichever divides most rows outside quotes into as
/// many cells as each other; or what Excel's first line `sep=;` says. A full-width comma divides nothing.
[[nodiscard]] CsvSeparator find_csv_separator(std::string_view head);

}  // namespace edu_check
