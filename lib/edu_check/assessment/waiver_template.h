#pragma once

#include <memory>
#include <string>
#include <vector>

#include "edu_check/standard/standard.h"

namespace edu_check {

/// An annotated waiver file to fill in, with examples of the requirements that the standards let one waive; without
/// standards the examples are made up. Its one entry is `null` throughout, so that it waives nothing before someone
/// decides: lint names what is still to be filled in.
[[nodiscard]] std::string waiver_template(const std::vector<std::shared_ptr<const Standard>>& standards,
                                          Language language);

}  // namespace edu_check
