// Every region that small inventories may stand for, counted out, against what the aggregates say of it.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/assessment/aggregate.h"
#include "fixtures.h"

namespace edu_check {
namespace {

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
  [[nodiscard]] Interval interval() const { return undefined || !low ? Interval() : Interval({*low}, {*high}); }
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
        const auto values = aggregate.values(&slot);
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

}  // namespace
}  // namespace edu_check
