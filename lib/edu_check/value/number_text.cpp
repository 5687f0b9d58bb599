#include "edu_check/value/number_text.h"

#include <fmt/format.h>

#include <array>
#include <span>

#include "edu_check/value/date.h"
#include "edu_check/value/quantity.h"
#include "edu_check/value/unit.h"

namespace edu_check {
namespace {

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

/// Exact where that takes few decimals; else rounded, and marked.
std::string rounded(const Rational& value, int digits) {
  constexpr int most_digits = 9;
  auto exact = to_decimal(value, most_digits);
  const auto read = parse_decimal(exact);
  return read && *read == value ? exact : "≈" + to_decimal(value, digits);
}

}  // namespace

std::string format_number(const Rational& value, Kind kind, Language language, int digits) {
  static constexpr std::array<Scale, 4> bandwidths{
      {{giga, "Gbps", "Gbps"}, {mega, "Mbps", "Mbps"}, {kilo, "kbps", "kbps"}, {1, "bps", "bps"}}};
  static constexpr std::array<Scale, 2> amounts{{{10'000, "万元", "yuan"}, {1, "元", "yuan"}}};
  switch (kind) {
    case Kind::bandwidth:
    case Kind::money: {
      const bool zh = language == Language::zh;
      const auto& scale = kind == Kind::bandwidth ? scale_for(value, bandwidths)
                          : zh                    ? scale_for(value, amounts)
                                                  : amounts[1];
      const auto scaled = divide(value, Rational(scale.size));
      return fmt::format("{} {}", rounded(scaled.value_or(value), digits), zh ? scale.zh : scale.en);
    }
    case Kind::percent:
      return rounded(multiply(value, Rational(100)).value_or(value), digits) + "%";
    case Kind::duration:
      return fmt::format("{} {}", rounded(value, digits), language == Language::zh ? "天" : "days");
    case Kind::date:
      return to_string(Date{static_cast<std::int32_t>(value.floor())});
    case Kind::boolean:
    case Kind::count:
    case Kind::number:
    case Kind::text:
    case Kind::choice:
    case Kind::list:
      break;
  }
  return rounded(value, digits);
}

std::string format_interval(const Interval& value, Kind kind, Language language) {
  const bool zh = language == Language::zh;
  const auto& [low, high, doubtful] = value;
  const auto number = [&](const Bound& bound) { return format_number(bound.value, kind, language); };
  if (value.is_decided()) return low.is_finite() ? number(low) : low.infinite == Bound::Infinite::above ? "∞" : "-∞";
  if (!low.is_finite() && !high.is_finite()) return {};
  if (!low.is_finite()) return fmt::format("{}{}", number(high), zh ? " 或更少" : " or less");
  const bool positive = low.value > Rational();
  const auto at_least = fmt::format("{}{}", number(low), zh ? " 或更多" : " or more");
  if (!high.is_finite()) return low.value.is_zero() ? std::string() : at_least;
  if (!high.excluded) return fmt::format("{}–{}", number(low), number(high));
  const auto below = fmt::format("{}{}", zh ? "不足 " : "less than ", number(high));
  return positive ? at_least + (zh ? "、" : ", ") + below : below;
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
    case Kind::count:
    case Kind::number:
    case Kind::percent:
    case Kind::bandwidth:
    case Kind::money:
    case Kind::duration:
    case Kind::date:
      break;
  }
  return format_number(slot.number, type.kind, language);
}

}  // namespace edu_check
