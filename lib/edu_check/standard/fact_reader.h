#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/node.h"

namespace edu_check {

/// The keys that the definition of a fact may have.
[[nodiscard]] const std::vector<std::string_view>& fact_keys();

/// Reads into `fact` what its definition says of it alone; what refers to other facts is left to the vocabulary.
/// Its choices are kept in `choices`. Reports `fact-type`, `fact-scope`, `fact-bound`, `fact-counter`,
/// `choice-duplicate`, `choice-limit`, and mistakes in the values of bounds.
void read_fact(Fact& fact, const Source& source, yaml::Node key, yaml::Node value, std::deque<ChoiceSet>& choices,
               Diagnostics& diagnostics);

}  // namespace edu_check
