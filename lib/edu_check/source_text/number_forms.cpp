#include "edu_check/source_text/number_forms.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "edu_check/source_text/numeral.h"

namespace edu_check {
namespace {

/// What may follow a number, the longer first.
struct WrittenUnit {
  std::u32string_view name;
  Kind kind;
  std::int64_t numerator;
  std::int64_t denominator;
};
constexpr std::int64_t mega = 1'000'000;
constexpr auto written_units = std::to_array<WrittenUnit>({
    {U"Mbps", Kind::bandwidth, mega, 1},
    {U"Gbps", Kind::bandwidth, 1'000 * mega, 1},
    {U"Kbps", Kind::bandwidth, 1'000, 1},
    {U"kbps", Kind::bandwidth, 1'000, 1},
    {U"M", Kind::bandwidth, mega, 1},
    {U"G", Kind::bandwidth, 1'000 * mega, 1},
    {U"兆", Kind::bandwidth, mega, 1},
    {U"%", Kind::percent, 1, 100},
    {U"‰", Kind::percent, 1, 1'000},
    {U"亿元", Kind::money, 100'000'000, 1},
    {U"万元", Kind::money, 10'000, 1},
    {U"元", Kind::money, 1, 1},
    {U"天", Kind::duration, 1, 1},
    {U"个工作日", Kind::duration, 1, 1},
    {U"周", Kind::duration, 7, 1},
});

struct Found {
  Rational value;
  std::size_t from = 0;
  std::size_t until = 0;
  const WrittenUnit* unit = nullptr;
};

/// Digits with a fraction, or a Chinese numeral.
std::optional<Found> read_number(std::u32string_view text, std::size_t from) {
  const auto rest = text.substr(from);
  const auto digits = read_digits(rest);
  const auto whole = digits ? digits : read_chinese_numeral(rest);
  if (!whole) return std::nullopt;
  Found found{Rational(whole->value), from, from + whole->length, nullptr};
  if (!digits || found.until >= text.size() || text[found.until] != U'.') return found;
  const auto fraction = read_digits(text.substr(found.until + 1));
  if (!fraction || fraction->length > 6) return found;
  const auto exact = parse_decimal(to_utf8(rest.substr(0, digits->length + 1 + fraction->length)));
  if (exact) found = {*exact, from, found.until + 1 + fraction->length, nullptr};
  return found;
}

const WrittenUnit* unit_after(std::u32string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  const auto unit = std::find_if(written_units.begin(), written_units.end(),
                                 [&](const WrittenUnit& each) { return rest.starts_with(each.name); });
  return unit == written_units.end() ? nullptr : unit;
}

/// 百分之 and 千分之 stand before their number.
const WrittenUnit* unit_before(std::u32string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  if (before.ends_with(U"百分之")) return unit_after(U"%", 0);
  return before.ends_with(U"千分之") ? unit_after(U"‰", 0) : nullptr;
}

bool is_range_sign(std::u32string_view text) {
  constexpr std::u32string_view signs = U"-–—~～至到";
  return text.size() == 1 && signs.find(text[0]) != std::u32string_view::npos;
}

std::vector<Found> read_numbers(std::u32string_view text) {
  std::vector<Found> numbers;
  for (std::size_t at = 0; at < text.size();) {
    auto found = read_number(text, at);
    if (!found) {
      ++at;
      continue;
    }
    found->unit = unit_before(text, at);
    if (found->unit == nullptr) found->unit = unit_after(text, found->until);
    at = found->until;
    numbers.push_back(*found);
  }
  for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
    const auto gap = text.substr(numbers[i].until, numbers[i + 1].from - numbers[i].until);
    if (numbers[i].unit == nullptr && is_range_sign(gap)) numbers[i].unit = numbers[i + 1].unit;
  }
  return numbers;
}

bool holds_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::u32string_view word) { return text.find(word) != std::u32string_view::npos; });
}

}  // namespace

void WrittenNumbers::add(std::u32string_view text) {
  std::u32string narrow(text);
  std::transform(narrow.begin(), narrow.end(), narrow.begin(), half_width);
  for (const auto& found : read_numbers(narrow)) {
    if (found.unit == nullptr) {
      add(found.value, Kind::number);
      if (found.value.is_whole() && found.value >= Rational(1900) && found.value < Rational(3000))
        years_.insert(found.value.numerator());
      if (found.until < narrow.size() && narrow[found.until] == U'月') months_.insert(found.value.numerator());
      continue;
    }
    const auto factor = Rational::of(found.unit->numerator, found.unit->denominator);
    if (const auto value = multiply(found.value, *factor)) add(*value, found.unit->kind);
  }
  if (narrow.find(U"半数") != std::u32string::npos || narrow.find(U"一半") != std::u32string::npos)
    add(*Rational::of(1, 2), Kind::percent);
}

bool WrittenNumbers::holds(const Rational& value, Kind kind) const {
  return written_.count({value, kind == Kind::count ? Kind::number : kind}) > 0;
}

bool WrittenNumbers::holds(Date date) const {
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{date.days}}};
  const bool last = day.month() == std::chrono::December && day.day() == std::chrono::day{31};
  return years_.count(static_cast<int>(day.year())) > 0 &&
         (last || months_.count(static_cast<unsigned>(day.month())) > 0);
}

bool is_said_in_words(std::u32string_view text, const Rational& value, Kind kind) {
  if (value.is_zero()) return true;
  if (value != Rational(1)) return false;
  if (kind == Kind::percent) {
    return holds_any(text, {U"全部", U"每", U"全体", U"所有", U"均", U"全覆盖", U"各", U"人人", U"校校", U"班班",
                            U"全员", U"一律", U"配齐", U"全面"});
  }
  return holds_any(text, {U"一", U"每", U"各", U"单"});
}

}  // namespace edu_check
