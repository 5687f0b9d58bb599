#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "edu_check/assessment/finding.h"

namespace edu_check {

/// Explains results against one standard as `explain` does, and keeps what depends only on a few states of facts
/// (absent, yes, no, one of some choices), which most requirements do: for the next inventory it is at hand. Keeps a
/// bounded number. Used by one thread; the standard must stay.
class FindingCache {
 public:
  explicit FindingCache(const Standard& standard);

  /// Goes on with another inventory; it and the options must stay until the next.
  void start(const Inventory& inventory, const AssessOptions& options);

  /// A finding with the number of what it depends on: the same requirement with the same variant, other than 0, has the
  /// same result, finding, and values of the facts that it reads, whatever the inventory.
  struct Found {
    const Finding& finding;  ///< until the next call
    std::uint64_t variant;
  };
  Found explain(std::uint32_t index, const RequirementResult& result);

 private:
  /// The states of one fact that are told apart: `radix` of them, or only those without a value.
  struct Dependency {
    std::uint32_t slot;
    std::uint32_t radix;
    bool values;  ///< whether values are states too
  };
  struct Kept {
    std::uint64_t variant;
    Finding finding;
  };
  struct Entry {
    bool keepable = false;
    bool rests_on_others = false;  ///< what is to be done may name facts that the requirement does not read
    std::vector<Dependency> dependencies;
    std::deque<Kept> kept;  ///< whose elements stay where they are
  };

  void prepare(Entry& entry, const Requirement& requirement) const;
  [[nodiscard]] std::uint64_t variant_of(std::uint32_t index, const RequirementResult& result) const;

  const Standard& standard_;
  std::vector<Entry> entries_;  ///< by requirement
  Finding scratch_;
  const Inventory* inventory_ = nullptr;
  const AssessOptions* options_ = nullptr;
  bool applicability_is_open_ = false;  ///< and what is missing for it belongs to the findings
};

}  // namespace edu_check
