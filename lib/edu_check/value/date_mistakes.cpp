#include "edu_check/value/date_mistakes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/value/date.h"
#include "edu_check/value/date_words.h"
#include "edu_check/value/number_mistakes.h"

namespace edu_check {
namespace {

constexpr int minutes_of_day = 24 * 60;
constexpr int beijing = 8 * 60;

/// From 0, Sunday; 1970-01-01 was a Thursday.
int weekday_of(Date date) { return ((date.days % 7) + 7 + 4) % 7; }

/// What to write, and whether nothing else can be meant.
struct Guess {
  Message hint;
  std::string instead = {};
};

Guess exactly_day(const std::string& day) { return {write_instead(day), day}; }

/// Reads digits and signs off the front of a text.
class Front {
 public:
  explicit Front(std::string_view text) : text_(text) {}

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::string_view rest() const { return text_; }
  [[nodiscard]] std::size_t digits() const { return std::min(text_.find_first_not_of("0123456789"), text_.size()); }
  /// A number of `least` to `most` digits.
  std::optional<int> number(std::size_t least, std::size_t most) {
    const auto length = digits();
    if (length < least || length > most) return std::nullopt;
    int value = 0;
    for (const char digit : text_.substr(0, length)) value = value * 10 + (digit - '0');
    text_.remove_prefix(length);
    return value;
  }
  bool take(std::string_view word) {
    const bool found = text_.starts_with(word);
    if (found) text_.remove_prefix(word.size());
    return found;
  }
  void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(' '), text_.size())); }

 private:
  std::string_view text_;
};

std::string day_text(int year, int month, int day) { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

bool take_separator(Front& front, std::string_view word) {
  front.skip_spaces();
  for (const std::string_view each : {word, std::string_view("-"), std::string_view("/"), std::string_view(".")}) {
    if (!front.take(each)) continue;
    front.skip_spaces();
    return true;
  }
  return false;
}

/// Year, month and day in this order, however they are set apart.
std::optional<std::string> take_day(Front& front) {
  if (front.digits() == 8) {
    const auto number = *front.number(8, 8);
    return day_text(number / 10'000, number / 100 % 100, number % 100);
  }
  const auto year = front.number(4, 4);
  if (!year || !take_separator(front, "年")) return std::nullopt;
  const auto month = front.number(1, 2);
  if (!month || !take_separator(front, "月")) return std::nullopt;
  const auto day = front.number(1, 2);
  if (!day) return std::nullopt;
  auto after = front;
  after.skip_spaces();
  if (after.take("日") || after.take("号")) front = after;
  return day_text(*year, *month, *day);
}

/// Minutes east of Greenwich of `Z` or `+08:00`; those of Beijing where none is written.
std::optional<int> take_zone(Front& front) {
  front.skip_spaces();
  if (front.empty()) return beijing;
  if (front.take("Z") || front.take("z") || front.take("UTC") || front.take("GMT")) return 0;
  const int sign = front.take("+") ? 1 : front.take("-") ? -1 : 0;
  if (sign == 0) return std::nullopt;
  if (front.digits() == 4) {
    const int both = *front.number(4, 4);
    return sign * (both / 100 * 60 + both % 100);
  }
  const auto hours = front.number(1, 2);
  const auto minutes = front.take(":") ? front.number(2, 2) : 0;
  return hours && minutes ? std::optional(sign * (*hours * 60 + *minutes)) : std::nullopt;
}

/// A time of day in words: `上午`, `下午3点`, `12时30分`. Whether nothing else is there.
bool take_time_in_words(Front front) {
  front.skip_spaces();
  for (const std::string_view each : {"上午", "下午", "中午", "早上", "晚上", "凌晨"}) {
    if (front.take(each)) break;
  }
  front.skip_spaces();
  if (front.empty()) return true;
  const auto hour = front.number(1, 2);
  if (!hour || *hour > 23 || (!front.take("时") && !front.take("点"))) return false;
  front.take("整");
  if (front.take("半") || front.empty()) return front.empty();
  const auto minute = front.number(1, 2);
  front.take("分");
  return minute && *minute < 60 && front.empty();
}

/// By how many days the day in Beijing differs from the one that is written before this time; nothing if it is no time.
std::optional<int> days_off(Front& front) {
  if (!front.take("T") && !front.take("t") && !front.rest().starts_with(' ')) return std::nullopt;
  front.skip_spaces();
  const auto hour = front.number(1, 2);
  if (!hour || *hour > 24 || !front.take(":")) return std::nullopt;
  const auto minute = front.number(2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (front.take(":") && !front.number(2, 2)) return std::nullopt;
  if ((front.take(".") || front.take(",")) && !front.number(1, 9)) return std::nullopt;
  const auto zone = take_zone(front);
  front.skip_spaces();
  if (!zone || !front.empty()) return std::nullopt;
  const int local = *hour * 60 + *minute - *zone + beijing;
  return local < 0 ? -1 : local / minutes_of_day;
}

/// A day, or a day with a time.
std::optional<Guess> guess_day(std::string_view text) {
  Front front(text);
  const auto written = take_day(front);
  const auto date = written ? parse_date(*written) : std::nullopt;
  if (!date) return std::nullopt;
  if (front.empty()) return exactly_day(*written);
  if (take_time_in_words(front)) return exactly_day(*written);
  const bool at_midnight = front.rest().substr(1).starts_with("24:00");
  const auto shift = days_off(front);
  if (!shift) return std::nullopt;
  if (*shift == 0) return exactly_day(*written);
  if (at_midnight)
    return Guess{message("请写 {} 或 {}，视所指而定", "write {} or {}, whichever is meant", *written,
                         to_string(Date{date->days + 1}))};
  const auto there = to_string(Date{date->days + *shift});
  return Guess{message("请写 {}（按北京时间），若指那个时区的日期则写 {}",
                       "write {}, the day in Beijing, or {} if the day of that time zone is meant", there, *written)};
}

/// Day and month before the year, of which nobody can tell which is which.
std::optional<Guess> guess_year_last(std::string_view text) {
  Front front(text);
  const auto first = front.number(1, 2);
  if (!first || !take_separator(front, "/")) return std::nullopt;
  const auto second = front.number(1, 2);
  if (!second || !take_separator(front, "/")) return std::nullopt;
  const auto year = front.number(4, 4);
  if (!year || !front.empty()) return std::nullopt;
  std::vector<std::string> days;
  for (const auto& day : {day_text(*year, *first, *second), day_text(*year, *second, *first)}) {
    if (parse_date(day) && std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
  }
  if (days.empty()) return std::nullopt;
  if (days.size() == 1) return Guess{write_instead(days[0])};
  return Guess{message("请写 {} 或 {}，视所指而定", "write {} or {}, whichever is meant", days[0], days[1])};
}

/// A year and a month.
std::optional<Guess> guess_month(std::string_view text) {
  Front front(text);
  const auto year = front.number(4, 4);
  if (!year || !take_separator(front, "年")) return std::nullopt;
  const auto month = front.number(1, 2);
  front.take("月");
  if (!month || !front.empty() || !parse_date(day_text(*year, *month, 1))) return std::nullopt;
  return Guess{message("把日也写上，如 {}", "write the day too, such as {}", day_text(*year, *month, 1))};
}

/// Excel counts days, of which 25569 is 1970-01-01; the hours are a fraction. From 1954 to 2099.
std::optional<std::string> day_of_excel(std::string_view text) {
  constexpr int first = 20'000;
  constexpr int last = 73'050;
  constexpr int epoch = 25'569;
  Front front(text);
  const auto number = front.number(5, 5);
  if (!number || *number < first || *number > last) return std::nullopt;
  const auto fraction = front.rest();
  const bool whole = fraction.empty();
  const bool decimals = fraction.size() > 1 && fraction[0] == '.' &&
                        fraction.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return whole || decimals ? std::optional(to_string(Date{*number - epoch})) : std::nullopt;
}

/// What to say where the day of the week is that of another day.
Guess other_weekday(Date date) {
  const std::array<Message, 7> names{{{"日", "Sunday"},
                                      {"一", "Monday"},
                                      {"二", "Tuesday"},
                                      {"三", "Wednesday"},
                                      {"四", "Thursday"},
                                      {"五", "Friday"},
                                      {"六", "Saturday"}}};
  return {message("{} 是星期{}：核对日期，只写日期", "{} is a {}: look at the day, and write it alone", to_string(date),
                  names[static_cast<std::size_t>(weekday_of(date))])};
}

ParsedValue wrong(Message text, Guess guess) {
  auto found = mistake("value-date", std::move(text), std::move(guess.hint));
  found.mistake.instead = std::move(guess.instead);
  return found;
}

}  // namespace

ParsedValue date_mistake(std::string_view text) {
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
  auto plain = without_odd_characters(half_width(text));
  plain.erase(plain.find_last_not_of(' ') + 1);
  plain.erase(0, std::min(plain.find_first_not_of(' '), plain.size()));
  const auto weekday = take_weekday(plain);
  plain = with_plain_numbers(plain);
  if (const auto day = day_of_excel(plain)) {
    return mistake(
        "value-date",
        message("“{}”像是 Excel 把日期变成的数", "“{}” looks like a number that Excel made of a date", shown),
        write_instead(*day));
  }
  auto guess = guess_day(plain);
  // Where day and weekday do not fit, one of them is a mistake.
  const auto guessed = guess ? parse_date(guess->instead) : std::nullopt;
  if (weekday && guessed && weekday_of(*guessed) != *weekday) guess = other_weekday(*guessed);
  if (!guess) guess = guess_year_last(plain);
  if (!guess) guess = guess_month(plain);
  return wrong(
      message("此处应为日期（如 2026-09-01），实为“{}”", "expected a date such as 2026-09-01, found “{}”", shown),
      guess.value_or(Guess{}));
}

}  // namespace edu_check
