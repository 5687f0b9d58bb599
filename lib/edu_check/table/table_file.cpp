#include "edu_check/table/table_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/text/cell_place.h"
#include "edu_check/text/word_form.h"

namespace edu_check {

std::optional<TableFormat> table_format_of(std::string_view path) {
  constexpr auto endings = std::to_array<std::pair<std::string_view, TableFormat>>({{".csv", TableFormat::csv},
                                                                                    {".xlsx", TableFormat::xlsx},
                                                                                    {".xlsm", TableFormat::xlsx},
                                                                                    {".xls", TableFormat::xls},
                                                                                    {".et", TableFormat::xls},
                                                                                    {".ods", TableFormat::ods}});
  constexpr std::size_t longest = 5;
  const auto end = lower_case(path.substr(path.size() - std::min(path.size(), longest)));
  for (const auto& [ending, format] : endings) {
    if (end.ends_with(ending)) return format;
  }
  return std::nullopt;
}

/// A sheet's name may hold colons and marks of exclamation, a file's too: the last colon behind a table's ending
/// counts.
std::string_view table_file(std::string_view name) {
  const auto mark = name.rfind('!');
  for (auto colon = name.rfind(':'); colon != std::string_view::npos && colon > 0; colon = name.rfind(':', colon - 1)) {
    const bool in_sheet = mark != std::string_view::npos && mark > colon;
    if (!table_format_of(name.substr(0, colon))) continue;
    return parse_cell_place(name.substr((in_sheet ? mark : colon) + 1)) ? name.substr(0, colon) : name;
  }
  return name;
}

}  // namespace edu_check
