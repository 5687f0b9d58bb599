#include "edu_check/table/cell_value.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/text/word_form.h"
#include "edu_check/value/number_mistakes.h"
#include "edu_check/value/quantity.h"
#include "edu_check/value/unit.h"
#include "edu_check/yaml/writer.h"

namespace edu_check {
namespace {

/// Marks that people put in a box, and what programs write for yes and no.
constexpr auto marks_of_boxes = std::to_array<std::pair<std::string_view, std::string_view>>({{"有", "true"},
                                                                                              {"无", "false"},
                                                                                              {"Y", "true"},
                                                                                              {"N", "false"},
                                                                                              {"1", "true"},
                                                                                              {"0", "false"},
                                                                                              {"√", "true"},
                                                                                              {"✓", "true"},
                                                                                              {"✔", "true"},
                                                                                              {"☑", "true"},
                                                                                              {"×", "false"},
                                                                                              {"✗", "false"},
                                                                                              {"✘", "false"},
                                                                                              {"☒", "false"}});

/// A mistake of the cell itself, whatever the fact is.
std::optional<CellValue> mistake_of(const Cell& cell) {
  const auto shown = shortened(printable(cell_line(cell.text)), 40);
  switch (cell.kind) {
    case CellKind::error:
      return CellValue{{},
                       message("单元格是错误值“{}”", "the cell holds the error “{}”", shown),
                       message("改正公式，或填上实际值", "mend the formula, or put the value in its place")};
    case CellKind::uncalculated:
      return CellValue{{},
                       message("公式没有计算结果“{}”", "the formula has no result: “{}”", shown),
                       message("用 Excel 或 WPS 打开、保存一次，再检查",
                               "open and save the file with Excel or WPS, then check it again")};
    case CellKind::unreadable:
      return CellValue{{},
                       message("单元格的内容读不出：“{}”", "the cell can't be read: “{}”", shown),
                       message("重新填写这个单元格", "fill the cell in again")};
    case CellKind::text:
    case CellKind::number:
    case CellKind::percentage:
    case CellKind::date:
    case CellKind::boolean:
      break;
  }
  return std::nullopt;
}

/// A text as it is to be written if it is a value of the type, or if only one can be meant; else nothing.
std::optional<std::string> value_meant(const std::string& text, const Type& type) {
  const auto parsed = parse_value(text, type);
  if (parsed.value) return text;
  const auto& instead = parsed.mistake.instead;
  if (!instead.empty() && parse_value(instead, type).value) return instead;
  return std::nullopt;
}

std::string list_text(const std::string& text, const Type& type) {
  const auto as_item = [&](const std::string& word) {
    return value_meant(word, type).value_or(yaml::scalar_text(word));
  };
  if (const auto whole = cell_line(text); parse_value(whole, type).value) return "[" + whole + "]";
  std::string list;
  std::string word;
  const auto end_word = [&] {
    const auto item = std::string(trimmed(word));
    if (!item.empty()) list.append(list.empty() ? "" : ", ").append(as_item(item));
    word.clear();
  };
  for (const auto character : decode_utf8(text)) {
    if (std::u32string_view(U"、，,；;/／ \t\r\n　").find(character) != std::u32string_view::npos) {
      end_word();
    } else {
      append_utf8(word, character);
    }
  }
  end_word();
  return "[" + list + "]";
}

bool is_plain_number(std::string_view text) {
  return !text.empty() && split_unit(text).unit.empty() && has_digit(text);
}

/// In the unit of the header; a cell with another one contradicts it.
CellValue number_value(const std::string& text, const Fact& fact, const Header& header) {
  const auto& type = fact.type;
  const auto plain = join_groups(half_width(text));
  if (!header.unit.empty() && is_plain_number(plain)) {
    const auto with_unit = plain + " " + header.unit;
    return {value_meant(with_unit, type).value_or(yaml::scalar_text(with_unit)), std::nullopt, {}};
  }
  const auto own = split_unit(plain).unit;
  const auto* const unit = find_unit(trimmed(own));
  const auto* const wanted = find_unit(header.unit);
  const bool differs = unit != nullptr && wanted != nullptr &&
                       unit->numerator * wanted->denominator != wanted->numerator * unit->denominator;
  if (differs) {
    return {{},
            message("单元格写“{}”，表头的单位却是 {}", "the cell says “{}”, and its header has the unit {}",
                    shortened(printable(text), 40), header.unit),
            message("按表头的单位填写数字", "give the number in the unit of the header")};
  }
  if (auto value = value_meant(text, type)) return {*std::move(value), std::nullopt, {}};
  return {value_meant(plain, type).value_or(yaml::scalar_text(text)), std::nullopt, {}};
}

}  // namespace

CellValue cell_value(const Cell& cell, const Fact& fact, const Header& header) {
  if (auto mistake = mistake_of(cell)) return *std::move(mistake);
  const auto text = cell_line(cell.text);
  if (text.empty()) return {};
  if (text == "null") return {text, std::nullopt, {}};  // as hints say of what is not known
  if (fact.type.kind == Kind::text)
    return {yaml::scalar_text(fact.digits > 0 ? half_width(text) : text), std::nullopt, {}};
  if (fact.type.kind == Kind::list) return {list_text(cell.text, fact.type), std::nullopt, {}};
  if (fact.type.kind == Kind::boolean) {
    const auto* const mark = std::find_if(marks_of_boxes.begin(), marks_of_boxes.end(),
                                          [&](const auto& each) { return each.first == text; });
    if (mark != marks_of_boxes.end()) return {std::string(mark->second), std::nullopt, {}};
  }
  if (is_numeric(fact.type.kind) && fact.type.kind != Kind::date) return number_value(text, fact, header);
  return {value_meant(text, fact.type).value_or(yaml::scalar_text(text)), std::nullopt, {}};
}

CellValue cell_date(const Cell& cell) {
  if (auto mistake = mistake_of(cell)) return *std::move(mistake);
  const auto text = cell_line(cell.text);
  if (text.empty()) return {};
  return {value_meant(text, {Kind::date, nullptr}).value_or(yaml::scalar_text(text)), std::nullopt, {}};
}

}  // namespace edu_check
