#include "edu_check/expression/operations.h"

#include <algorithm>
#include <array>

namespace edu_check {
namespace {

using Fact = OperationRow::Fact;
using Form = OperationRow::Form;

constexpr auto rows = std::to_array<OperationRow>({
    {Operation::truth, 0},
    {Operation::fact_truth, 0, Fact::first},
    {Operation::known, 0, Fact::first},
    {Operation::negation, 1, Fact::none, Form::negation},
    {Operation::conjunction, 2, Fact::none, Form::joint},
    {Operation::disjunction, 2, Fact::none, Form::joint},
    {Operation::equal, 2},
    {Operation::not_equal, 2},
    {Operation::less, 2},
    {Operation::less_or_equal, 2},
    {Operation::greater, 2},
    {Operation::greater_or_equal, 2},
    {Operation::same_truth, 2},
    {Operation::in_list, 0, Fact::second},
    {Operation::in_choices, 1},
    {Operation::in_texts, 0, Fact::first},
    {Operation::if_truth, 3, Fact::none, Form::choice},
    {Operation::number, 0},
    {Operation::fact_number, 0, Fact::first},
    {Operation::as_of, 0},
    {Operation::threshold, 0},
    {Operation::minus, 1},
    {Operation::add, 2},
    {Operation::subtract, 2},
    {Operation::multiply, 2},
    {Operation::divide, 2},
    {Operation::share, 2},
    {Operation::minimum, 2},
    {Operation::maximum, 2},
    {Operation::floor, 1},
    {Operation::ceil, 1},
    {Operation::if_number, 3, Fact::none, Form::choice},
    {Operation::aggregate, 0},
});

constexpr bool each_has_its_row() {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].operation) != i) return false;
  }
  return rows.back().operation == Operation::aggregate;  // the last one
}
static_assert(each_has_its_row(), "every operation has its row, in the order of the enumeration");

}  // namespace

const OperationRow& row_of(Operation operation) { return rows[static_cast<std::size_t>(operation)]; }

std::optional<std::uint32_t> fact_read(const ExpressionNode& node) {
  switch (row_of(node.operation).fact) {
    case Fact::first:
      return node.first;
    case Fact::second:
      return node.second;
    case Fact::none:
      break;
  }
  return std::nullopt;
}

bool reads_threshold(const Expression& expression) {
  return std::any_of(expression.nodes.begin(), expression.nodes.end(),
                     [](const ExpressionNode& node) { return node.operation == Operation::threshold; });
}

}  // namespace edu_check
