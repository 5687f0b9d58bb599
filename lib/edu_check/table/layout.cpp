#include "edu_check/table/layout.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace edu_check {
namespace {

constexpr std::size_t most_header_height = 4;

bool tells(const Header& header) { return header.what == Header::What::fact || header.what == Header::What::date; }

/// The cells of a header, column by column, from the top down: of several rows, with merged cells over all that they
/// cover.
std::map<std::uint32_t, std::vector<const Cell*>> cells_by_column(const std::vector<TableRow>& rows, std::size_t first,
                                                                  std::size_t height) {
  std::map<std::uint32_t, std::vector<const Cell*>> columns;
  const auto last_row = rows[first + height - 1].number;
  for (std::size_t i = first; i < first + height; ++i) {
    for (const auto& cell : rows[i].cells) {
      if (cell.rows > 1 && cell.place.row + cell.rows - 1 > last_row && cell.rows > most_header_height) continue;
      const auto end = std::min(cell.place.column + cell.columns, last_cell.column + 1);
      for (auto column = cell.place.column; column < end; ++column) columns[column].push_back(&cell);
    }
  }
  return columns;
}

/// Takes rows for a header of this height, each column by the cells above it.
std::vector<TableColumn> header_of(const std::vector<TableRow>& rows, std::size_t first, std::size_t height,
                                   HeaderReader& headers) {
  std::vector<TableColumn> columns;
  std::vector<std::string_view> path;
  for (const auto& [number, cells] : cells_by_column(rows, first, height)) {
    path.clear();
    std::string text;
    for (const auto* const cell : cells) {
      path.push_back(cell->text);
      const auto line = cell_line(cell->text);
      if (!text.ends_with(line)) text.append(text.empty() ? "" : " ").append(line);
    }
    if (text.empty()) continue;
    columns.push_back({number, cells.back()->place, std::move(text), headers.read(path)});
  }
  return columns;
}

std::size_t count_facts(const std::vector<TableColumn>& columns) {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](const TableColumn& each) { return tells(each.meaning); }));
}

/// The header that knows most columns; of equal ones the lowest, then the first.
SheetLayout find_roster(const std::vector<TableRow>& rows, HeaderReader& headers) {
  SheetLayout best;
  for (std::size_t height = 1; height <= most_header_height; ++height) {
    for (std::size_t first = 0; first + height <= std::min(rows.size(), most_header_rows); ++first) {
      if (rows[first + height - 1].number - rows[first].number >= most_header_height) continue;
      auto columns = header_of(rows, first, height, headers);
      const auto facts = count_facts(columns);
      if (facts <= best.facts) continue;
      best = {SheetLayout::Kind::roster, facts, rows[first + height - 1].number, std::move(columns), {}, {}};
    }
  }
  return best;
}

/// The column that a header over the labels names as that of the values, if there is one.
std::vector<std::uint32_t> named_value_columns(const std::vector<TableRow>& rows, HeaderReader& headers) {
  std::vector<std::uint32_t> columns;
  for (const auto& row : rows) {
    for (const auto& cell : row.cells) {
      if (headers.read({cell.text}).what == Header::What::value) columns.push_back(cell.place.column);
    }
    if (!columns.empty()) break;
  }
  return columns;
}

/// Labels of a form: cells that name a fact and are followed by one that does not, or by none.
SheetLayout find_form(const std::vector<TableRow>& rows, HeaderReader& headers) {
  SheetLayout form;
  form.kind = SheetLayout::Kind::form;
  form.value_columns = named_value_columns(rows, headers);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& cell = row.cells[i];
      const auto& meaning = headers.read({cell.text});
      if (!tells(meaning)) continue;
      const bool beside = i + 1 < row.cells.size() && row.cells[i + 1].place.column == cell.place.column + cell.columns;
      if (beside && tells(headers.read({row.cells[i + 1].text}))) continue;
      form.fields.push_back({cell.place.column + cell.columns - 1, cell.place, cell_line(cell.text), meaning});
    }
  }
  form.facts = form.fields.size();
  return form;
}

}  // namespace

SheetLayout find_layout(const std::vector<TableRow>& rows, HeaderReader& headers) {
  auto roster = find_roster(rows, headers);
  auto form = find_form(rows, headers);
  constexpr std::size_t least_facts = 2;  // one may be a word in any text
  auto& better = form.facts > roster.facts ? form : roster;
  return better.facts < least_facts ? SheetLayout() : std::move(better);
}

}  // namespace edu_check
