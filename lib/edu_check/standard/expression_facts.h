#pragma once

#include <cstdint>
#include <set>

#include "edu_check/expression/expression.h"
#include "edu_check/standard/vocabulary.h"

namespace edu_check {

/// Adds the slots of all facts that an expression reads, also inside aggregates.
void collect_facts(const Expression& expression, std::set<std::uint32_t>& slots);

/// Adds to `slots` all facts from which they are derived.
void add_derivations(const Vocabulary& vocabulary, std::set<std::uint32_t>& slots);

/// Whether `part` is a part of `whole`, directly or by way of others.
[[nodiscard]] bool is_part_of(const Vocabulary& vocabulary, std::uint32_t part, std::uint32_t whole);

}  // namespace edu_check
