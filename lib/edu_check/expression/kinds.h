#pragma once

#include <optional>
#include <string_view>

#include "edu_check/expression/expression.h"
#include "edu_check/value/type.h"

namespace edu_check {

/// Whether values of two types may be compared and joined as alternatives: the same type, or both dimensionless numbers
/// (a count is a number).
[[nodiscard]] bool same_kind(Kind a, Kind b);

/// The type of a value that is one or the other of two of the same kind.
[[nodiscard]] Type wider(const Type& a, const Type& b);

/// What `+ - * /` does with two types, and the type that comes out.
struct ArithmeticRule {
  Operation operation;
  Kind result;
};

/// The dimensions: like adds to like; dates differ by durations; a quantity times or over a dimensionless number keeps
/// its dimension; like over like is a number. Nothing for what makes no sense.
[[nodiscard]] std::optional<ArithmeticRule> arithmetic_rule(std::string_view symbol, Kind a, Kind b);

/// `<=` and its like as an operation.
[[nodiscard]] std::optional<Operation> comparison_of(std::string_view symbol);

/// What holds where a comparison does not: `<` for `>=`.
[[nodiscard]] Operation opposite_of(Operation comparison);

/// The symbol of a comparison.
[[nodiscard]] std::string_view symbol_of(Operation comparison);

}  // namespace edu_check
