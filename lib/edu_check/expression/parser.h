#pragma once

#include <optional>

#include "edu_check/expression/syntax.h"

namespace edu_check {

/// Parses an expression; reports the first mistake of its syntax and then returns nothing.
/// Precedence, from weak to strong: `or`, `and`, `not`, comparisons and `in`, `+ -`, `* /`, unary `-`.
[[nodiscard]] std::optional<Syntax> parse_expression(const ExpressionText& where, Diagnostics& diagnostics);

}  // namespace edu_check
