#include "edu_check/table/roster.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "edu_check/standard/known_facts.h"
#include "edu_check/table/unread.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/number_mistakes.h"

namespace edu_check {
namespace {

constexpr std::size_t most_headless = 10;  ///< columns that are told

std::string first_text(const TableRow& row) {
  for (const auto& cell : row.cells) {
    auto line = cell_line(cell.text);
    if (!line.empty()) return line;
  }
  return {};
}

/// Whether a text names the sum of rows: 合计, 全县总计, 小计.
bool names_total(std::string_view text) {
  constexpr auto words =
      std::to_array<std::string_view>({"合计", "总计", "小计", "共计", "平均", "平均值", "total", "Total"});
  constexpr std::size_t longest = 24;  // bytes: a school may be called so at length
  if (text.size() > longest) return false;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

/// Whether a text begins as notes below a table do.
bool begins_note(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>(
      {"注",         "备注",     "说明",   "填表说明", "填表人",   "制表",   "审核",     "复核",
       "单位负责人", "负责人",   "联系人", "联系电话", "填报单位", "填报人", "填报日期", "填表日期",
       "统计负责人", "数据来源", "（盖章", "*",        "※",        "Note",   "note"});
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

}  // namespace

Roster::Roster(SheetLayout layout, SheetRows rows, SchoolWriter writer)
    : layout_(std::move(layout)), rows_(std::move(rows)), writer_(std::move(writer)) {
  index_.resize(layout_.columns.empty() ? 0 : layout_.columns.back().number + 1);
  for (std::size_t i = 0; i < layout_.columns.size(); ++i)
    index_[layout_.columns[i].number] = static_cast<std::uint32_t>(i + 1);
  find_date();
}

/// The day that a row above the header names: `填表日期：2026-09-01`, or in the cell beside the label.
void Roster::find_date() {
  HeaderReader labels(writer_.vocabulary(), SubjectKind::school);
  for (const auto& row : rows_.ahead()) {
    if (row.number + 1 > layout_.last_header_row) return;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      auto cell = row.cells[i];
      const auto line = cell_line(cell.text);
      const auto wide = line.find("：");
      const auto colon = std::min(wide, line.find(':'));
      const auto label = line.substr(0, colon);
      if (labels.read({label}).what != Header::What::date) continue;
      const auto rest = colon == std::string::npos ? std::string() : line.substr(colon + (colon == wide ? 3 : 1));
      if (!rest.empty()) {
        cell.text = rest;
        writer_.set_date(std::move(cell));
      } else if (i + 1 < row.cells.size()) {
        writer_.set_date(row.cells[i + 1]);
      }
    }
  }
}

void Roster::report_header(HeaderReader& headers, Diagnostics& diagnostics) const {
  std::map<std::pair<Header::What, std::uint32_t>, const TableColumn*> known;
  std::vector<TableColumn> unknown;
  for (const auto& column : layout_.columns) {
    const auto& meaning = column.meaning;
    if (meaning.what == Header::What::unknown) {
      unknown.push_back(column);
    } else if (meaning.what == Header::What::fact || meaning.what == Header::What::date) {
      const auto [first, fresh] = known.emplace(std::pair(meaning.what, meaning.slot), &column);
      if (!fresh) report_twice(column, *first->second, writer_.sheet(), diagnostics);
    }
    report_wrong_unit(column, writer_.sheet(), diagnostics);
  }
  report_unread(unknown, headers, writer_.sheet(), diagnostics);
}

const TableColumn* Roster::column_at(std::uint32_t number) const {
  const auto place = number < index_.size() ? index_[number] : 0;
  return place == 0 ? nullptr : &layout_.columns[place - 1];
}

bool Roster::repeats_header(const TableRow& row) const {
  std::size_t same = 0;
  for (const auto& cell : row.cells) {
    const auto* const column = column_at(cell.place.column);
    if (column == nullptr) return false;
    const auto line = cell_line(cell.text);
    if (column->text.find(line) == std::string::npos) return false;
    ++same;
  }
  return same > 1;
}

Roster::RowKind Roster::kind_of(const TableRow& row) const {
  const auto first = first_text(row);
  if (first.empty()) return RowKind::blank;
  bool named = false;
  std::size_t values = 0;
  for (const auto& cell : row.cells) {
    const auto* const column = column_at(cell.place.column);
    if (column == nullptr || column->meaning.what != Header::What::fact || cell_line(cell.text).empty()) continue;
    ++values;
    const auto& path = writer_.vocabulary().fact(column->meaning.slot).path;
    const auto line = cell_line(cell.text);
    if (path != known::school_name && path != known::school_code) continue;
    if (names_total(line)) return RowKind::total;
    named = named || (path == known::school_code ? has_digit(line) : !begins_note(line));
  }
  if (!named && names_total(first)) return RowKind::total;
  if (!named && begins_note(first) && values <= 1) return RowKind::note;
  if (repeats_header(row)) return RowKind::header;
  // A single text that is no value of any fact belongs to no school.
  return values == 0 && carried_.empty() && row.cells.size() == 1 ? RowKind::note : RowKind::school;
}

bool Roster::next(TableSchool& school) {
  while (rows_.next(row_)) {
    if (row_.number <= layout_.last_header_row) continue;
    if (row_.hidden) hidden_.push_back(row_.number);
    std::erase_if(carried_, [&](const Carried& each) { return each.last_row < row_.number; });
    switch (kind_of(row_)) {
      case RowKind::blank:
        ++blank_;
        break;
      case RowKind::total:
        totals_.push_back(row_.number);
        break;
      case RowKind::note:
        notes_.push_back(row_.number);
        break;
      case RowKind::header:
        headers_.push_back(row_.number);
        break;
      case RowKind::school:
        take(row_, school);
        return true;
    }
  }
  return false;
}

void Roster::take(const TableRow& row, TableSchool& to) {
  writer_.begin({row.number, layout_.columns.front().number}, to);
  take_carried(row, to);
  for (const auto& cell : row.cells) {
    const auto* const column = column_at(cell.place.column);
    if (column == nullptr) {
      take_headless(cell, to);
      continue;
    }
    writer_.add(*column, cell);
    if (cell.columns > 1 || cell.rows > 1) carry(*column, cell, to);
  }
  writer_.end();
}

/// A value in a column without a header is lost, which is told once a column.
void Roster::take_headless(const Cell& cell, TableSchool& to) {
  if (cell_line(cell.text).empty()) return;
  if (std::find(headless_.begin(), headless_.end(), cell.place.column) != headless_.end()) return;
  if (headless_.size() >= most_headless) return;
  headless_.push_back(cell.place.column);
  to.found
      .report(Severity::warning, "table-column-headless", writer_.sheet(), cell.place,
              message("{} 列有数据却没有表头，未读", "column {} has values but no header: it is not read",
                      column_letters(cell.place.column)))
      .hint(message("补上表头，或清空这一列", "give it a header, or clear the column"));
}

/// What a merged cell holds stands for all rows that it covers; a number can't, and nothing can stand for two facts.
void Roster::carry(const TableColumn& column, const Cell& cell, TableSchool& to) {
  for (auto number = cell.place.column + 1; number < cell.place.column + cell.columns; ++number) {
    const auto* const other = column_at(number);
    if (other == nullptr || other->meaning.what != Header::What::fact) continue;
    to.found
        .report(Severity::error, "table-cell-merged", writer_.sheet(), cell.place,
                message("合并的单元格盖住了“{}”", "the merged cell covers “{}” too", other->text))
        .hint(message("取消合并，分别填写", "split the cell, and fill in each"));
    return;
  }
  if (cell.rows < 2) return;
  carried_.push_back({&column, cell, cell.place.row + cell.rows - 1});
  if (column.meaning.what == Header::What::fact && is_numeric(writer_.vocabulary().fact(column.meaning.slot).type.kind))
    report_merged(column, cell, to);
}

void Roster::report_merged(const TableColumn& column, const Cell& cell, TableSchool& to) const {
  to.found
      .report(Severity::error, "table-cell-merged", writer_.sheet(), cell.place,
              message("“{}”合并了多行，每一行的值不能确定",
                      "“{}” is merged over several rows: its value in each is not certain", column.text))
      .hint(message("取消合并，逐行填写", "split the cell, and fill in each row"));
}

void Roster::take_carried(const TableRow& row, TableSchool& to) {
  for (const auto& each : carried_) {
    if (each.cell.place.row == row.number || each.column->meaning.what != Header::What::fact) continue;
    const auto& fact = writer_.vocabulary().fact(each.column->meaning.slot);
    const bool of_one =
        is_numeric(fact.type.kind) || fact.path == known::school_name || fact.path == known::school_code;
    if (of_one && !cell_line(each.cell.text).empty()) {
      report_merged(*each.column, each.cell, to);
    } else {
      writer_.add(*each.column, each.cell);
    }
  }
}

void Roster::report_rows(Diagnostics& diagnostics) const {
  const auto tell = [&](const std::vector<std::uint32_t>& rows, std::string_view id, std::string_view zh,
                        std::string_view en) {
    if (rows.empty()) return;
    std::vector<std::string> numbers;
    numbers.reserve(rows.size());
    for (const auto row : rows) numbers.push_back(std::to_string(row));
    const auto text = first_of(numbers);
    diagnostics.report(Severity::notice, id, writer_.sheet(), CellPlace{rows.front(), 1},
                       message("{}：第 {} 行", "{}: {}", Message{std::string(zh), std::string(en)}, text));
  };
  tell(hidden_, "table-rows-hidden", "隐藏的行也已读取", "hidden rows were read too");
  tell(totals_, "table-rows-passed", "合计行不是学校，未读", "rows of totals are no schools and were not read");
  tell(notes_, "table-rows-passed", "表外的说明不是学校，未读", "notes are no schools and were not read");
  tell(headers_, "table-rows-passed", "重复的表头，未读", "rows that repeat the header were not read");
}

}  // namespace edu_check
