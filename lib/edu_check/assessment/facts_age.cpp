#include "edu_check/assessment/facts_age.h"

#include <algorithm>
#include <array>

namespace edu_check {

namespace {

constexpr std::array<std::string_view, 3> age_words{"old", "future", "undated"};

}  // namespace

std::string_view to_string(FactsAgeState state) { return age_words[static_cast<std::size_t>(state)]; }

std::optional<FactsAgeState> parse_facts_age_state(std::string_view word) {
  const auto found = std::find(age_words.begin(), age_words.end(), word);
  return found == age_words.end() ? std::nullopt : std::optional(static_cast<FactsAgeState>(found - age_words.begin()));
}

std::optional<FactsAge> find_facts_age(std::optional<Date> date, std::optional<Date> as_of, Date today,
                                       const FactsAgeRule& rule) {
  if (!rule.most_days) return std::nullopt;
  FactsAge age;
  age.limit = *rule.most_days;
  if (!date) {
    age.state = FactsAgeState::undated;
    return rule.date_wanted ? std::optional(age) : std::nullopt;
  }
  age.date = date;
  age.days = as_of.value_or(today).days - date->days;
  if (age.days < 0) {
    age.state = FactsAgeState::future;
    if (!as_of) age.today = today;
    return age;
  }
  // Without --as-of facts are judged on their own day, of which they can't be too old.
  return as_of && age.days > age.limit ? std::optional(age) : std::nullopt;
}

}  // namespace edu_check
