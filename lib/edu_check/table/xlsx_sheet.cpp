#include "edu_check/table/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "edu_check/table/xml_reader_format.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/stop_flag.h"
#include "edu_check/text/word_form.h"

namespace edu_check {
namespace {

constexpr std::size_t most_merged_cells = 200'000;

std::uint64_t key_of(CellPlace place) { return std::uint64_t{place.row} << 32U | place.column; }

/// Reads `A1:C3` of `mergeCell`.
class MergedHandler final : public XmlHandler {
 public:
  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "mergeCell") return;
    const auto range = attributes["ref"];
    const auto colon = std::min(range.find(':'), range.size());
    const auto first = parse_cell_place(range.substr(0, colon));
    const auto last = parse_cell_place(range.substr(std::min(colon + 1, range.size())));
    if (!first || !last || last->row < first->row || last->column < first->column) return;
    if (cells.size() == most_merged_cells) return fail({"合并的单元格过多", "there are too many merged cells"});
    cells[key_of(*first)] = {last->row - first->row + 1, last->column - first->column + 1};
  }
  void on_end(std::string_view /*name*/) override {}

  MergedCells cells;
};

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Whether a part holds merged cells at all, without reading its XML.
bool mentions_merged_cells(ZipArchive& archive, std::string_view part) {
  constexpr std::string_view word = "mergeCell";
  if (!archive.open_part(part)) return false;
  std::string text;
  constexpr std::size_t block = std::size_t{256} << 10U;
  for (;;) {
    const auto kept = std::min(text.size(), word.size() - 1);
    text.erase(0, text.size() - kept);
    text.resize(kept + block);
    const auto count = archive.read(text.data() + kept, block);
    text.resize(kept + count);
    if (text.find(word) != std::string::npos) return true;
    if (count == 0) return false;
  }
}

}  // namespace

/// Makes rows of the XML of a sheet. Not in the namespace above, since a class of the header holds it.
class XlsxRowsHandler final : public XmlHandler {
 public:
  XlsxRowsHandler(const XlsxBookParts& book, const WorkbookLimits& limits, MergedCells merged)
      : book_(book), limits_(limits), merged_(std::move(merged)) {}

  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "col") return add_hidden_columns(attributes);
    if (name == "row") return begin_row(attributes);
    if (name == "c") return begin_cell(attributes);
    if (!in_cell_) return;
    if (name == "f") has_formula_ = true;
    if (name == "rPh") in_reading_ = true;
    if (name == "f" || name == "v" || name == "t") text_of_ = name == "f" ? &formula_ : in_reading_ ? nullptr : &text_;
  }

  void on_end(std::string_view name) override {
    if (name == "rPh") in_reading_ = false;
    if (name == "f" || name == "v" || name == "t") text_of_ = nullptr;
    if (name == "c" && in_cell_) end_cell();
    if (name == "row") end_row();
  }

  void on_text(std::string_view text) override {
    if (text_of_ == nullptr) return;
    text_of_->append(text);
    if (text_of_->size() > limits_.cell_bytes)
      fail(message("单元格 {} 的文字过长，未读取", "the cell {} holds too long a text", to_string(cell_.place)));
  }

  std::deque<TableRow> rows;

 private:
  void add_hidden_columns(const XmlAttributes& attributes) {
    constexpr std::size_t most_ranges = last_cell.column;
    if (attributes.is_set("hidden") && hidden_.size() < most_ranges)
      hidden_.emplace_back(whole_number(attributes["min"]).value_or(0), whole_number(attributes["max"]).value_or(0));
  }

  void begin_row(const XmlAttributes& attributes) {
    const auto given = attributes["r"];
    const auto next = given.empty() ? row_.number + 1 : whole_number(given).value_or(0);
    if (next <= row_.number || next > last_cell.row)
      return fail(message("第 {} 行之后的行号不对，文件已损坏",
                          "the row behind row {} has a wrong number: the file is damaged", row_.number));
    row_.number = next;
    row_.hidden = attributes.is_set("hidden");
    row_.cells.clear();
    column_ = 0;
  }

  void begin_cell(const XmlAttributes& attributes) {
    const auto given = attributes["r"];
    const auto place = given.empty() ? std::optional(CellPlace{row_.number, column_ + 1}) : parse_cell_place(given);
    if (!place || place->row != row_.number || place->column > last_cell.column)
      return fail(message("第 {} 行有位置不对的单元格，文件已损坏",
                          "a cell of row {} stands in a wrong place: the file is damaged", row_.number));
    column_ = place->column;
    cell_ = {};
    cell_.place = *place;
    type_ = attributes["t"];
    const auto style = attributes["s"];
    style_ = style.empty() ? 0 : whole_number(style).value_or(std::uint32_t{0} - 1);
    text_.clear();
    formula_.clear();
    has_formula_ = in_reading_ = false;
    in_cell_ = true;
  }

  void end_cell() {
    in_cell_ = false;
    if (has_formula_ && text_.empty() && type_ != "str") {
      cell_.kind = CellKind::uncalculated;
      cell_.text = "=" + formula_;
    } else if (!text_.empty()) {
      take_value();
    }
    if (cell_.text.empty()) return;
    const auto merged = merged_.find(key_of(cell_.place));
    if (merged != merged_.end()) std::tie(cell_.rows, cell_.columns) = merged->second;
    cell_.hidden = std::any_of(hidden_.begin(), hidden_.end(), [&](const auto& each) {
      return each.first <= cell_.place.column && cell_.place.column <= each.second;
    });
    row_.cells.push_back(std::move(cell_));
  }

  void take_value() {
    if (type_ == "s") {
      const auto index = whole_number(text_);
      const auto shared = index ? book_.texts.at(*index) : std::nullopt;
      if (!shared)
        return fail(message("单元格 {} 的文字缺失，文件已损坏",
                            "the text of the cell {} is missing: the file is damaged", to_string(cell_.place)));
      cell_.text = *shared;
    } else if (type_ == "str" || type_ == "inlineStr") {
      cell_.text = without_escapes(text_);
    } else if (type_ == "b") {
      cell_.kind = CellKind::boolean;
      cell_.text = text_ == "1" || text_ == "true" ? "true" : "false";
    } else if (type_ == "e") {
      cell_.kind = CellKind::error;
      cell_.text = text_;
    } else if (type_ == "d") {
      cell_.kind = CellKind::date;
      cell_.text = text_.substr(0, text_.find('T'));
    } else {
      take_number();
    }
  }

  void take_number() {
    const auto decimal = decimal_text(text_);
    if (style_ > 0 && style_ >= book_.formats.size())
      return fail(message("单元格 {} 的格式缺失，文件已损坏",
                          "the format of the cell {} is missing: the file is damaged", to_string(cell_.place)));
    const auto format = book_.formats.empty() ? NumberFormat::number : book_.formats[style_];
    cell_.kind = CellKind::unreadable;
    cell_.text = text_;
    if (!decimal || format == NumberFormat::time) return;
    if (format == NumberFormat::date) {
      const auto date = date_text(*decimal, book_.dates);
      if (!date) return;
      cell_.kind = CellKind::date;
      cell_.text = *date;
      return;
    }
    const bool percent = format == NumberFormat::percentage;
    cell_.kind = percent ? CellKind::percentage : CellKind::number;
    cell_.text = percent ? percent_text(*decimal) : *decimal;
  }

  void end_row() {
    if (row_.cells.empty()) return;
    const auto before = [](const Cell& a, const Cell& b) { return a.place.column < b.place.column; };
    if (!std::is_sorted(row_.cells.begin(), row_.cells.end(), before))
      std::stable_sort(row_.cells.begin(), row_.cells.end(), before);
    for (std::size_t i = 1; i < row_.cells.size(); ++i) {
      if (row_.cells[i - 1].place.column == row_.cells[i].place.column)
        return fail(message("单元格 {} 出现两次，文件已损坏", "the cell {} is there twice: the file is damaged",
                            to_string(row_.cells[i].place)));
    }
    rows.push_back(row_);
  }

  const XlsxBookParts& book_;
  const WorkbookLimits& limits_;
  MergedCells merged_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_;
  TableRow row_;
  std::uint32_t column_ = 0;
  Cell cell_;
  std::string type_;
  std::uint32_t style_ = 0;
  std::string text_;
  std::string formula_;
  std::string* text_of_ = nullptr;
  bool in_cell_ = false;
  bool in_reading_ = false;
  bool has_formula_ = false;
};

struct XlsxSheet::Reading {
  Reading(ZipArchive& archive, const XlsxBookParts& book, const WorkbookLimits& limits, MergedCells merged)
      : handler(book, limits, std::move(merged)), reader(archive, handler) {}

  XlsxRowsHandler handler;
  XmlReader reader;
  bool at_end = false;
};

XlsxSheet::XlsxSheet(ZipArchive& archive, const XlsxBookParts& book, std::string_view part,
                     const WorkbookLimits& limits, const std::atomic<bool>* stop)
    : stop_(stop) {
  MergedHandler merged;
  if (mentions_merged_cells(archive, part) && archive.open_part(part)) {
    if (!XmlReader(archive, merged).read_all()) mistake_ = merged.mistake();
  }
  if (!mistake_ && !archive.open_part(part)) mistake_ = archive.mistake().value_or(damaged_workbook());
  if (!mistake_) reading_ = std::make_unique<Reading>(archive, book, limits, std::move(merged.cells));
}

XlsxSheet::~XlsxSheet() = default;

bool XlsxSheet::next(TableRow& row) {
  if (mistake_) return false;
  auto& rows = reading_->handler.rows;
  while (rows.empty() && !reading_->at_end && !is_set(stop_)) {
    reading_->at_end = !reading_->reader.read_block();
    if (const auto& mistake = reading_->handler.mistake()) {
      mistake_ = mistake;
      return false;
    }
  }
  if (rows.empty()) return false;
  std::swap(row, rows.front());
  rows.pop_front();
  return true;
}

}  // namespace edu_check
