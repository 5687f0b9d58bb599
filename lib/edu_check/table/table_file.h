#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace edu_check {

/// The kinds of files that hold tables, told by the ending of the name.
enum class TableFormat : std::uint8_t { csv, xlsx, xls, ods };
/// Of a path that ends in `.csv`, `.xlsx`, `.xlsm`, `.xls`, `.et` or `.ods`, in any case; nothing for others.
[[nodiscard]] std::optional<TableFormat> table_format_of(std::string_view path);

/// The file of a school of a table: `roster.xlsx` of `roster.xlsx:Sheet1!A5`; other names as they are.
[[nodiscard]] std::string_view table_file(std::string_view name);

}  // namespace edu_check
