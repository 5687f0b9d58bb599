#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/evidence.h"
#include "edu_check/assessment/needed_change.h"

namespace edu_check {

/// What a reader wants to know of one requirement's result.
struct Finding {
  Message actual;                  ///< what was compared: `300 Mbps`; empty if nothing is known
  Message expected;                ///< with what: `>= 500 Mbps`
  Message shortfall;               ///< how far it is from passing: `200 Mbps`; empty if it passes or can't be said
  std::optional<Rational> change;  ///< of the fact `changed`, if it fails and that would help; see `needed_change`
  std::optional<std::uint32_t> changed;  ///< slot of the one named by `adjust`, or of another one that would help
  Message to_do;     ///< if it fails, the facts at fault with their values and what they should be; if it is undecided
                     ///< and nothing is missing, which facts decide nothing
  Message not_owed;  ///< if it does not apply, for whom it is and what this subject is; empty if that can't be said
  std::vector<std::uint32_t> at_fault;         ///< their slots: by changing them alone it can pass
  std::vector<std::uint32_t> missing;          ///< slots of the facts for want of which it is undecided
  std::vector<std::uint32_t> facts;            ///< slots of the facts that it reads and the inventory holds
  std::vector<UndocumentedFact> undocumented;  ///< where it would pass but for documents that are wanted
  std::optional<Date> due;                     ///< of the phase that holds, or of the requirement
};

/// Explains the result of requirement `index`; `result` is what `assess` gave with the same options.
[[nodiscard]] Finding explain(const Standard& standard, std::uint32_t index, const Inventory& inventory,
                              const AssessOptions& options, const RequirementResult& result);

}  // namespace edu_check
