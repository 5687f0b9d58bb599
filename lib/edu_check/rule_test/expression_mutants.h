#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace edu_check {

/// A small change of one expression.
struct ExpressionMutant {
  std::string text;          ///< the whole changed expression
  std::string change;        ///< `500 Mbps → 501 Mbps`
  std::uint32_t offset = 0;  ///< byte within the expression
};

/// All small changes of an expression, in the order of the text; some may not be well typed. They are: another operator
/// of comparison, an equation negated; a number larger or smaller by the unit of its last digit (a bandwidth by
/// 1 kbps), or in the next unit of its kind; a date one day earlier or later; `and` for `or`, and either side alone; a
/// boolean negated; the branches of `if` swapped; `max` for `min`, and either operand alone; `ceil` for `floor`, and
/// neither; another operator of arithmetic, operands of `/`, `-` and `share` swapped, a summand left out; an aggregate
/// without its filter; an item of a list left out.
[[nodiscard]] std::vector<ExpressionMutant> mutants_of(const std::string& expression);

}  // namespace edu_check
