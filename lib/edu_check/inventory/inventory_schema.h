#pragma once

#include <memory>
#include <string>
#include <vector>

#include "edu_check/standard/standard.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// A JSON Schema (2020-12) of inventories with the facts of a vocabulary: every key that an inventory may use where it
/// may stand, English or Chinese, and how its value is written. What takes more than one value to see (contradictions,
/// facts that are given twice, the kind of the inventory) is beyond it. Titles and descriptions are in `language`. With
/// `standards`, only the facts that these read, directly or by what they follow from, and those that say who and where
/// the school or the region is.
[[nodiscard]] std::string inventory_schema(const Vocabulary& vocabulary, Language language,
                                           const std::vector<std::shared_ptr<const Standard>>& standards = {});

}  // namespace edu_check
