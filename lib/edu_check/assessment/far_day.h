#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "edu_check/value/date.h"

namespace edu_check {

/// From what the day on which facts are judged is far.
enum class FarDayReason : std::uint8_t {
  before_document,  ///< the document was not issued yet: hardly anything is due
  after_document,   ///< it was issued so long before that it is hardly in force any more
  today             ///< the day was asked for, and is years from today
};
[[nodiscard]] std::string_view to_string(FarDayReason reason);
[[nodiscard]] std::optional<FarDayReason> parse_far_day_reason(std::string_view word);

/// A day of judgement that is hardly meant: a mistyped `--as-of`, a clock that is wrong. No outcome depends on it.
struct FarDay {
  static constexpr std::int32_t years_after_document = 25;
  static constexpr std::int32_t years_from_today = 5;

  FarDayReason reason = FarDayReason::today;
  Date date;  ///< from which it is far: today, or the day on which the document was issued
};

/// Nothing for a day as usual. `asked` is the day of `--as-of`, if one was given; `issued` that of the document, if it
/// is known.
[[nodiscard]] std::optional<FarDay> find_far_day(Date as_of, std::optional<Date> asked, Date today,
                                                 std::optional<Date> issued);

}  // namespace edu_check
