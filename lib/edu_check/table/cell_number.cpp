#include "edu_check/table/cell_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "edu_check/text/word_form.h"

namespace edu_check {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits of a number without its zeros in front, and how many of them stand before the point.
struct Digits {
  bool negative = false;
  std::string digits;
  long before_point = 0;
};

/// Reads `-12.5E-3`.
std::optional<Digits> read_digits(std::string_view text) {
  Digits number;
  number.negative = text.starts_with('-');
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  bool behind = false;
  bool any = false;
  for (; !text.empty() && (is_digit(text[0]) || (text[0] == '.' && !behind)); text.remove_prefix(1)) {
    if (text[0] == '.') {
      behind = true;
      continue;
    }
    any = true;
    const bool leads = number.digits.empty() && text[0] == '0';
    if (!leads) number.digits += text[0];
    if (!leads && !behind) ++number.before_point;
    if (leads && behind) --number.before_point;
  }
  if (!any) return std::nullopt;
  if (!text.empty() && (text[0] == 'e' || text[0] == 'E')) {
    text.remove_prefix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc() || text.empty()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    number.before_point += exponent;
  }
  return text.empty() ? std::optional(number) : std::nullopt;
}

void round_half_up(Digits& number) {
  if (number.digits.size() <= significant_digits) return;
  const bool up = number.digits[significant_digits] >= '5';
  number.digits.resize(significant_digits);
  if (!up) return;
  auto at = number.digits.size();
  while (at > 0 && number.digits[at - 1] == '9') number.digits[--at] = '0';
  if (at > 0) {
    ++number.digits[at - 1];
  } else {
    number.digits.insert(number.digits.begin(), '1');
    ++number.before_point;
  }
}

std::string written(const Digits& number) {
  const auto last = number.digits.find_last_not_of('0');
  if (last == std::string::npos) return "0";
  const auto digits = number.digits.substr(0, last + 1);
  const auto before = number.before_point;
  const auto size = static_cast<long>(digits.size());
  std::string text = number.negative ? "-" : "";
  if (before <= 0) return text + "0." + std::string(static_cast<std::size_t>(-before), '0') + digits;
  if (before >= size) return text + digits + std::string(static_cast<std::size_t>(before - size), '0');
  const auto point = static_cast<std::size_t>(before);
  return text + digits.substr(0, point) + "." + digits.substr(point);
}

/// A section of a format code without what is shown as it stands: quoted and escaped characters, widths, colours,
/// conditions and languages in brackets. Elapsed time in brackets stays, as its letter.
std::string letters_of_format(std::string_view code) {
  std::string letters;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const auto end = std::min(code.find(']', i), code.size());
      const auto inside = lower_case(code.substr(i + 1, end - i - 1));
      const bool elapsed = !inside.empty() && inside.find_first_not_of(inside[0]) == std::string::npos &&
                           (inside[0] == 'h' || inside[0] == 'm' || inside[0] == 's');
      if (elapsed) letters += 'h';
      i = end;
    } else {
      letters += c;
    }
  }
  return lower_case(letters);
}

void remove_all(std::string& text, std::string_view word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
}

}  // namespace

std::optional<std::string> decimal_text(std::string_view number) {
  auto digits = read_digits(trimmed(number, " \t\r\n"));
  if (!digits) return std::nullopt;
  round_half_up(*digits);
  constexpr long most_digits = 30;
  const auto behind = static_cast<long>(digits->digits.size()) - digits->before_point;
  if (digits->before_point > most_digits || behind > most_digits + static_cast<long>(significant_digits))
    return std::nullopt;
  return written(*digits);
}

std::string percent_text(std::string_view decimal) {
  auto digits = read_digits(decimal);
  if (!digits) return std::string(decimal);
  digits->before_point += 2;
  return written(*digits) + "%";
}

NumberFormat number_format_of(std::string_view code) {
  auto letters = letters_of_format(code);
  if (letters.find("general") != std::string::npos || trimmed(letters).empty()) return NumberFormat::number;
  if (letters.find('@') != std::string::npos) return NumberFormat::text;
  if (letters.find('%') != std::string::npos) return NumberFormat::percentage;
  remove_all(letters, "am/pm");
  remove_all(letters, "a/p");
  remove_all(letters, "上午/下午");
  for (const auto exponent : {"e+", "e-"}) remove_all(letters, exponent);
  const bool has_clock = letters.find_first_of("hs") != std::string::npos;
  if (letters.find_first_of("yde") != std::string::npos || letters.find("aaa") != std::string::npos)
    return NumberFormat::date;
  if (has_clock) return NumberFormat::time;
  return letters.find('m') != std::string::npos ? NumberFormat::date : NumberFormat::number;
}

NumberFormat built_in_number_format(std::uint32_t id) {
  const auto within = [id](std::uint32_t first, std::uint32_t last) { return first <= id && id <= last; };
  if (id == 9 || id == 10) return NumberFormat::percentage;
  if (within(14, 17) || id == 22 || within(27, 31) || id == 36 || within(50, 54) || within(57, 58))
    return NumberFormat::date;
  if (within(18, 21) || within(32, 35) || within(45, 47) || within(55, 56)) return NumberFormat::time;
  return id == 49 ? NumberFormat::text : NumberFormat::number;
}

std::optional<std::string> date_text(std::string_view decimal, DateSystem system) {
  using std::chrono::days;
  int day = 0;
  const auto whole = decimal.substr(0, decimal.find('.'));
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), day);
  constexpr int last_day = 2'958'465;
  if (error != std::errc() || end != whole.data() + whole.size() || day < 0 || day > last_day) return std::nullopt;
  using namespace std::chrono_literals;
  std::chrono::sys_days first = 1904y / 1 / 1;
  if (system == DateSystem::from_1900) {
    constexpr int false_leap_day = 60;
    if (day == 0 || day == false_leap_day) return std::nullopt;
    first = day < false_leap_day ? 1899y / 12 / 31 : 1899y / 12 / 30;
  }
  const std::chrono::year_month_day date = first + days(day);
  if (static_cast<int>(date.year()) > 9999) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace edu_check
