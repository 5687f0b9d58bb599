#pragma once

#include "cli/session.h"
#include "edu_check/result/result_stream.h"
#include "edu_check/standard/catalogue.h"

namespace edu_check::cli {

/// Finds standards of a catalogue, with which stored results are compared where they are of the same state. Each is
/// loaded when it is met first, unless it is among those that are `loaded` already; one that can't be loaded is not at
/// hand.
[[nodiscard]] StandardFinder standards_at_hand(Catalogue catalogue,
                                               const std::vector<std::shared_ptr<const Standard>>& loaded = {});
/// The same of those that are built in or in the folders of `--standards`; mistakes in these are not reported.
[[nodiscard]] StandardFinder standards_at_hand(const Session& session);

}  // namespace edu_check::cli
