#include "edu_check/value/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/text/utf8.h"
#include "edu_check/value/date.h"

namespace edu_check {
namespace {

/// Units that look like ours and are not: what is wrong with them.
struct FalseUnit {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};
constexpr auto false_units = std::to_array<FalseUnit>({
    {"MB/s", "MB/s 是字节，带宽以比特计：乘以 8 并写 Mbps",
     "MB/s counts bytes, a bandwidth counts bits: multiply by 8 and write Mbps"},
    {"MBps", "MBps 是字节，带宽以比特计：乘以 8 并写 Mbps",
     "MBps counts bytes, a bandwidth counts bits: multiply by 8 and write Mbps"},
    {"MB", "MB 是字节，带宽以比特计：写 Mbps", "MB counts bytes, a bandwidth counts bits: write Mbps"},
    {"GB", "GB 是字节，带宽以比特计：写 Gbps", "GB counts bytes, a bandwidth counts bits: write Gbps"},
    {"GB/s", "GB/s 是字节，带宽以比特计：乘以 8 并写 Gbps",
     "GB/s counts bytes, a bandwidth counts bits: multiply by 8 and write Gbps"},
    {"mbps", "单位区分大小写：写 Mbps", "units are case-sensitive: write Mbps"},
    {"MBPS", "单位区分大小写：写 Mbps", "units are case-sensitive: write Mbps"},
    {"gbps", "单位区分大小写：写 Gbps", "units are case-sensitive: write Gbps"},
    {"GBPS", "单位区分大小写：写 Gbps", "units are case-sensitive: write Gbps"},
    {"m", "m 不是带宽单位：写 M 或 Mbps", "m is no unit of bandwidth: write M or Mbps"},
    {"g", "g 不是带宽单位：写 G 或 Gbps", "g is no unit of bandwidth: write G or Gbps"},
    {"％", "全角百分号：写半角 %", "a full-width percent sign: write %"},
    {"Ｍ", "全角字母：写半角 M", "a full-width letter: write M"},
    {"Ｇ", "全角字母：写半角 G", "a full-width letter: write G"},
});

struct Split {
  std::string_view number;
  std::string_view unit;
};

/// The leading run that looks like a number and what follows it, without the spaces between.
Split split_unit(std::string_view text) {
  const auto end = std::min(text.find_first_not_of("0123456789.-+,_"), text.size());
  auto unit = text.substr(end);
  unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
  return {text.substr(0, end), unit};
}

/// Full-width digits, point, comma and letters as their ASCII counterparts.
std::string half_width(std::string_view text) {
  std::string narrow;
  for (const auto character : decode_utf8(text)) {
    const bool wide = character >= U'！' && character <= U'～';
    append_utf8(narrow, wide ? character - U'！' + U'!' : character);
  }
  return narrow;
}

ParsedValue mistake(std::string_view id, Message text, Message hint = {}) {
  return {std::nullopt, {id, std::move(text), std::move(hint)}};
}

Message write_instead(std::string_view what) { return message("请写 {}", "write {}", what); }

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// How to write a number that lacks its unit.
Message unit_hint(std::string_view number, Kind kind) {
  if (kind == Kind::bandwidth) return message("写明单位，如 {} Mbps", "write the unit, such as {} Mbps", number);
  if (kind == Kind::money)
    return message("写明单位：{0} 元 或 {0} 万元", "write the unit: {0} 元 (yuan) or {0} 万元 (ten thousand yuan)",
                   number);
  if (kind == Kind::duration) return message("写明单位：{} 天", "write the unit: {} days", number);
  const auto hundredfold = multiply(*parse_decimal(number), Rational(100));
  if (!hundredfold || *hundredfold > Rational(100)) return message("写明单位：{}%", "write the unit: {}%", number);
  return message("请写 {0}% 或 {1}%，视所指而定", "write {0}% or {1}%, whichever is meant", to_decimal(*hundredfold, 6),
                 number);
}

/// What to write in place of `text`: another number, and the unit if the type has one. Empty if that is no number.
Message with_number(const std::string& number, std::string_view text, Kind kind) {
  if (!parse_decimal(number)) return {};
  const auto unit = split_unit(text).unit;
  const bool measured = kind != Kind::count && kind != Kind::number;
  if (measured && unit.empty()) return unit_hint(number, kind);
  return write_instead(measured ? fmt::format("{}{}{}", number, kind == Kind::percent ? "" : " ", unit) : number);
}

/// Whether every group after a separator has three digits, so that it can only be one of thousands.
bool has_groups_of_three(std::string_view number) {
  for (auto at = number.find_first_of(",_"); at != std::string_view::npos; at = number.find_first_of(",_", at + 1)) {
    const auto end = std::min(number.find_first_of(",_.", at + 1), number.size());
    if (end - at != 4) return false;
  }
  return true;
}

/// Mistakes in the way in which the digits are written.
std::optional<ParsedValue> digit_mistake(std::string_view text, std::string_view shown, Kind kind) {
  std::string number(split_unit(text).number);
  if (number.find_first_of(",_") != std::string::npos) {
    const bool plausible = has_groups_of_three(number);
    std::erase_if(number, [](char c) { return c == ',' || c == '_'; });
    return mistake("number-separator", message("“{}”含有分隔符", "“{}” holds a separator", shown),
                   plausible
                       ? with_number(number, text, kind)
                       : message("数字连着写，小数用“.”", "write the digits together, with a point before decimals"));
  }
  const auto digit = std::min(number.find_first_not_of("+-"), number.size());
  if (text.substr(digit, 1) == "0" && text.size() > digit + 1 && has_digit(text.substr(digit + 1)) &&
      text[digit + 1] != '.') {
    const bool other_base = number.size() == digit + 1;
    const auto decimal =
        other_base ? std::string() : number.substr(std::min(number.find_first_not_of("+-0"), number.size() - 1));
    return mistake(
        "number-leading-zero",
        message("“{}”以零开头，会被有些程序读作八进制或十六进制数",
                "“{}” begins with a zero, which some programs read as octal or hexadecimal", shown),
        other_base ? message("写成普通的十进制数", "write a plain decimal number") : with_number(decimal, text, kind));
  }
  if (number.starts_with('+')) {
    return mistake("number-sign", message("“{}”带有正号", "“{}” has a plus sign", shown),
                   with_number(number.substr(1), text, kind));
  }
  return std::nullopt;
}

/// Why a text is no number of a type.
ParsedValue number_mistake(std::string_view text, Kind kind) {
  const auto shown = shortened(printable(text), 40);
  const auto narrow = half_width(text);
  if (narrow != text) {
    const auto separated = digit_mistake(narrow, narrow, kind);
    const auto instead =
        separated && !separated->mistake.hint.empty() ? separated->mistake.hint : write_instead(narrow);
    return mistake("number-full-width", message("“{}”含有全角字符", "“{}” holds full-width characters", shown),
                   instead);
  }
  if (auto found = digit_mistake(text, shown, kind)) return *found;
  const auto [number, unit] = split_unit(text);
  if ((unit.starts_with('e') || unit.starts_with('E')) && has_digit(unit) && parse_decimal(number)) {
    return mistake("number-exponent", message("“{}”是科学记数法", "“{}” has an exponent", shown),
                   message("写出全部数字", "write all digits out"));
  }
  const auto digits = std::count_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits > 18)
    return mistake("number-too-long", message("“{}”超过 18 位数字", "“{}” has more than 18 digits", shown),
                   message("检查是否多写了数字", "look for surplus digits"));
  const auto expected = describe(kind);
  return mistake("value-type",
                 message("此处应为{1}，实为“{0}”", "expected {2}, found “{0}”", shown, expected.zh, expected.en));
}

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

ParsedValue wrong_unit(std::string_view unit, std::string_view shown, Kind kind) {
  const auto* const wrong =
      std::find_if(false_units.begin(), false_units.end(), [&](const FalseUnit& u) { return u.name == unit; });
  const bool measured = kind == Kind::bandwidth || kind == Kind::percent;
  if (wrong != false_units.end() && measured) {
    return mistake("unit-wrong", message("“{}”的单位不对", "“{}” has a wrong unit", shown),
                   {std::string(wrong->zh), std::string(wrong->en)});
  }
  std::vector<std::string_view> names;
  for (const auto& each : all_units()) {
    if (each.kind == kind) names.push_back(each.name);
  }
  const auto near = find_unit(unit) == nullptr ? nearest(unit, names) : std::nullopt;
  const auto expected = describe(kind);
  return mistake("unit-wrong",
                 message("“{}”的单位“{}”不适用于此", "“{}” has the unit “{}”, which does not fit here", shown,
                         shortened(printable(unit), 20)),
                 near ? message("是否指 {}？", "did you mean {}?", *near)
                      : message("应为{}", "expected {1}", expected.zh, expected.en));
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
    return mistake("unit-missing", message("“{}”缺少单位", "“{}” has no unit", shown), unit_hint(number, kind));
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
