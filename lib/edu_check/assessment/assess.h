#pragma once

#include <optional>
#include <span>

#include "edu_check/assessment/assessment.h"
#include "edu_check/assessment/selection.h"
#include "edu_check/expression/evaluator.h"
#include "edu_check/inventory/inventory.h"

namespace edu_check {

/// Whether a pass needs documents.
enum class EvidenceRule : std::uint8_t {
  optional,
  required  ///< what would pass is unknown where a fact that it rests on names no evidence
};

/// Requirements of one subject that are excused until a date: indices into the standard's requirements.
using WaivedRequirements = std::span<const std::uint32_t>;

struct AssessOptions {
  Date as_of;
  EvidenceRule evidence = EvidenceRule::optional;
  std::span<const Interval> aggregates = {};         ///< of a region, by number
  WaivedRequirements waived = {};                    ///< in force on `as_of`
  std::span<const std::uint32_t> undocumented = {};  ///< numbers of aggregates that some school does not document
  /// The selection that is judged; null: all of the standard.
  const Selection* selection = nullptr;
  bool schools_in_doubt = false;  ///< some schools of a region may be one: what passes by its schools is unknown
};

/// Judges an inventory against a standard, whose vocabulary it must share. Never fails: what is missing is unknown. The
/// rules are in `docs/outcomes.md`. `assessment` is filled anew, in the memory that it has.
void assess(const Standard& standard, const Inventory& inventory, const AssessOptions& options, Assessment& assessment);

/// Whether a standard applies to the subject of an inventory; without a day as far as that does not depend on it.
[[nodiscard]] Truth applies_to(const Standard& standard, const Inventory& inventory, std::optional<Date> as_of);
/// The phase of a requirement that holds on a day: the last that is due, or the first if none is. Null without phases.
[[nodiscard]] const Phase* phase_on(const Requirement& requirement, Date as_of);
/// Whether the requirement is due on a day.
[[nodiscard]] bool is_due(const Requirement& requirement, Date as_of);
/// What the conditions of a requirement are evaluated against.
[[nodiscard]] EvaluationContext context_for(const Requirement& requirement, const Inventory& inventory, Date as_of,
                                            std::span<const Interval> aggregates);

}  // namespace edu_check
