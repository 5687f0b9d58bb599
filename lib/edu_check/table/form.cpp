#include "edu_check/table/form.h"

#include <algorithm>
#include <map>
#include <utility>

#include "edu_check/standard/known_facts.h"
#include "edu_check/table/unread.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c < 0 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

}  // namespace

Form::Form(SheetLayout layout, std::vector<TableRow> rows, SchoolWriter writer, HeaderReader& headers)
    : layout_(std::move(layout)), rows_(std::move(rows)), writer_(std::move(writer)) {
  take_units(headers);
  if (layout_.value_columns.empty()) layout_.value_columns = columns_of_names();
}

/// Units that a form gives in a column of their own.
void Form::take_units(HeaderReader& headers) {
  std::uint32_t units = 0;
  for (const auto& row : rows_) {
    for (const auto& cell : row.cells) {
      if (units == 0 && headers.read({cell.text}).what == Header::What::unit) units = cell.place.column;
    }
  }
  if (units == 0) return;
  for (auto& field : layout_.fields) {
    const auto* const unit = cell_at(field, units);
    if (unit == nullptr) continue;
    const auto& meaning = headers.read({field.text, "(" + cell_line(unit->text) + ")"});
    if (meaning.what == field.meaning.what) field.meaning = meaning;
  }
}

const TableRow* Form::row_of(const TableColumn& field) const {
  const auto found = std::lower_bound(rows_.begin(), rows_.end(), field.header.row,
                                      [](const TableRow& row, std::uint32_t number) { return row.number < number; });
  return found == rows_.end() || found->number != field.header.row ? nullptr : &*found;
}

const Cell* Form::cell_at(const TableColumn& field, std::uint32_t column) const {
  for (const auto& cell : row_of(field)->cells) {
    if (cell.place.column <= column && column < cell.place.column + cell.columns) return &cell;
  }
  return nullptr;
}

/// The first cell behind a label that holds anything, before the next label.
const Cell* Form::cell_beside(const TableColumn& field, HeaderReader& headers) const {
  for (const auto& cell : row_of(field)->cells) {
    if (cell.place.column <= field.number) continue;
    const bool is_label = std::any_of(layout_.fields.begin(), layout_.fields.end(),
                                      [&](const TableColumn& each) { return each.header == cell.place; });
    if (is_label) return nullptr;
    if (cell_line(cell.text).empty()) continue;
    const auto what = headers.read({cell.text}).what;
    return what == Header::What::fact || what == Header::What::date ? nullptr : &cell;
  }
  return nullptr;
}

/// The columns of values of a table that has a school a column: those in which the row of names, or of codes, has a
/// value. Empty for a form of one school.
std::vector<std::uint32_t> Form::columns_of_names() const {
  for (const auto path : {known::school_name, known::school_code}) {
    const auto slot = writer_.vocabulary().slot(path);
    for (const auto& field : layout_.fields) {
      if (field.meaning.what != Header::What::fact || field.meaning.slot != slot) continue;
      std::vector<std::uint32_t> columns;
      for (const auto& cell : row_of(field)->cells) {
        if (cell.place.column <= field.number || cell_line(cell.text).empty()) continue;
        const bool is_label = std::any_of(layout_.fields.begin(), layout_.fields.end(),
                                          [&](const TableColumn& each) { return each.header == cell.place; });
        if (is_label) break;
        columns.push_back(cell.place.column);
      }
      return columns.size() > 1 ? columns : std::vector<std::uint32_t>();
    }
  }
  return {};
}

/// What a row holds besides labels that are known and their values: of each pair of cells the first, where it is text.
/// Of values in columns only what begins a row without a known label counts, and a header none.
void Form::add_unread(const TableRow& row, HeaderReader& headers, std::vector<TableColumn>& unknown) const {
  const bool in_columns = !layout_.value_columns.empty();
  const bool has_field = std::any_of(layout_.fields.begin(), layout_.fields.end(),
                                     [&](const TableColumn& each) { return each.header.row == row.number; });
  const bool is_header = std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
    const auto what = headers.read({cell.text}).what;
    return what == Header::What::value || what == Header::What::unit || what == Header::What::no_fact;
  });
  if (in_columns && (has_field || is_header)) return;
  for (std::size_t i = 0; i + 1 < row.cells.size(); i += 2) {
    const auto& cell = row.cells[i];
    const auto& meaning = headers.read({cell.text});
    const auto line = cell_line(cell.text);
    const bool is_label = meaning.what == Header::What::unknown && cell.kind == CellKind::text && has_letter(line);
    if (is_label) unknown.push_back({cell.place.column, cell.place, line, meaning});
    if (in_columns) return;
  }
}

void Form::report_labels(HeaderReader& headers, Diagnostics& diagnostics) const {
  std::map<std::pair<Header::What, std::uint32_t>, const TableColumn*> known;
  for (const auto& field : layout_.fields) {
    const auto [first, fresh] = known.emplace(std::pair(field.meaning.what, field.meaning.slot), &field);
    if (!fresh) report_twice(field, *first->second, writer_.sheet(), diagnostics);
    report_wrong_unit(field, writer_.sheet(), diagnostics);
  }
  std::vector<TableColumn> unknown;
  for (const auto& row : rows_) add_unread(row, headers, unknown);
  report_unread(unknown, headers, writer_.sheet(), diagnostics);
}

bool Form::next(HeaderReader& headers, TableSchool& school) {
  const auto& columns = layout_.value_columns;
  if (next_ >= std::max<std::size_t>(columns.size(), 1)) return false;
  const auto& first = layout_.fields.front();
  writer_.begin(columns.empty() ? first.header : CellPlace{first.header.row, columns[next_]}, school);
  for (const auto& field : layout_.fields) {
    const auto* const cell = columns.empty() ? cell_beside(field, headers) : cell_at(field, columns[next_]);
    if (cell != nullptr) writer_.add(field, *cell);
  }
  writer_.end();
  ++next_;
  return true;
}

}  // namespace edu_check
