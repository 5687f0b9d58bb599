#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "edu_check/expression/evaluator.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/standard/standard.h"

namespace edu_check {

/// By how much the fact named by `adjust` must change so that the condition holds, if a change of that one fact can do
/// it; negative where it must become smaller. Found by doubling and halving, which is right for conditions that are
/// monotone in the fact.
[[nodiscard]] std::optional<Rational> needed_change(const Requirement& requirement, const Inventory& inventory,
                                                    const EvaluationContext& context);

/// A fact, and by how much it is to grow.
struct FactChange {
  std::uint32_t slot;
  Rational by;
};

/// Whether a fact says what the school or the region is, rather than what it has done: its stages, its place, its
/// students. Nobody changes that to comply.
[[nodiscard]] bool is_given_by_nature(const Fact& fact);

/// The first number below a node whose growth alone gives the node the wanted truth, which it has not; none of `fixed`,
/// and none that is given by nature.
[[nodiscard]] std::optional<FactChange> needed_growth(const Expression& expression, std::uint32_t node, bool wanted,
                                                      const EvaluationContext& context, const Vocabulary& vocabulary,
                                                      std::span<const std::uint32_t> fixed = {});

/// The same of a node that is open in other facts: by how much a number grows at least, whatever those facts are.
[[nodiscard]] std::optional<FactChange> least_growth(const Expression& expression, std::uint32_t node, bool wanted,
                                                     const EvaluationContext& context, const Vocabulary& vocabulary,
                                                     std::span<const std::uint32_t> fixed = {});

/// Of a fact that is no count, where less than `change` would do as well, if only by a little: the amount that is not
/// enough and has to be exceeded. The change that is found goes beyond it by one of the smallest unit.
[[nodiscard]] std::optional<Rational> amount_to_exceed(const Expression& expression, std::uint32_t node,
                                                       const FactChange& change, const Fact& fact,
                                                       const EvaluationContext& context);

}  // namespace edu_check
