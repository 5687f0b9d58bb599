#include <algorithm>
#include <charconv>

#include "edu_check/table/cell_number.h"
#include "edu_check/table/ods_rows_format.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// A number of repetitions or of covered cells: at least 1.
std::uint32_t times(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return last_cell.row;
  return std::max(error == std::errc() ? number : 1U, 1U);
}

/// What holds cells or text that are none of the sheet: remarks, drawings, what was there before, values of other
/// programs.
bool is_no_content(std::string_view name) {
  return name == "annotation" || name == "shapes" || name == "tracked-changes" || name == "dde-links";
}

}  // namespace

void OdsSheetsHandler::on_start(std::string_view name, const XmlAttributes& attributes) {
  if (unread_ > 0 || is_no_content(name)) {
    ++unread_;
    return;
  }
  if (name == "style" && attributes["family"] == "table") style_ = attributes["name"];
  if (name == "table-properties" && attributes["display"] == "false") hidden_styles_.insert(style_);
  if (name != "table" || depth_++ > 0) return;
  if (sheets.size() == most_sheets_)
    return fail(message("工作表超过 {} 张", "there are more than {} sheets", most_sheets_));
  sheets.push_back({std::string(attributes["name"]), hidden_styles_.contains(attributes["style-name"])});
}

void OdsSheetsHandler::on_end(std::string_view name) {
  if (unread_ > 0) {
    --unread_;
  } else if (name == "table" && depth_ > 0) {
    --depth_;
  }
}

void OdsRowsHandler::on_start(std::string_view name, const XmlAttributes& attributes) {
  if (unread_ > 0 || is_no_content(name)) {
    ++unread_;
    return;
  }
  if (name == "table") {
    if (++depth_ == 1) begin_sheet();
    return;
  }
  if (depth_ != 1) return;
  if (name == "table-column") {
    const auto first = columns_ + 1;
    columns_ = std::min(columns_ + times(attributes["number-columns-repeated"]), last_cell.column);
    const auto visibility = attributes["visibility"];
    if (!visibility.empty() && visibility != "visible") hidden_.emplace_back(first, columns_);
  } else if (name == "table-row") {
    begin_row(attributes);
  } else if (name == "table-cell" || name == "covered-table-cell") {
    if (in_row_) begin_cell(attributes, name == "covered-table-cell");
  } else if (in_cell_ && name == "p") {
    if (paragraphs_++ > 0) add_text("\n");
    in_paragraph_ = true;
  } else if (in_paragraph_ && name == "s") {
    add_text(std::string(std::min(times(attributes["c"]), 1000U), ' '));
  } else if (in_paragraph_ && (name == "tab" || name == "line-break")) {
    add_text(name == "tab" ? "\t" : "\n");
  }
}

void OdsRowsHandler::on_end(std::string_view name) {
  if (unread_ > 0) {
    --unread_;
    return;
  }
  if (name == "table" && depth_ > 0) --depth_;
  if (depth_ != 1) return;
  if (name == "p") in_paragraph_ = false;
  if ((name == "table-cell" || name == "covered-table-cell") && in_cell_) end_cell();
  if (name == "table-row" && in_row_) end_row();
}

void OdsRowsHandler::on_text(std::string_view text) {
  if (in_paragraph_ && unread_ == 0 && depth_ == 1) add_text(text);
}

void OdsRowsHandler::add_text(std::string_view text) {
  if (has_value_) return;
  cell_.text.append(text);
  if (cell_.text.size() > limits_.cell_bytes)
    fail(message("单元格 {} 的文字过长，未读取", "the cell {} holds too long a text", to_string(cell_.place)));
}

void OdsRowsHandler::begin_sheet() {
  ++sheets_begun;
  hidden_.clear();
  columns_ = 0;
  next_row_ = 1;
}

void OdsRowsHandler::begin_row(const XmlAttributes& attributes) {
  in_row_ = true;
  row_.sheet = sheets_begun - 1;
  row_.repeated = times(attributes["number-rows-repeated"]);
  row_.row.number = next_row_;
  const auto visibility = attributes["visibility"];
  row_.row.hidden = !visibility.empty() && visibility != "visible";
  row_.row.cells.clear();
  next_column_ = 1;
}

void OdsRowsHandler::begin_cell(const XmlAttributes& attributes, bool covered) {
  in_cell_ = true;
  covered_ = covered;
  cell_ = {};
  cell_.place = {next_row_, next_column_};
  cell_.rows = times(attributes["number-rows-spanned"]);
  cell_.columns = times(attributes["number-columns-spanned"]);
  repeated_ = times(attributes["number-columns-repeated"]);
  has_value_ = false;
  paragraphs_ = 0;
  take_value(attributes);
}

void OdsRowsHandler::take_value(const XmlAttributes& attributes) {
  const auto type = attributes["value-type"];
  const auto value = attributes["value"];
  failed_formula_ = !attributes["formula"].empty() && type.empty();
  const auto take = [&](CellKind kind, std::string text) {
    has_value_ = true;
    cell_.kind = kind;
    cell_.text = std::move(text);
  };
  if (type == "float" || type == "currency" || type == "percentage") {
    const auto decimal = decimal_text(value);
    if (!decimal) return take(CellKind::unreadable, std::string(value));
    return type == "percentage" ? take(CellKind::percentage, percent_text(*decimal)) : take(CellKind::number, *decimal);
  }
  if (type == "date") return take(CellKind::date, std::string(attributes["date-value"].substr(0, 10)));
  if (type == "boolean") return take(CellKind::boolean, std::string(attributes["boolean-value"]));
  if (type == "time") return take(CellKind::unreadable, std::string(attributes["time-value"]));
  if (const auto text = attributes["string-value"]; !text.empty()) return take(CellKind::text, std::string(text));
  if (failed_formula_) return take(CellKind::uncalculated, std::string(attributes["formula"]));
}

void OdsRowsHandler::end_cell() {
  in_cell_ = in_paragraph_ = false;
  const auto first = next_column_;
  const auto last = std::uint64_t{first} + repeated_ - 1;
  next_column_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(last + 1, last_cell.column + 1));
  if (covered_ || cell_.text.empty()) return;
  if (last > last_cell.column) return fail({"有超出最后一列的单元格", "a cell stands beyond the last column"});
  if (cell_.kind == CellKind::text && cell_.text.starts_with('#') &&
      cell_.text.find_first_of("!?/") != std::string::npos)
    cell_.kind = CellKind::error;  // as the format writes #DIV/0! and #N/A, with the type of a text
  for (auto column = first; column < next_column_; ++column) {
    cell_.place.column = column;
    cell_.hidden = std::any_of(hidden_.begin(), hidden_.end(),
                               [&](const auto& each) { return each.first <= column && column <= each.second; });
    row_.row.cells.push_back(cell_);
  }
}

void OdsRowsHandler::end_row() {
  in_row_ = false;
  const auto last = std::uint64_t{next_row_} + row_.repeated - 1;
  next_row_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(last + 1, last_cell.row + 1));
  if (row_.row.cells.empty()) return;
  if (last > last_cell.row) return fail({"有超出最后一行的单元格", "a cell stands beyond the last row"});
  rows.push_back(row_);
}

}  // namespace edu_check
