#include "edu_check/value/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/text/word_form.h"
#include "edu_check/value/date.h"
#include "edu_check/value/date_mistakes.h"
#include "edu_check/value/number_mistakes.h"
#include "edu_check/value/unit.h"

namespace edu_check {
namespace {

/// Lower case, ASCII forms, no underscores, hyphens or spaces.
std::string folded(std::string_view text) { return form_of(without_odd_characters(text)); }

ParsedValue parse_boolean(std::string_view text) {
  if (text == "true" || text == "yes" || text == "是") return {Rational(1), {}};
  if (text == "false" || text == "no" || text == "否") return {Rational(0), {}};
  const auto lower = lower_case(text);
  constexpr auto meant_yes =
      std::to_array<std::string_view>({"true", "yes", "on", "y", "1", "有", "已", "对", "√", "是的"});
  constexpr auto meant_no =
      std::to_array<std::string_view>({"false", "no", "off", "n", "0", "无", "没有", "没", "未", "不", "不是", "×"});
  Advice advice{message("请写 true 或 false（是 或 否）", "write true or false")};
  if (std::find(meant_yes.begin(), meant_yes.end(), lower) != meant_yes.end())
    advice.hint = message("请写 true 或 是", "write true");
  if (std::find(meant_no.begin(), meant_no.end(), lower) != meant_no.end())
    advice.hint = message("请写 false 或 否", "write false");
  if (lower == "true" || lower == "yes") advice.instead = "true";
  if (lower == "false" || lower == "no") advice.instead = "false";
  return mistake(
      "value-boolean",
      message("此处应为是/否，实为“{}”", "expected true or false, found “{}”", shortened(printable(text), 40)),
      std::move(advice));
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

/// The choice that differs only by case, underscores or full-width forms; empty if there is none.
std::string same_but_for_form(std::string_view text, const ChoiceSet& choices) {
  const auto names = choices.names();
  const auto wanted = folded(text);
  const auto same =
      std::find_if(names.begin(), names.end(), [&](std::string_view name) { return folded(name) == wanted; });
  return same == names.end() ? std::string() : std::string(*same);
}

ParsedValue parse_choice(std::string_view text, const ChoiceSet& choices) {
  if (const auto index = choices.find(text)) return {Rational(static_cast<std::int64_t>(*index)), {}};
  Message hint = list_of(choices);
  const auto exact = same_but_for_form(text, choices);
  if (const auto near = nearest(text, choices.names())) {
    const auto meant = message("是否指“{}”？", "did you mean “{}”?", *near);
    hint = choices.choices.size() > most_listed ? meant : Message{meant.zh + hint.zh, meant.en + " " + hint.en};
  }
  return mistake("value-choice",
                 message("“{}”不在选项之中", "“{}” is none of the choices", shortened(printable(text), 40)),
                 Advice{std::move(hint), exact});
}

ParsedValue parse_day(std::string_view text) {
  const auto date = parse_date(text);
  return date ? ParsedValue{Rational(date->days), {}} : date_mistake(text);
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
                   value->is_whole() ? exactly(to_decimal(*value, 0))
                                     : Advice{message("应为零或正整数", "expected a whole number from zero")});
  }
  const auto [number, unit] = split_unit(text);
  if (!unit.empty() && !has_digit(half_width(unit)) && parse_decimal(number) && half_width(unit) == unit) {
    return counted_in(number, unit, shown);
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
  if (value && !fits && !has_digit(unit_name)) return wrong_unit(number, unit_name, shown, kind);
  if (!value || !fits) return number_mistake(text, kind);
  if (value->is_negative())
    return mistake("value-negative", message("“{}”为负数", "“{}” is negative", shown),
                   message("应为零或正数", "expected zero or more"));
  // 500千兆 may be 500 Mbps that someone took for thousands: nothing is guessed.
  const bool multiplies = kind == Kind::bandwidth && unit_name != "兆" && unit_name.ends_with("兆");
  if (multiplies && *value >= Rational(100))
    return mistake("unit-wrong",
                   message("“{}”不明确：“{}”前面的数会与它相乘",
                           "“{}” is not clear: {} multiplies what stands before it", shown, unit_name),
                   message("用 Mbps 或 Gbps 写出", "write it with Mbps or Gbps"));
  const auto scaled = multiply(*value, *Rational::of(unit->numerator, unit->denominator));
  if (!scaled)
    return mistake("number-too-large", message("“{}”过大", "“{}” is too large", shown),
                   message("检查数字和单位", "look at the number and its unit"));
  return {*scaled, {}};
}

ParsedValue parse_by_type(std::string_view text, const Type& type) {
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
    case Kind::percent:
    case Kind::bandwidth:
    case Kind::money:
    case Kind::duration:
    case Kind::text:
      break;
  }
  return parse_quantity(text, type.kind);
}

/// `text` without spaces at its ends, and with one where there were several.
std::string with_single_spaces(std::string_view text) {
  std::string tidy;
  for (const char c : text) {
    if (c != ' ' || (!tidy.empty() && tidy.back() != ' ')) tidy += c;
  }
  if (tidy.ends_with(' ')) tidy.pop_back();
  return tidy;
}

/// A value that would be read, or explained better, if it were not for a character that looks like a space or nothing.
ParsedValue odd_value(std::string_view text, const OddCharacter& odd, const Type& type) {
  const auto name = describe(odd);
  const auto remedy = remedy_of(odd);
  const auto shown = shortened(printable(text), 40);
  auto found = mistake("value-odd-character", message("“{}”中有{}", "“{}” holds {}", shown, name), remedy);
  found.mistake.at = static_cast<std::uint32_t>(odd.offset);
  const auto clean = with_single_spaces(without_odd_characters(text));
  const auto other = parse_by_type(clean, type);
  const auto& instead = other.value ? clean : other.mistake.instead;
  if (!instead.empty()) {
    found.mistake.hint = message("{}：请写 {}", "{}: write {}", remedy, instead);
    found.mistake.instead = instead;
  } else if (!other.mistake.hint.empty() && type.kind != Kind::choice && type.kind != Kind::list) {
    const auto& hint = other.mistake.hint;
    found.mistake.hint = message("{}；{}", "{}; {}", remedy, hint);
  }
  return found;
}

/// What is to be written instead may have a mistake of its own, as in `1,000 mbps`: goes on until it is a value.
void follow(ValueMistake& mistake, const Type& type) {
  if (mistake.instead.empty()) return;
  constexpr int most_mistakes = 4;
  for (int i = 0; i < most_mistakes && !mistake.instead.empty(); ++i) {
    auto next = parse_by_type(mistake.instead, type);
    if (next.value) return;
    mistake.instead = std::move(next.mistake.instead);
    mistake.hint = mistake.instead.empty() ? std::move(next.mistake.hint) : write_instead(mistake.instead);
  }
  mistake.instead.clear();
  const auto expected = describe(type.kind);
  if (mistake.hint.empty()) mistake.hint = message("应为{}", "expected {}", expected);
}

}  // namespace

ParsedValue parse_value(std::string_view text, const Type& type) {
  auto parsed = parse_by_type(text, type);
  if (parsed.value) return parsed;
  const auto tidy = with_single_spaces(text);
  if (const auto odd = find_odd_character(text)) {
    parsed = odd_value(text, *odd, type);
  } else if (tidy.size() < text.size() && (text.front() == ' ' || text.back() == ' ')) {
    parsed = mistake("value-space",
                     message("“{}”的两端有空格", "“{}” has spaces at its ends", shortened(printable(text), 40)),
                     tidy.empty() ? Advice{} : exactly(tidy));
  }
  follow(parsed.mistake, type);
  return parsed;
}

}  // namespace edu_check
