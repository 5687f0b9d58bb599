#pragma once

#include <memory>
#include <vector>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Loads the vocabulary from files of `edu-check-vocabulary: 1` and from the `groups`, `facts` and `constraints` of
/// standards. Reports all mistakes; nothing is returned if there were any. The sources may go afterwards.
[[nodiscard]] std::shared_ptr<const Vocabulary> load_vocabulary(const std::vector<const Source*>& sources,
                                                                Diagnostics& diagnostics);

}  // namespace edu_check
