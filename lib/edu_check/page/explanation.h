#pragma once

#include "edu_check/assessment/assess.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/page/page.h"
#include "edu_check/standard/standard.h"

namespace edu_check {

/// An inventory that met the standard, and how it was assessed.
struct ExplainedCase {
  const Inventory& inventory;
  const AssessOptions& options;
  const Assessment& assessment;
};

/// Writes the answer to whether an inventory meets some requirements, a line each, with what is to be done or found
/// out.
void write_answers(Page& page, const Standard& standard, std::uint32_t first, std::uint32_t count,
                   const ExplainedCase& assessed);

/// Writes the origin of an indicator: standard, clause, title.
void write_indicator_head(Page& page, const Standard& standard, const Indicator& indicator);

/// Explains a requirement: its duty, condition and readings, and the facts that it rests on. With a case, also the
/// value and place of every fact, how the condition came to its truth, the outcome under each reading, what is missing
/// or short, and the remedy.
void write_explanation(Page& page, const Standard& standard, std::uint32_t requirement, const ExplainedCase* assessed);

}  // namespace edu_check
