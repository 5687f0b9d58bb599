#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/result/result_stream.h"
#include "edu_check/standard/catalogue.h"

namespace edu_check::cli {

/// Finds standards of a catalogue, with which stored results are compared where they are of the same state. Each is
/// loaded when it is met first; one that can't be loaded is not at hand.
[[nodiscard]] StandardFinder standards_at_hand(Catalogue catalogue);

/// A standard in the state in which it was when a result was stored.
struct StandardState {
  std::string id;
  std::string digest;
};
/// Loads the standards from which a stored result was made. Reports one that is in another state now
/// (`result-standard`), and what `load_standards` does.
[[nodiscard]] std::vector<std::shared_ptr<const Standard>> load_standards_of(const std::vector<StandardState>& states,
                                                                             std::string_view result,
                                                                             const Catalogue& catalogue,
                                                                             Diagnostics& diagnostics);
/// Reports that a stored result was made from another state of a standard than is at hand: `result-standard`.
void report_other_state(std::string_view result, const std::string& standard, Diagnostics& diagnostics);

}  // namespace edu_check::cli
