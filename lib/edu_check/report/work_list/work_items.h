#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "edu_check/record/record.h"

namespace edu_check {

/// Why something is on a list of work, in the order in which it is done.
enum class WorkKind : std::uint8_t { failed, unknown, not_due, waived, advisory };
constexpr std::size_t work_kind_count = 5;
[[nodiscard]] Message describe(WorkKind kind);

/// One thing to do so that a requirement is met.
struct WorkItem {
  WorkKind kind = WorkKind::failed;
  const RequirementRecord* requirement = nullptr;
  std::optional<std::uint32_t> fact;  ///< slot of the fact that changes, if one does
  Message what;  ///< `接入互联网出口带宽增加 200 Mbps（现有 300 Mbps，需 500 Mbps）`
};

/// What is to be done for one inventory: what fails, what is to be found out, what is not due yet, what is waived, and
/// with `advisory` what is recommended. Needs a record with full details; refers to it.
[[nodiscard]] std::vector<WorkItem> work_items(const AssessmentRecord& record, bool advisory);

}  // namespace edu_check
