#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "edu_check/expression/evaluator.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/standard/standard.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/value/interval.h"

namespace edu_check {

/// What one aggregate has gathered over the schools to which the standard applies for certain: plain sums, so that two
/// of them merge by adding. "Maybe" is of those of which it is not known whether they belong to the selection.
struct AggregateState {
  Interval sum{Rational{}};
  std::int64_t members = 0;  ///< schools in the selection
  std::int64_t maybe_members = 0;
  std::int64_t met = 0;  ///< of a share: members that meet the condition
  std::int64_t met_unknown = 0;
  std::int64_t maybe_met = 0;
  std::int64_t maybe_met_unknown = 0;
  std::int64_t doubtful = 0;      ///< 1: what some school adds to the sum may be no number
  std::int64_t undocumented = 0;  ///< 1: it rests on a fact for which some school names no documents
};

/// The aggregates of one standard over the schools of a region, gathered in one pass; its size does not depend on the
/// number of schools.
class RegionAggregate {
 public:
  explicit RegionAggregate(const Standard& standard);

  /// Takes a school's facts in. Schools to which the standard does not apply are left out; so are those of which that
  /// is not known, since they are among the unseen ones of the region if they are of it at all. `as_of` is the day on
  /// which the region is judged, where it is known beforehand; else nothing that asks for the day is decided.
  void add(const Inventory& school, std::optional<Date> as_of);
  /// Takes in what another one gathered over other schools.
  void merge(const RegionAggregate& other);

  /// The aggregates by number, for a region that is judged on a day, given how many schools it has. Each of the schools
  /// that were not seen may be anything that the bounds of the facts allow. When `total` is null or not known, so may
  /// any number of them; when it is less than the schools that were seen, nothing is known.
  [[nodiscard]] std::vector<Interval> values(const Slot* total, Date as_of) const;
  /// The same with the number that an inventory of the region says.
  [[nodiscard]] std::vector<Interval> values(const Inventory& region, Date as_of) const;
  /// Numbers of the aggregates that rest on a fact for which some school names no documents.
  [[nodiscard]] std::vector<std::uint32_t> undocumented() const;

  /// Reports `region-schools` where a region is said to have fewer schools than were seen. Without aggregates nothing
  /// rests on that number.
  void check_total(const Inventory& region, Diagnostics& diagnostics) const;

  /// Schools to which the standard applies for certain, and those of which that is not known.
  [[nodiscard]] std::int64_t schools() const { return schools_; }
  [[nodiscard]] std::int64_t maybe_schools() const { return maybe_schools_; }

  [[nodiscard]] const Standard& standard() const { return *standard_; }
  [[nodiscard]] const std::vector<AggregateState>& states() const { return states_; }
  /// Puts stored parts in place of what was gathered; for merging results of several runs.
  void restore(std::int64_t schools, std::int64_t maybe_schools, std::vector<AggregateState> states);

 private:
  /// Whether the school may belong to the selection.
  bool gather(std::size_t index, EvaluationContext& context);
  [[nodiscard]] Interval value(std::size_t index, std::optional<std::int64_t> unseen) const;
  void note_evidence(std::size_t index, const Inventory& school, bool selected);

  const Standard* standard_;
  std::vector<AggregateState> states_;
  std::vector<Interval> bounds_;             ///< of unknown facts, by slot; renewed for each school
  std::vector<std::uint32_t> read_numbers_;  ///< slots of the numbers that aggregates read
  std::vector<Interval> of_unseen_;          ///< by aggregate: what a school of which nothing is known adds to a sum
  std::int64_t schools_ = 0;
  std::int64_t maybe_schools_ = 0;
};

}  // namespace edu_check
