#include "edu_check/table/csv_separator.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

namespace edu_check {
namespace {

constexpr std::size_t rows_looked_at = 50;

/// How evenly a separator divides rows: how many have the number of cells that most have, if these are two or more.
struct Evenness {
  std::size_t rows = 0;
  std::size_t cells = 0;
};

/// Counts the cells of the first rows, by how many rows have as many.
std::map<std::size_t, std::size_t> count_rows(std::string_view head, char separator) {
  std::map<std::size_t, std::size_t> rows_of;
  std::size_t rows = 0;
  std::size_t cells = 1;
  bool quoted = false;
  bool begins = true;  // a cell
  for (const char byte : head) {
    const bool ends_row = !quoted && (byte == '\n' || byte == '\r');
    if (ends_row && cells > 1) ++rows_of[cells];
    if (ends_row && cells > 1 && ++rows == rows_looked_at) return rows_of;
    if (ends_row) cells = 1;
    if (!quoted && byte == separator) ++cells;
    if (byte == '"' && (quoted || begins)) quoted = !quoted;  // a doubled one closes and opens again
    begins = ends_row || (!quoted && byte == separator) || (byte == '"' && !quoted) || (byte == '=' && begins);
  }
  if (cells > 1 && !quoted) ++rows_of[cells];
  return rows_of;
}

Evenness evenness_of(std::string_view head, char separator) {
  Evenness best;
  for (const auto& [cells, rows] : count_rows(head, separator)) {
    if (rows >= best.rows) best = {rows, cells};
  }
  return best;
}

/// What a first line `sep=;` says, in quotes or not.
std::optional<CsvSeparator> told_separator(std::string_view head) {
  const auto line = head.substr(0, head.find_first_of("\r\n"));
  auto told = line;
  if (told.size() > 2 && told.front() == '"' && told.back() == '"') told = told.substr(1, told.size() - 2);
  const bool names_it =
      told.size() == 5 && (told.starts_with("sep=") || told.starts_with("SEP=") || told.starts_with("Sep="));
  const char separator = names_it ? told[4] : '"';
  if (separator == '"' || static_cast<unsigned char>(separator) >= 0x80) return std::nullopt;
  auto skipped = line.size();
  if (head.substr(skipped).starts_with("\r\n")) ++skipped;
  return CsvSeparator{separator, true, std::min(skipped + 1, head.size())};
}

}  // namespace

CsvSeparator find_csv_separator(std::string_view head) {
  if (const auto told = told_separator(head)) return *told;
  CsvSeparator found;
  Evenness best;
  for (const char separator : {'\t', ',', ';'}) {
    const auto evenness = evenness_of(head, separator);
    if (evenness.rows == 0) continue;
    found.sure = std::tie(evenness.rows, evenness.cells) != std::tie(best.rows, best.cells) &&
                 (found.sure || std::tie(evenness.rows, evenness.cells) > std::tie(best.rows, best.cells));
    if (std::tie(evenness.rows, evenness.cells) <= std::tie(best.rows, best.cells)) continue;
    best = evenness;
    found.separator = separator;
  }
  return found;
}

}  // namespace edu_check
