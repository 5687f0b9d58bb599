#pragma once

#include <optional>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/node.h"

namespace edu_check {

/// Reads the `derive_from` of a fact of that type. Reports `fact-derivation` and `choice-unknown`.
[[nodiscard]] std::optional<DerivationTable> read_derivation(const Source& source, yaml::Node node, Type type,
                                                             const Vocabulary& vocabulary, Diagnostics& diagnostics);

}  // namespace edu_check
