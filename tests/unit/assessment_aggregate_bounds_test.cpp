// Every region that small inventories may stand for, counted out, against what the aggregates say of it.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edu_check/assessment/aggregate.h"
#include "fixtures.h"

namespace edu_check::assessment_aggregate_bounds_test {

/// A school: whether the standard applies to it, whether it is wired, whether it is large. Nothing: not known.
struct School {
  std::optional<bool> applies;
  std::optional<bool> wired;
  std::optional<bool> large;
};

const std::optional<bool> states[] = {std::nullopt, false, true};

std::string text_of(const School& school) {
  std::string text = "school.name: a\n";
  if (school.applies) text += *school.applies ? "school.area: urban\n" : "school.area: rural\n";
  if (school.wired) text += *school.wired ? "net.wired: yes\n" : "net.wired: no\n";
  if (school.large) text += *school.large ? "rooms.total: 20\n" : "rooms.total: 10\n";
  return text;
}

std::vector<School> all_schools() {
  std::vector<School> all;
  for (const auto applies : states) {
    for (const auto wired : states) {
      for (const auto large : states) all.push_back({applies, wired, large});
    }
  }
  return all;
}

/// What a region of fully known schools comes to.
struct Tally {
  int schools = 0;
  int wired = 0;
  int large = 0;
  int large_wired = 0;
};

/// Calls `visit` with the tally of each way in which the schools from `at` on may turn out.
template <class Visit>
void complete(const std::vector<School>& schools, std::size_t at, const Tally& tally, const Visit& visit) {
  if (at == schools.size()) return visit(tally);
  const auto& school = schools[at];
  for (const bool applies : {false, true}) {
    if (school.applies && *school.applies != applies) continue;
    for (const bool wired : {false, true}) {
      if (school.wired && *school.wired != wired) continue;
      for (const bool large : {false, true}) {
        if (school.large && *school.large != large) continue;
        auto more = tally;
        if (applies) {
          ++more.schools;
          more.wired += wired ? 1 : 0;
          more.large += large ? 1 : 0;
          more.large_wired += wired && large ? 1 : 0;
        }
        complete(schools, at + 1, more, visit);
      }
    }
  }
}

/// The least and the greatest value of a share over all that a region may be; nothing where it may have none.
struct Range {
  std::optional<Rational> low;
  std::optional<Rational> high;
  bool undefined = false;

  void add(int part, int whole) {
    const auto value = Rational::of(part, whole);
    undefined = undefined || !value;
    if (!value) return;
    low = low ? std::min(*low, *value) : *value;
    high = high ? std::max(*high, *value) : *value;
  }
  [[nodiscard]] Interval interval() const {
    return !low && !undefined ? Interval() : undefined ? Interval::no_number() : Interval({*low}, {*high});
  }
};

struct Ranges {
  Range share, share_of_large, large;
};

Ranges counted_out(const std::vector<School>& seen, int total) {
  Ranges ranges;
  complete(seen, 0, {}, [&](const Tally& known) {
    if (known.schools > total) return;
    const std::vector<School> unseen(static_cast<std::size_t>(total - known.schools), {true, {}, {}});
    complete(unseen, 0, known, [&](const Tally& tally) {
      ranges.share.add(tally.wired, tally.schools);
      ranges.share_of_large.add(tally.large_wired, tally.large);
      ranges.large.add(tally.large, 1);
    });
  });
  return ranges;
}

BOOST_AUTO_TEST_CASE(the_bounds_of_aggregates_are_reached_and_never_passed) {
  const auto standard = standard_of(indicator(
      "1.", {"level: mandatory, scope: region, require: \"share_of_schools(net.wired) == 100%\"",
             "level: mandatory, scope: region, require: \"share_of_schools(net.wired, rooms.total >= 15) == 100%\"",
             "level: mandatory, scope: region, require: \"schools(rooms.total >= 15) >= 0\""}));
  const auto all = all_schools();
  for (std::size_t first = 0; first < all.size(); ++first) {
    for (std::size_t second = first; second < all.size(); ++second) {
      const std::vector<School> seen{all[first], all[second]};
      RegionAggregate aggregate(*standard);
      for (const auto& school : seen) aggregate.add(*LoadedInventory(text_of(school), standard->vocabulary), {});
      for (int total = 0; total <= 3; ++total) {
        Slot slot;
        slot.number = Rational(total);
        slot.presence = Presence::given;
        const auto values = aggregate.values(&slot, {});
        const auto expected = counted_out(seen, total);
        BOOST_TEST_CONTEXT(text_of(seen[0]) << text_of(seen[1]) << "of " << total) {
          BOOST_TEST((values[0] == expected.share.interval()));
          BOOST_TEST((values[1] == expected.share_of_large.interval()));
          BOOST_TEST((values[2] == expected.large.interval()));
        }
      }
    }
  }
}

/// A school by its rooms, all and the equipped ones, and whether it is wired. Nothing: not known.
struct Rooms {
  std::optional<int> total;
  std::optional<int> equipped;
  std::optional<bool> wired;
};
constexpr int most_rooms = 3;

std::string text_of(const Rooms& school) {
  std::string text = "school.area: urban\n";
  if (school.total) text += "rooms.total: " + std::to_string(*school.total) + "\n";
  if (school.equipped) text += "rooms.equipped: " + std::to_string(*school.equipped) + "\n";
  if (school.wired) text += *school.wired ? "net.wired: yes\n" : "net.wired: no\n";
  return text;
}

std::vector<Rooms> all_rooms() {
  std::vector<Rooms> all;
  for (int total = -1; total < most_rooms; ++total) {
    for (int equipped = -1; equipped <= (total < 0 ? most_rooms - 1 : total); ++equipped) {
      for (const auto wired : states) {
        all.push_back({total < 0 ? std::nullopt : std::optional(total),
                       equipped < 0 ? std::nullopt : std::optional(equipped), wired});
      }
    }
  }
  return all;
}

/// What the shares of a region of fully known schools are made of.
struct RoomTally {
  int total = 0;
  int equipped = 0;
  int wired_total = 0;
  int wired_equipped = 0;
};

template <class Visit>
void complete(const std::vector<Rooms>& schools, std::size_t at, const RoomTally& tally, const Visit& visit) {
  if (at == schools.size()) return visit(tally);
  const auto& school = schools[at];
  for (int total = school.total.value_or(0); total <= school.total.value_or(most_rooms); ++total) {
    for (int equipped = school.equipped.value_or(0); equipped <= school.equipped.value_or(total); ++equipped) {
      if (equipped > total) continue;
      for (const bool wired : {false, true}) {
        if (school.wired && *school.wired != wired) continue;
        auto more = tally;
        more.total += total;
        more.equipped += equipped;
        if (wired) {
          more.wired_total += total;
          more.wired_equipped += equipped;
        }
        complete(schools, at + 1, more, visit);
      }
    }
  }
}

/// What a condition comes to in all regions that the inventories may stand for: unknown where they differ.
class Outcomes {
 public:
  void add(int part, int whole, const Rational& least) {
    const auto share = Rational::of(part, whole);
    const auto truth = share ? truth_of(*share >= least) : Truth::unknown;
    all_ = !all_ || *all_ == truth ? truth : Truth::unknown;
    if (truth != Truth::no) only_failures_ = false;
  }
  [[nodiscard]] Truth all() const { return all_.value_or(Truth::unknown); }
  [[nodiscard]] bool only_failures() const { return all_ && only_failures_; }

 private:
  std::optional<Truth> all_;
  bool only_failures_ = true;
};

const std::vector<std::pair<std::string, Rational>> least_shares{
    {"100%", Rational(1)}, {"50%", *Rational::of(1, 2)}, {"1%", *Rational::of(1, 100)}};

std::shared_ptr<const Standard> share_standard() {
  std::vector<std::string> requirements;
  for (const auto& [text, share] : least_shares) {
    for (const std::string filter : {"", ", net.wired"}) {
      requirements.push_back("level: mandatory, scope: region, require: \"share(sum(rooms.equipped" + filter +
                             "), sum(rooms.total" + filter + ")) >= " + text + "\"");
    }
  }
  return standard_of(indicator("1.", requirements));
}

/// By requirement.
std::vector<Outcomes> outcomes_of(const std::vector<Rooms>& schools) {
  std::vector<Outcomes> outcomes(2 * least_shares.size());
  complete(schools, 0, {}, [&](const RoomTally& tally) {
    for (std::size_t i = 0; i < least_shares.size(); ++i) {
      outcomes[2 * i].add(tally.equipped, tally.total, least_shares[i].second);
      outcomes[2 * i + 1].add(tally.wired_equipped, tally.wired_total, least_shares[i].second);
    }
  });
  return outcomes;
}

BOOST_AUTO_TEST_CASE(a_share_of_sums_is_decided_as_all_regions_that_may_be_decide_it) {
  const auto standard = share_standard();
  const auto all = all_rooms();
  const std::vector<Slot> nothing(standard->vocabulary->facts().size());
  int decided = 0;
  for (std::size_t first = 0; first < all.size(); ++first) {
    for (std::size_t second = first; second < all.size(); ++second) {
      RegionAggregate aggregate(*standard);
      for (const auto* const school : {&all[first], &all[second]})
        aggregate.add(*LoadedInventory(text_of(*school), standard->vocabulary), {});
      for (int unseen = 0; unseen <= 1; ++unseen) {
        std::vector<Rooms> schools{all[first], all[second]};
        schools.resize(2 + static_cast<std::size_t>(unseen));
        Slot slot;
        slot.number = Rational(2 + unseen);
        slot.presence = Presence::given;
        const auto values = aggregate.values(&slot, {});
        const auto outcomes = outcomes_of(schools);
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
          const auto found = evaluate(standard->requirements[i].require, {nothing, {}, nullptr, values});
          const bool all_of_it = i < 2;
          BOOST_TEST_CONTEXT(text_of(all[first]) << text_of(all[second]) << unseen << " unseen, " << i) {
            if (found != Truth::unknown) BOOST_TEST((found == outcomes[i].all()));
            if (all_of_it && outcomes[i].only_failures()) BOOST_TEST((found == Truth::no));
          }
          if (found != Truth::unknown) ++decided;
        }
      }
    }
  }
  BOOST_TEST(decided > 1000);
}

}  // namespace edu_check::assessment_aggregate_bounds_test
