#include "edu_check/assessment/selected_part.h"

namespace edu_check {

bool select_part(const Standard& standard, std::string_view id, bool judged, std::vector<bool>& requirements) {
  bool found = false;
  for (std::size_t i = 0; i < standard.requirements.size(); ++i) {
    const auto& requirement = standard.requirements[i];
    const auto& indicator = standard.indicators[requirement.indicator];
    if (requirement.id != id && indicator.id != id && standard.sections[indicator.section].id != id) continue;
    requirements[i] = judged;
    found = true;
  }
  return found;
}

std::vector<bool> judged_by(const Selection& selection, const Standard& standard) {
  std::vector<bool> judged(standard.requirements.size(), selection.only.empty());
  for (const auto& id : selection.only) select_part(standard, id, true, judged);
  for (const auto& id : selection.skip) select_part(standard, id, false, judged);
  return judged;
}

}  // namespace edu_check
