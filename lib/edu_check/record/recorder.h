#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "edu_check/assessment/assumption.h"
#include "edu_check/assessment/finding_cache.h"
#include "edu_check/record/record.h"
#include "edu_check/text/line_index.h"

namespace edu_check {

/// Makes the records of many assessments against one standard, one after the other in the same memory. Used by one
/// thread.
class Recorder {
 public:
  explicit Recorder(std::shared_ptr<const Standard> standard);

  /// The record of an assessment while its inventory is at hand; the caller may add to it. It lasts until the next.
  AssessmentRecord& record(const Inventory& inventory, const AssessOptions& options, const Assessment& assessment,
                           Details details);

 private:
  void fill(RequirementRecord& record, std::uint32_t index, const RequirementResult& result);
  void fill_texts(RequirementRecord& record, const Finding& finding);
  void find_places(RequirementRecord& record);
  [[nodiscard]] Position place_of_missing(std::uint32_t slot);

  std::shared_ptr<const Standard> standard_;
  AssumptionFinder assumptions_;
  FindingCache findings_;
  AssessmentRecord record_;
  const Inventory* inventory_ = nullptr;
  LineIndex lines_;
  std::vector<Position> groups_;  ///< where groups of facts stand, as far as it was asked; else line 0
};

}  // namespace edu_check
