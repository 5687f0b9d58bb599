#include "edu_check/assessment/far_day.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace edu_check {
namespace {

constexpr std::array<std::string_view, 3> reason_words{"before_document", "after_document", "today"};

constexpr std::int32_t days_of_years(std::int32_t years) { return years * 365 + years / 4; }

}  // namespace

std::string_view to_string(FarDayReason reason) { return reason_words[static_cast<std::size_t>(reason)]; }

std::optional<FarDayReason> parse_far_day_reason(std::string_view word) {
  const auto* const found = std::find(reason_words.begin(), reason_words.end(), word);
  if (found == reason_words.end()) return std::nullopt;
  return static_cast<FarDayReason>(found - reason_words.begin());
}

std::optional<FarDay> find_far_day(Date as_of, std::optional<Date> asked, Date today, std::optional<Date> issued) {
  if (issued && as_of < *issued) return FarDay{FarDayReason::before_document, *issued};
  if (issued && as_of.days - issued->days > days_of_years(FarDay::years_after_document))
    return FarDay{FarDayReason::after_document, *issued};
  const bool far = asked && std::abs(asked->days - today.days) > days_of_years(FarDay::years_from_today);
  return far ? std::optional(FarDay{FarDayReason::today, today}) : std::nullopt;
}

}  // namespace edu_check
