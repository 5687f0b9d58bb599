#include "edu_check/value/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/value/date.h"
#include "edu_check/value/number_mistakes.h"

namespace edu_check {
namespace {

ParsedValue parse_boolean(std::string_view text) {
  if (text == "true" || text == "yes" || text == "是") return {Rational(1), {}};
  if (text == "false" || text == "no" || text == "否") return {Rational(0), {}};
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr auto meant_yes =
      std::to_array<std::string_view>({"true", "yes", "on", "y", "1", "有", "已", "对", "√", "是的"});
  constexpr auto meant_no =
      std::to_array<std::string_view>({"false", "no", "off", "n", "0", "无", "没有", "没", "未", "不", "不是", "×"});
  Message hint = message("请写 true 或 false（是 或 否）", "write true or false");
  if (std::find(meant_yes.begin(), meant_yes.end(), lower) != meant_yes.end())
    hint = message("请写 true 或 是", "write true");
  if (std::find(meant_no.begin(), meant_no.end(), lower) != meant_no.end())
    hint = message("请写 false 或 否", "write false");
  return mistake(
      "value-boolean",
      message("此处应为是/否，实为“{}”", "expected true or false, found “{}”", shortened(printable(text), 40)),
      std::move(hint));
}

constexpr std::size_t most_listed = 16;

/// The choices for a hint; of many, the first.
Message list_of(const ChoiceSet& choices) {
  Message list{"可选：", "choices: "};
  const auto shown = std::min(choices.choices.size(), most_listed);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [id, label, aliases] = choices.choices[i];
    list.zh += (i > 0 ? "、" : "") + (id == label.zh ? id : fmt::format("{}（{}）", label.zh, id));
    list.en += (i > 0 ? ", " : "") + id;
  }
  if (shown == choices.choices.size()) return list;
  return {list.zh + fmt::format(" 等 {} 项", choices.choices.size()),
          list.en + fmt::format(" … ({} in all)", choices.choices.size())};
}

ParsedValue parse_choice(std::string_view text, const ChoiceSet& choices) {
  if (const auto index = choices.find(text)) return {Rational(static_cast<std::int64_t>(*index)), {}};
  Message hint = list_of(choices);
  if (const auto near = nearest(text, choices.names())) {
    const auto meant = message("是否指“{}”？", "did you mean “{}”?", *near);
    hint = choices.choices.size() > most_listed ? meant : Message{meant.zh + hint.zh, meant.en + " " + hint.en};
  }
  return mistake("value-choice",
                 message("“{}”不在选项之中", "“{}” is none of the choices", shortened(printable(text), 40)),
                 std::move(hint));
}

ParsedValue parse_day(std::string_view text) {
  if (const auto date = parse_date(text)) return {Rational(date->days), {}};
  const auto shown = shortened(printable(text), 40);
  const bool written_well = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                            text.find_first_not_of("0123456789-") == std::string_view::npos;
  if (written_well && (text < "1900" || text >= "3"))
    return mistake("value-date",
                   message("“{}”不在 1900 至 2999 年之间", "“{}” is not between the years 1900 and 2999", shown),
                   message("检查年份", "look at the year"));
  if (written_well)
    return mistake("value-date", message("日历上没有“{}”这一天", "“{}” is no day of the calendar", shown),
                   message("检查年、月、日", "look at year, month and day"));
  // 2026/9/1, 2026.9.1, 2026年9月1日: suggest the same day as it is written here.
  std::vector<int> parts;
  bool in_number = false;
  for (const char c : half_width(text)) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_number) parts.push_back(0);
    if (digit && parts.back() < 10'000'000) parts.back() = parts.back() * 10 + (c - '0');
    in_number = digit;
  }
  Message hint;
  const bool run_together = text.size() == 8 && parts.size() == 1;
  if (run_together) parts = {parts[0] / 10'000, parts[0] / 100 % 100, parts[0] % 100};
  if (parts.size() == 3) {
    const auto guess = fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
    if (parse_date(guess)) hint = write_instead(guess);
  }
  return mistake(
      "value-date",
      message("此处应为日期（如 2026-09-01），实为“{}”", "expected a date such as 2026-09-01, found “{}”", shown),
      std::move(hint));
}

ParsedValue parse_count(std::string_view text) {
  const auto value = parse_decimal(text);
  if (value && value->is_whole() && !value->is_negative() && text.find('.') == std::string_view::npos &&
      text[0] != '-') {
    return {*value, {}};
  }
  const auto shown = shortened(printable(text), 40);
  if (value && value->is_negative())
    return mistake(
        "count-negative", message("数量不能为负：“{}”", "a count can't be negative: “{}”", shown),
        message("应为零或正整数；不知道时写 null", "expected a whole number from zero, or null for what is not known"));
  if (value) {
    return mistake("count-fraction", message("数量应为整数，实为“{}”", "a count is a whole number, found “{}”", shown),
                   value->is_whole() ? write_instead(to_decimal(*value, 0))
                                     : message("应为零或正整数", "expected a whole number from zero"));
  }
  const auto [number, unit] = split_unit(text);
  if (!unit.empty() && !has_digit(half_width(unit)) && parse_decimal(number) && half_width(unit) == unit) {
    return mistake("count-unit", message("数量不带单位：“{}”", "a count has no unit: “{}”", shown),
                   write_instead(number));
  }
  return number_mistake(text, Kind::count);
}

/// Numbers with a unit: bandwidth, percent, money, duration.
ParsedValue parse_quantity(std::string_view text, Kind kind) {
  const auto shown = shortened(printable(text), 40);
  auto [number, unit_name] = split_unit(text);
  const Unit* const unit = find_unit(unit_name);
  const bool fits = unit != nullptr && unit->kind == kind;
  if (number.empty() && fits && unit_name != "兆" && unit_name.ends_with("兆"))
    number = "1";  // 百兆, 千兆, 万兆 stand for themselves
  const auto value = parse_decimal(number);
  if (value && unit_name.empty()) {
    return missing_unit(number, shown, kind);
  }
  if (value && !fits && !has_digit(unit_name)) return wrong_unit(unit_name, shown, kind);
  if (!value || !fits) return number_mistake(text, kind);
  if (value->is_negative())
    return mistake("value-negative", message("“{}”为负数", "“{}” is negative", shown),
                   message("应为零或正数", "expected zero or more"));
  const auto scaled = multiply(*value, *Rational::of(unit->numerator, unit->denominator));
  if (!scaled)
    return mistake("number-too-large", message("“{}”过大", "“{}” is too large", shown),
                   message("检查数字和单位", "look at the number and its unit"));
  return {*scaled, {}};
}

}  // namespace

ParsedValue parse_value(std::string_view text, const Type& type) {
  switch (type.kind) {
    case Kind::boolean:
      return parse_boolean(text);
    case Kind::count:
      return parse_count(text);
    case Kind::choice:
    case Kind::list:
      return parse_choice(text, *type.choices);
    case Kind::date:
      return parse_day(text);
    case Kind::number: {
      const auto value = parse_decimal(text);
      return value ? ParsedValue{value, {}} : number_mistake(text, type.kind);
    }
    default:
      return parse_quantity(text, type.kind);
  }
}

}  // namespace edu_check
