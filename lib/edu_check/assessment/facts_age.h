#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "edu_check/value/date.h"

namespace edu_check {

/// How old facts may be on the day on which they are judged without being marked. Outcomes do not depend on it.
struct FactsAgeRule {
  /// A survey each school year (学年), and a month in which the next one is made.
  static constexpr std::int32_t usual_days = 400;

  std::optional<std::int32_t> most_days = usual_days;  ///< nothing: no facts are marked
  bool date_wanted = false;  ///< whether facts without a date are marked; so if the limit was asked for

  friend bool operator==(const FactsAgeRule&, const FactsAgeRule&) = default;
};

/// What is wrong with the day of an inventory's facts.
enum class FactsAgeState : std::uint8_t {
  old,     ///< they were taken too long before the day on which they are judged
  future,  ///< they are of a later day than that, or of one that has not come
  undated  ///< nobody says when they were taken
};
[[nodiscard]] std::string_view to_string(FactsAgeState state);
[[nodiscard]] std::optional<FactsAgeState> parse_facts_age_state(std::string_view word);

/// Facts of another time than that in which they are judged.
struct FactsAge {
  FactsAgeState state = FactsAgeState::old;
  std::optional<Date> date;   ///< when they were taken; nothing if undated
  std::int32_t days = 0;      ///< from then to the day on which they are judged; negative for the future
  std::int32_t limit = 0;     ///< of the rule
  std::optional<Date> today;  ///< of facts that are judged on a day to come: the day from which they were seen
};

/// Nothing for facts of the right time. `as_of` is the day of `--as-of`, if one was given.
[[nodiscard]] std::optional<FactsAge> find_facts_age(std::optional<Date> date, std::optional<Date> as_of, Date today,
                                                     const FactsAgeRule& rule);

}  // namespace edu_check
