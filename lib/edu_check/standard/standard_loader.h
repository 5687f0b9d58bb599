#pragma once

#include <memory>

#include "edu_check/standard/standard.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Loads a standard of `edu-check-standard: 1`. Reports every mistake in it; nothing is returned if there was any.
[[nodiscard]] std::shared_ptr<const Standard> load_standard(std::shared_ptr<const Source> source,
                                                            std::shared_ptr<const Vocabulary> vocabulary,
                                                            Diagnostics& diagnostics, StandardOrigin origin = {});

}  // namespace edu_check
