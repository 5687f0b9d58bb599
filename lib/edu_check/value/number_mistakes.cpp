#include "edu_check/value/number_mistakes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/text/utf8.h"
#include "edu_check/value/unit.h"

namespace edu_check {
namespace {

/// Units that look like ours and are not: what is wrong with them.
struct FalseUnit {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
  std::string_view meant = {};  ///< the unit that can only be meant
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
    {"mbps", "单位区分大小写：写 Mbps", "units are case-sensitive: write Mbps", "Mbps"},
    {"MBPS", "单位区分大小写：写 Mbps", "units are case-sensitive: write Mbps"},
    {"gbps", "单位区分大小写：写 Gbps", "units are case-sensitive: write Gbps", "Gbps"},
    {"GBPS", "单位区分大小写：写 Gbps", "units are case-sensitive: write Gbps"},
    {"m", "m 不是带宽单位：写 M 或 Mbps", "m is no unit of bandwidth: write M or Mbps"},
    {"g", "g 不是带宽单位：写 G 或 Gbps", "g is no unit of bandwidth: write G or Gbps"},
    {"％", "全角百分号：写半角 %", "a full-width percent sign: write %", "%"},
    {"Ｍ", "全角字母：写半角 M", "a full-width letter: write M", "M"},
    {"Ｇ", "全角字母：写半角 G", "a full-width letter: write G", "G"},
});

/// How to write a number that lacks its unit.
Message unit_hint(std::string_view number, Kind kind) {
  if (kind == Kind::bandwidth) return message("写明单位，如 {} Mbps", "write the unit, such as {} Mbps", number);
  if (kind == Kind::money)
    return message("写明单位：{0} 元 或 {0} 万元", "write the unit: {0} 元 (yuan) or {0} 万元 (ten thousand yuan)",
                   number);
  if (kind == Kind::duration) return message("写明单位：{} 天", "write the unit: {} days", number);
  const auto hundredfold = multiply(*parse_decimal(number), Rational(100));
  if (!hundredfold || *hundredfold > Rational(100)) return message("写明单位：{}%", "write the unit: {}%", number);
  return message("请写 {}% 或 {}%，视所指而定", "write {}% or {}%, whichever is meant", to_decimal(*hundredfold, 6),
                 number);
}

std::string with_unit(std::string_view number, std::string_view unit) {
  return fmt::format("{}{}{}", number, unit == "%" ? "" : " ", unit);
}

/// Words that count what they follow, so that a number says the same without them.
constexpr auto counters =
    std::to_array<std::string_view>({"人", "名", "位", "个", "台", "套", "间", "所", "册", "本", "部",  "张",
                                     "条", "门", "节", "项", "件", "份", "户", "座", "块", "班", "个班"});

bool is_counter(std::string_view word) { return std::find(counters.begin(), counters.end(), word) != counters.end(); }

/// What to write in place of `text`: another number, and its unit, which may have a mistake of its own. Empty if that
/// is no number.
Advice with_number(const std::string& number, std::string_view text, Kind kind) {
  if (!parse_decimal(number)) return {};
  const auto unit = split_unit(text).unit;
  const bool measured = kind != Kind::count && kind != Kind::number;
  if (measured && unit.empty()) return {unit_hint(number, kind)};
  return exactly(unit.empty() ? number : with_unit(number, unit));
}

/// Whether every group after a separator has three digits, so that it can only be one of thousands.
bool has_groups_of_three(std::string_view number) {
  for (auto at = number.find_first_of(",_"); at != std::string_view::npos; at = number.find_first_of(",_", at + 1)) {
    const auto end = std::min(number.find_first_of(",_.", at + 1), number.size());
    if (end - at != 4) return false;
  }
  return true;
}

/// Digits that are set apart in groups.
std::optional<ParsedValue> separator_mistake(std::string_view text, std::string_view shown, Kind kind) {
  if (const auto joined = join_groups(text); joined != text) {
    return mistake("number-separator", message("“{}”的数字之间有空格", "“{}” has a space between its digits", shown),
                   with_number(std::string(split_unit(joined).number), joined, kind));
  }
  std::string number(split_unit(text).number);
  if (number.find_first_of(",_") == std::string::npos) return std::nullopt;
  const bool plausible = has_groups_of_three(number);
  std::erase_if(number, [](char c) { return c == ',' || c == '_'; });
  return mistake(
      "number-separator", message("“{}”含有分隔符", "“{}” holds a separator", shown),
      plausible ? with_number(number, text, kind)
                : Advice{message("数字连着写，小数用“.”", "write the digits together, with a point before decimals")});
}

/// Mistakes in the way in which the digits are written.
std::optional<ParsedValue> digit_mistake(std::string_view text, std::string_view shown, Kind kind) {
  if (auto separated = separator_mistake(text, shown, kind)) return separated;
  const std::string number(split_unit(text).number);
  const auto digit = std::min(number.find_first_not_of("+-"), number.size());
  if (text.substr(digit, 1) == "0" && text.size() > digit + 1 && has_digit(text.substr(digit + 1)) &&
      text[digit + 1] != '.') {
    const bool other_base = number.size() == digit + 1;
    const auto decimal =
        other_base ? std::string() : number.substr(std::min(number.find_first_not_of("+-0"), number.size() - 1));
    return mistake("number-leading-zero",
                   message("“{}”以零开头，会被有些程序读作八进制或十六进制数",
                           "“{}” begins with a zero, which some programs read as octal or hexadecimal", shown),
                   other_base ? message("写成普通的十进制数", "write a plain decimal number")
                              : with_number(decimal, text, kind).hint);
  }
  if (number.starts_with('+')) {
    return mistake("number-sign", message("“{}”带有正号", "“{}” has a plus sign", shown),
                   with_number(number.substr(1), text, kind));
  }
  return std::nullopt;
}

/// `1.5e3` as `1500`; empty if that has too many digits.
std::string without_exponent(std::string_view number, std::string_view exponent) {
  exponent.remove_prefix(1);
  const bool small = exponent.starts_with('-');
  if (small || exponent.starts_with('+')) exponent.remove_prefix(1);
  int power = 0;
  const auto [end, error] = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
  auto value = parse_decimal(number);
  if (error != std::errc() || end != exponent.data() + exponent.size() || power > 18) return {};
  for (; value && power > 0; --power) value = small ? divide(*value, Rational(10)) : multiply(*value, Rational(10));
  if (!value) return {};
  auto written = to_decimal(*value, 9);
  return parse_decimal(written) == value ? written : std::string();
}

ParsedValue exponent_mistake(std::string_view text, std::string_view shown, Kind kind) {
  const auto [number, unit] = split_unit(text);
  const auto end = std::min(unit.find_first_not_of("0123456789+-", 1), unit.size());
  const auto rest = unit.substr(end);
  const bool goes_on = !rest.empty() && std::string_view(".,_").find(rest[0]) != std::string_view::npos;
  const auto plain = goes_on ? std::string() : without_exponent(number, unit.substr(0, end));
  const auto whole = plain + std::string(rest);
  return mistake(
      "number-exponent", message("“{}”是科学记数法", "“{}” has an exponent", shown),
      plain.empty() ? Advice{message("写出全部数字", "write all digits out")} : with_number(plain, whole, kind));
}

/// Without a word behind that makes a value indefinite: 左右, 以上.
std::string_view without_about(std::string_view text) {
  for (const std::string_view word : {"左右", "上下", "以上", "以下", "以内", "不到", "多", "余"}) {
    if (text.size() >= word.size() && text.ends_with(word)) return text.substr(0, text.size() - word.size());
  }
  return text;
}

Message definite_hint(std::string_view value) {
  return message("写一个确定的值，如 {}；不知道时写 null",
                 "write one definite value, such as {}, or null if it is not known", value);
}

/// The number that Chinese numerals at the start of a text say, and how many bytes they take; nothing if they are none.
std::optional<std::pair<std::int64_t, std::size_t>> read_numerals(std::string_view text) {
  static constexpr std::u32string_view digits = U"零一二三四五六七八九";
  static constexpr std::pair<char32_t, std::int64_t> places[] = {{U'十', 10}, {U'百', 100}, {U'千', 1'000}};
  constexpr std::size_t most = 12;  // characters
  std::int64_t whole = 0;
  std::int64_t part = 0;
  std::int64_t digit = -1;
  std::size_t bytes = 0;
  std::size_t count = 0;
  std::int64_t unit = 1;  // of the last place, up to the next 零
  for (auto character : decode_utf8(text)) {
    if (++count > most) return std::nullopt;
    if (character == U'两') character = U'二';
    if (character == U'〇') character = U'零';
    const auto at = digits.find(character);
    const auto* const place =
        std::find_if(std::begin(places), std::end(places), [&](const auto& each) { return each.first == character; });
    if (at != std::u32string_view::npos) {
      if (digit > 0) return std::nullopt;  // 二五: digits one by one
      digit = static_cast<std::int64_t>(at);
      if (digit == 0) unit = 1;
    } else if (place != std::end(places)) {
      part += (digit < 0 ? 1 : digit) * place->second;
      unit = place->second;
      digit = -1;
    } else if (character == U'万') {
      whole += (part + std::max<std::int64_t>(digit, 0)) * 10'000;
      unit = 10'000;
      part = 0;
      digit = -1;
    } else {
      break;
    }
    bytes += 3;
  }
  constexpr std::int64_t hundred = 100;
  if (bytes == 0 || (digit > 0 && unit >= hundred)) return std::nullopt;  // 一千五 is 1500, and no 1005
  return std::pair(whole + part + std::max<std::int64_t>(digit, 0), bytes);
}

/// Whether what stands behind a number of a kind may stand there.
bool fits_behind(std::string_view rest, Kind kind) {
  const bool measured = kind != Kind::count && kind != Kind::number;
  if (!measured) return rest.empty() || is_counter(rest);
  const auto* const unit = find_unit(rest);
  return unit != nullptr && unit->kind == kind;
}

/// What to write in place of a number in words, of one that begins with its point, or of an indefinite one.
Message advice_on_words(std::string_view text, Kind kind) {
  if (kind != Kind::count && text.size() > 1 && text[0] == '.' && text[1] >= '0' && text[1] <= '9') {
    const auto [number, unit] = split_unit(text);
    if (parse_decimal("0" + std::string(number)) && fits_behind(unit, kind))
      return write_instead("0" + std::string(text));
  }
  if (const auto read = read_numerals(text)) {
    const auto rest = text.substr(read->second);
    const auto number = std::to_string(read->first);
    if (fits_behind(rest, kind))
      return write_instead(kind == Kind::count || kind == Kind::number ? number : with_unit(number, rest));
  }
  for (const std::string_view word : {"大约", "大概", "约", "近", "超过", "大于", "多于", "不少于", "不低于", "至少",
                                      "不超过", "小于", "≥", "≤", ">=", "<=", ">", "<", "~"}) {
    if (!text.starts_with(word)) continue;
    auto rest = without_about(text.substr(word.size()));
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const auto [number, unit] = split_unit(rest);
    if (parse_decimal(number) && fits_behind(unit, kind)) return definite_hint(rest);
  }
  const auto definite = without_about(text);
  const auto [number, unit] = split_unit(definite);
  if (definite != text && parse_decimal(number) && fits_behind(unit, kind)) return definite_hint(definite);
  return {};
}

}  // namespace

NumberAndUnit split_unit(std::string_view text) {
  const auto end = std::min(text.find_first_not_of("0123456789.-+,_"), text.size());
  auto unit = text.substr(end);
  unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
  return {text.substr(0, end), unit};
}

std::string half_width(std::string_view text) {
  std::string narrow;
  for (const auto character : decode_utf8(text)) {
    const bool wide = character >= U'！' && character <= U'～';
    append_utf8(narrow, wide ? character - U'！' + U'!' : character);
  }
  return narrow;
}

ParsedValue mistake(std::string_view id, Message text, Message hint) {
  return {std::nullopt, {id, std::move(text), std::move(hint)}};
}

ParsedValue mistake(std::string_view id, Message text, Advice advice) {
  return {std::nullopt, {id, std::move(text), std::move(advice.hint), std::move(advice.instead)}};
}

Advice exactly(std::string what) {
  auto hint = write_instead(what);
  return {std::move(hint), std::move(what)};
}

std::string join_groups(std::string_view text) {
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::string joined;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool before_group = text[at] == ' ' && at > 0 && is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2) &&
                              is_digit(at + 3) && !is_digit(at + 4);
    if (!before_group) joined += text[at];
  }
  return joined;
}

Message write_instead(std::string_view what) { return message("请写 {}", "write {}", what); }

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

ParsedValue number_mistake(std::string_view text, Kind kind) {
  const auto shown = shortened(printable(text), 40);
  const auto narrow = half_width(text);
  if (narrow != text) {
    const auto separated = digit_mistake(narrow, narrow, kind);
    const bool advised = separated && !separated->mistake.hint.empty();
    return mistake("number-full-width", message("“{}”含有全角字符", "“{}” holds full-width characters", shown),
                   advised ? Advice{separated->mistake.hint, separated->mistake.instead} : exactly(narrow));
  }
  if (auto found = digit_mistake(text, shown, kind)) return *found;
  const auto [number, unit] = split_unit(text);
  if ((unit.starts_with('e') || unit.starts_with('E')) && has_digit(unit) && parse_decimal(number)) {
    return exponent_mistake(text, shown, kind);
  }
  const auto digits = std::count_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits > 18)
    return mistake("number-too-long", message("“{}”超过 18 位数字", "“{}” has more than 18 digits", shown),
                   message("检查是否多写了数字", "look for surplus digits"));
  const auto expected = describe(kind);
  return mistake("value-type", message("此处应为{}，实为“{}”", "expected {}, found “{}”", expected, shown),
                 advice_on_words(text, kind));
}

ParsedValue missing_unit(std::string_view number, std::string_view shown, Kind kind) {
  return mistake("unit-missing", message("“{}”缺少单位", "“{}” has no unit", shown), unit_hint(number, kind));
}

ParsedValue wrong_unit(std::string_view number, std::string_view unit, std::string_view shown, Kind kind) {
  const auto* const wrong =
      std::find_if(false_units.begin(), false_units.end(), [&](const FalseUnit& u) { return u.name == unit; });
  const bool measured = kind == Kind::bandwidth || kind == Kind::percent;
  if (wrong != false_units.end() && measured) {
    return mistake("unit-wrong", message("“{}”的单位不对", "“{}” has a wrong unit", shown),
                   Advice{{std::string(wrong->zh), std::string(wrong->en)},
                          wrong->meant.empty() ? std::string() : with_unit(number, wrong->meant)});
  }
  std::vector<std::string_view> names;
  for (const auto& each : all_units()) {
    // 百兆, 千兆 and 万兆 multiply what stands before them: to hint at them would make 5,000 Gbps of 500万.
    const bool multiplies = kind == Kind::bandwidth && each.name != "兆" && each.name.ends_with("兆");
    if (each.kind == kind && !multiplies) names.push_back(each.name);
  }
  if (const auto about = without_about(unit);
      about != unit && find_unit(about) != nullptr && find_unit(about)->kind == kind)
    return mistake("unit-wrong", message("“{}”不是确定的值", "“{}” is no definite value", shown),
                   definite_hint(with_unit(number, about)));
  auto near = find_unit(unit) == nullptr ? nearest(unit, names) : std::nullopt;
  // Another first letter is another size: Tbps, 百万元.
  if (near && decode_utf8(*near).front() != decode_utf8(unit).front()) near.reset();
  const auto expected = describe(kind);
  auto text = message("“{}”的单位“{}”不适用于此", "“{}” has the unit “{}”, which does not fit here", shown,
                      shortened(printable(unit), 20));
  const auto* const narrow = find_unit(half_width(unit));
  if (narrow != nullptr && narrow->kind == kind)
    return mistake("unit-wrong", std::move(text), exactly(with_unit(number, narrow->name)));
  return mistake("unit-wrong", std::move(text),
                 near ? message("是否指 {}？", "did you mean {}?", *near) : message("应为{}", "expected {}", expected));
}

ParsedValue counted_in(std::string_view number, std::string_view unit, std::string_view shown) {
  static constexpr std::pair<std::string_view, std::int64_t> numerals[] = {
      {"亿", 100'000'000}, {"万", 10'000}, {"千", 1'000}, {"百", 100}};
  auto text = message("数量不带单位：“{}”", "a count has no unit: “{}”", shown);
  for (const auto& [word, times] : numerals) {
    if (!unit.starts_with(word)) continue;
    const auto rest = unit.substr(word.size());
    const auto value = multiply(*parse_decimal(number), Rational(times));
    if (!value || (!rest.empty() && !is_counter(rest))) break;
    return mistake("count-unit", std::move(text), exactly(to_decimal(*value, 4)));
  }
  const auto about = without_about(unit);
  if (about != unit && (about.empty() || is_counter(about)))
    return mistake("count-unit", std::move(text), definite_hint(number));
  if (is_counter(unit)) return mistake("count-unit", std::move(text), exactly(std::string(number)));
  return mistake("count-unit", std::move(text),
                 message("只写数，写出全部数字；不知道时写 null",
                         "write nothing but the number, with all its digits, or null for what is not known"));
}

}  // namespace edu_check
