#pragma once

#include <optional>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/node.h"

namespace edu_check {

/// Reads an item of `constraints`. Nothing after a mistake in its condition.
[[nodiscard]] std::optional<Constraint> read_constraint(const Source& source, yaml::Node item,
                                                        const Vocabulary& vocabulary, Diagnostics& diagnostics);

/// Reads the `needs` of a fact, a condition without which it can't be there: where that is false, a value of yes or
/// above zero, or any value of another type, is a contradiction. Nothing after a mistake.
[[nodiscard]] std::optional<Constraint> read_need(const Source& source, yaml::Node needs, const Fact& fact,
                                                  const Vocabulary& vocabulary, Diagnostics& diagnostics);

}  // namespace edu_check
