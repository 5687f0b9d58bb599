#include "edu_check/expression/kinds.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace edu_check {
namespace {

bool is_plain(Kind kind) { return kind == Kind::count || kind == Kind::number; }
bool is_quantity(Kind kind) { return kind >= Kind::percent && kind <= Kind::duration; }

struct ComparisonRow {
  std::string_view symbol;
  Operation operation;
  Operation opposite;
};
constexpr auto comparisons = std::to_array<ComparisonRow>({
    {"==", Operation::equal, Operation::not_equal},
    {"!=", Operation::not_equal, Operation::equal},
    {"<", Operation::less, Operation::greater_or_equal},
    {"<=", Operation::less_or_equal, Operation::greater},
    {">", Operation::greater, Operation::less_or_equal},
    {">=", Operation::greater_or_equal, Operation::less},
});

/// The row of a comparison; null for another operation.
const ComparisonRow* find_comparison(Operation operation) {
  const auto* const row = std::find_if(comparisons.begin(), comparisons.end(),
                                       [&](const ComparisonRow& each) { return each.operation == operation; });
  return row == comparisons.end() ? nullptr : row;
}

std::optional<Kind> sum_kind(std::string_view symbol, Kind a, Kind b) {
  const bool minus = symbol == "-";
  if (a == Kind::date && b == Kind::date) return minus ? std::optional(Kind::duration) : std::nullopt;
  if (a == Kind::date && b == Kind::duration) return Kind::date;
  if (a == Kind::duration && b == Kind::date) return minus ? std::nullopt : std::optional(Kind::date);
  if (a == Kind::count && b == Kind::count) return Kind::count;
  if (is_plain(a) && is_plain(b)) return Kind::number;
  return a == b && is_quantity(a) ? std::optional(a) : std::nullopt;
}

std::optional<Kind> product_kind(Kind a, Kind b) {
  if (a == Kind::count && b == Kind::count) return Kind::count;
  if (a == Kind::percent && b == Kind::percent) return Kind::percent;
  const auto is_factor = [](Kind kind) { return is_plain(kind) || kind == Kind::percent; };
  if (is_factor(a) && is_factor(b)) return Kind::number;
  if (is_factor(a) && is_quantity(b)) return b;
  return is_quantity(a) && is_factor(b) ? std::optional(a) : std::nullopt;
}

std::optional<Kind> quotient_kind(Kind a, Kind b) {
  if (same_kind(a, b) && (is_plain(a) || is_quantity(a))) return Kind::number;
  if (is_quantity(a) && is_plain(b)) return a;
  return (is_plain(a) || is_quantity(a)) && b == Kind::percent ? std::optional(is_plain(a) ? Kind::number : a)
                                                               : std::nullopt;
}

}  // namespace

bool same_kind(Kind a, Kind b) { return a == b || (is_plain(a) && is_plain(b)); }

Type wider(const Type& a, const Type& b) { return a.kind == Kind::count ? b : a; }

std::optional<ArithmeticRule> arithmetic_rule(std::string_view symbol, Kind a, Kind b) {
  const auto rule = [](Operation operation, std::optional<Kind> kind) {
    return kind ? std::optional(ArithmeticRule{operation, *kind}) : std::nullopt;
  };
  if (symbol == "+") return rule(Operation::add, sum_kind(symbol, a, b));
  if (symbol == "-") return rule(Operation::subtract, sum_kind(symbol, a, b));
  if (symbol == "*") return rule(Operation::multiply, product_kind(a, b));
  return rule(Operation::divide, quotient_kind(a, b));
}

std::optional<Operation> comparison_of(std::string_view symbol) {
  for (const auto& row : comparisons) {
    if (row.symbol == symbol) return row.operation;
  }
  return std::nullopt;
}

std::string_view symbol_of(Operation comparison) {
  const auto* const row = find_comparison(comparison);
  return row == nullptr ? "" : row->symbol;
}

Operation opposite_of(Operation comparison) {
  const auto* const row = find_comparison(comparison);
  assert(row != nullptr);
  return row->opposite;
}

}  // namespace edu_check
