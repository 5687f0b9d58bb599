#include "edu_check/value/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/text/utf8.h"
#include "edu_check/value/date.h"

namespace edu_check {
namespace {

constexpr std::int64_t kilo = 1'000;
constexpr std::int64_t mega = 1'000'000;
constexpr std::int64_t giga = 1'000'000'000;

constexpr auto units = std::to_array<Unit>({
    {"Mbps", Kind::bandwidth, mega, 1},    {"M", Kind::bandwidth, mega, 1},       {"兆", Kind::bandwidth, mega, 1},
    {"Gbps", Kind::bandwidth, giga, 1},    {"G", Kind::bandwidth, giga, 1},       {"%", Kind::percent, 1, 100},
    {"‰", Kind::percent, 1, 1000},         {"元", Kind::money, 1, 1},             {"万元", Kind::money, 10'000, 1},
    {"days", Kind::duration, 1, 1},        {"day", Kind::duration, 1, 1},         {"天", Kind::duration, 1, 1},
    {"日", Kind::duration, 1, 1},          {"kbps", Kind::bandwidth, kilo, 1},    {"Kbps", Kind::bandwidth, kilo, 1},
    {"bps", Kind::bandwidth, 1, 1},        {"千兆", Kind::bandwidth, giga, 1},    {"万兆", Kind::bandwidth, 10 * giga, 1},
    {"百兆", Kind::bandwidth, 100 * mega, 1}, {"亿元", Kind::money, 100'000'000, 1},
    {"Mbit/s", Kind::bandwidth, mega, 1},  {"Gbit/s", Kind::bandwidth, giga, 1},  {"Mb/s", Kind::bandwidth, mega, 1},
    {"Gb/s", Kind::bandwidth, giga, 1},
});

/// Units that look like ours and are not: what is wrong with them.
struct FalseUnit {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};
constexpr auto false_units = std::to_array<FalseUnit>({
    {"MB/s", "MB/s 是字节，带宽以比特计：乘以 8 并写 Mbps", "MB/s counts bytes, a bandwidth counts bits: multiply by 8 and write Mbps"},
    {"MBps", "MBps 是字节，带宽以比特计：乘以 8 并写 Mbps", "MBps counts bytes, a bandwidth counts bits: multiply by 8 and write Mbps"},
    {"MB", "MB 是字节，带宽以比特计：写 Mbps", "MB counts bytes, a bandwidth counts bits: write Mbps"},
    {"GB", "GB 是字节，带宽以比特计：写 Gbps", "GB counts bytes, a bandwidth counts bits: write Gbps"},
    {"GB/s", "GB/s 是字节，带宽以比特计：乘以 8 并写 Gbps", "GB/s counts bytes, a bandwidth counts bits: multiply by 8 and write Gbps"},
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

/// Why a text is no decimal.
ParsedValue number_mistake(std::string_view text, Kind kind) {
  const auto shown = shortened(printable(text), 40);
  const auto expected = describe(kind);
  const auto narrow = half_width(text);
  if (narrow != text) {
    return mistake("number-full-width", message("“{}”含有全角字符", "“{}” holds full-width characters", shown),
                   write_instead(narrow));
  }
  if (text.find_first_of(",_") != std::string_view::npos) {
    std::string plain(text);
    std::erase_if(plain, [](char c) { return c == ',' || c == '_'; });
    return mistake("number-separator",
                   message("“{}”含有千位分隔符", "“{}” holds a separator of thousands", shown), write_instead(plain));
  }
  const auto digit = text.find_first_not_of("+-");
  if (digit != std::string_view::npos && text[digit] == '0' && text.size() > digit + 1 && text[digit + 1] != '.') {
    const auto first = text.find_first_not_of("+-0");
    const bool decimal = text.find_first_not_of("+-0123456789.") == std::string_view::npos;
    return mistake("number-leading-zero",
                   message("“{}”以零开头，会被有些程序读作八进制数", "“{}” begins with a zero, which some programs read as octal", shown),
                   decimal ? write_instead(first == std::string_view::npos ? "0" : text.substr(first)) : Message{});
  }
  if (text.starts_with('+')) {
    return mistake("number-sign", message("“{}”带有正号", "“{}” has a plus sign", shown), write_instead(text.substr(1)));
  }
  const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (digits > 18 && text.find_first_not_of("0123456789.-") == std::string_view::npos) {
    return mistake("number-too-long", message("“{}”超过 18 位数字", "“{}” has more than 18 digits", shown));
  }
  return mistake("value-type", message("此处应为{1}，实为“{0}”", "expected {2}, found “{0}”", shown, expected.zh, expected.en));
}

ParsedValue parse_boolean(std::string_view text) {
  if (text == "true" || text == "yes" || text == "是") return {Rational(1), {}};
  if (text == "false" || text == "no" || text == "否") return {Rational(0), {}};
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr auto meant_yes = std::to_array<std::string_view>({"true", "yes", "on", "y", "1", "有", "已", "对", "√"});
  constexpr auto meant_no = std::to_array<std::string_view>({"false", "no", "off", "n", "0", "无", "没有", "未", "×"});
  Message hint = message("请写 true 或 false（是 或 否）", "write true or false");
  if (std::find(meant_yes.begin(), meant_yes.end(), lower) != meant_yes.end()) hint = message("请写 true 或 是", "write true");
  if (std::find(meant_no.begin(), meant_no.end(), lower) != meant_no.end()) hint = message("请写 false 或 否", "write false");
  return mistake("value-boolean", message("此处应为是/否，实为“{}”", "expected true or false, found “{}”", shortened(printable(text), 40)),
                 std::move(hint));
}

ParsedValue parse_choice(std::string_view text, const ChoiceSet& choices) {
  if (const auto index = choices.find(text)) return {Rational(static_cast<std::int64_t>(*index)), {}};
  const auto near = nearest(text, choices.names());
  std::string all;
  for (const auto& choice : choices.choices) {
    if (!all.empty()) all += "、";
    all += choice.id == choice.label.zh ? choice.id : fmt::format("{}（{}）", choice.label.zh, choice.id);
  }
  std::string ids;
  for (const auto& choice : choices.choices) ids += (ids.empty() ? "" : ", ") + choice.id;
  auto hint = near ? message("是否指“{}”？", "did you mean “{}”?", *near) : Message{fmt::format("可选：{}", all), fmt::format("choices: {}", ids)};
  return mistake("value-choice", message("“{}”不在选项之中", "“{}” is none of the choices", shortened(printable(text), 40)), std::move(hint));
}

ParsedValue parse_day(std::string_view text) {
  if (const auto date = parse_date(text)) return {Rational(date->days), {}};
  // 2026/9/1, 2026.9.1, 2026年9月1日: suggest the same day as it is written here.
  std::vector<int> parts;
  bool in_number = false;
  for (const char c : half_width(text)) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_number) parts.push_back(0);
    if (digit && parts.back() < 100'000) parts.back() = parts.back() * 10 + (c - '0');
    in_number = digit;
  }
  Message hint;
  if (parts.size() == 3) {
    const auto guess = fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
    if (parse_date(guess)) hint = write_instead(guess);
  }
  return mistake("value-date", message("此处应为日期（如 2026-09-01），实为“{}”", "expected a date such as 2026-09-01, found “{}”", shortened(printable(text), 40)), std::move(hint));
}

ParsedValue parse_count(std::string_view text) {
  const auto value = parse_decimal(text);
  if (value && value->is_whole() && !value->is_negative() && text.find('.') == std::string_view::npos && text[0] != '-') {
    return {*value, {}};
  }
  const auto shown = shortened(printable(text), 40);
  if (value && value->is_negative()) return mistake("count-negative", message("数量不能为负：“{}”", "a count can't be negative: “{}”", shown));
  if (value) {
    return mistake("count-fraction", message("数量应为整数，实为“{}”", "a count is a whole number, found “{}”", shown),
                   value->is_whole() ? write_instead(to_decimal(*value, 0)) : Message{});
  }
  const auto [number, unit] = split_unit(text);
  if (!unit.empty() && parse_decimal(number) && half_width(text) == text) {
    return mistake("count-unit", message("数量不带单位：“{}”", "a count has no unit: “{}”", shown), write_instead(number));
  }
  return number_mistake(text, Kind::count);
}

/// Numbers with a unit: bandwidth, percent, money, duration.
ParsedValue parse_quantity(std::string_view text, Kind kind) {
  const auto shown = shortened(printable(text), 40);
  auto [number, unit_name] = split_unit(text);
  const Unit* unit = find_unit(unit_name);
  if (number.empty() && unit && unit->kind == kind && unit_name != "M" && unit_name.ends_with("兆") && unit_name != "兆") {
    number = "1";  // 百兆, 千兆, 万兆 stand for themselves
  }
  if (unit_name.empty() && parse_decimal(number)) {
    static constexpr std::string_view examples[] = {"Mbps", "%", "万元", "days"};
    const auto example = kind == Kind::bandwidth ? examples[0] : kind == Kind::percent ? examples[1] : kind == Kind::money ? examples[2] : examples[3];
    return mistake("unit-missing", message("“{}”缺少单位", "“{}” has no unit", shown),
                   message("写明单位，如 {0}{2}{1}", "write the unit, such as {0}{2}{1}", number, example, kind == Kind::percent ? "" : " "));
  }
  const auto* const wrong = std::find_if(false_units.begin(), false_units.end(), [&](const FalseUnit& u) { return u.name == unit_name; });
  if (wrong != false_units.end() && kind != Kind::money && kind != Kind::duration) {
    return mistake("unit-wrong", message("“{}”的单位不对", "“{}” has a wrong unit", shown), {std::string(wrong->zh), std::string(wrong->en)});
  }
  if (!unit_name.empty() && parse_decimal(number) && (!unit || unit->kind != kind)) {
    const auto expected = describe(kind);
    return mistake("unit-wrong", message("“{}”的单位“{}”不适用于此", "“{}” has the unit “{}”, which does not fit here", shown, shortened(printable(unit_name), 20)),
                   message("应为{}", "expected {1}", expected.zh, expected.en));
  }
  const auto value = parse_decimal(number);
  if (!value || !unit) {
    const auto expected = describe(kind);
    if (number.empty()) return mistake("value-type", message("此处应为{1}，实为“{0}”", "expected {2}, found “{0}”", shown, expected.zh, expected.en));
    return number_mistake(unit ? number : text, kind);
  }
  if (value->is_negative()) return mistake("value-negative", message("“{}”为负数", "“{}” is negative", shown));
  const auto scaled = multiply(*value, *Rational::of(unit->numerator, unit->denominator));
  if (!scaled) return mistake("number-too-large", message("“{}”过大", "“{}” is too large", shown));
  return {*scaled, {}};
}

struct Scale {
  std::int64_t size;
  std::string_view zh;
  std::string_view en;
};

/// The largest unit of which the value is at least one.
const Scale& scale_for(const Rational& value, std::span<const Scale> scales) {
  const Rational size = value.is_negative() ? *subtract(Rational{}, value) : value;
  for (const auto& scale : scales) {
    if (size >= Rational(scale.size)) return scale;
  }
  return scales.back();
}

std::string rounded(const Rational& value, int digits) {
  auto text = to_decimal(value, digits);
  const auto exact = parse_decimal(text);
  return exact && *exact == value ? text : "≈" + text;
}

}  // namespace

const Unit* find_unit(std::string_view name) {
  const auto* const unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.name == name; });
  return unit == units.end() ? nullptr : unit;
}

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

std::string format_number(const Rational& value, Kind kind, Language language, int digits) {
  static constexpr std::array<Scale, 4> bandwidths{{{giga, "Gbps", "Gbps"}, {mega, "Mbps", "Mbps"}, {kilo, "kbps", "kbps"}, {1, "bps", "bps"}}};
  static constexpr std::array<Scale, 2> amounts{{{10'000, "万元", "yuan"}, {1, "元", "yuan"}}};
  switch (kind) {
    case Kind::bandwidth:
    case Kind::money: {
      const bool zh = language == Language::zh;
      const auto& scale = kind == Kind::bandwidth ? scale_for(value, bandwidths) : zh ? scale_for(value, amounts) : amounts[1];
      const auto scaled = divide(value, Rational(scale.size));
      return fmt::format("{} {}", rounded(scaled.value_or(value), digits), zh ? scale.zh : scale.en);
    }
    case Kind::percent:
      return rounded(multiply(value, Rational(100)).value_or(value), digits) + "%";
    case Kind::duration:
      return fmt::format("{} {}", rounded(value, digits), language == Language::zh ? "天" : "days");
    case Kind::date:
      return to_string(Date{static_cast<std::int32_t>(value.floor())});
    default:
      return rounded(value, digits);
  }
}

std::string format_slot(const Slot& slot, const Type& type, Language language) {
  switch (type.kind) {
    case Kind::boolean:
      return language == Language::zh ? (slot.is_true() ? "是" : "否") : (slot.is_true() ? "yes" : "no");
    case Kind::text:
      return std::string(slot.text);
    case Kind::choice:
      return type.choices->choices[static_cast<std::size_t>(slot.bits())].label.in(language);
    case Kind::list: {
      std::string all;
      for (std::size_t i = 0; i < type.choices->choices.size(); ++i) {
        if ((slot.bits() >> i & 1U) == 0) continue;
        if (!all.empty()) all += language == Language::zh ? "、" : ", ";
        all += type.choices->choices[i].label.in(language);
      }
      return all;
    }
    default:
      return format_number(slot.number, type.kind, language);
  }
}

}  // namespace edu_check
