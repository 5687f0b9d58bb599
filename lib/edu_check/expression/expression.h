#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edu_check/value/interval.h"
#include "edu_check/value/type.h"

namespace edu_check {

/// What a node of a typed expression does.
enum class Operation : std::uint8_t {
  // truth
  truth,        ///< constant: `first` is a Truth
  fact_truth,   ///< boolean fact in slot `first`
  known,        ///< whether the fact in slot `first` has a value
  negation,     ///< not
  conjunction,  ///< and
  disjunction,  ///< or
  equal,        ///< numbers and choices
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  same_truth,  ///< boolean == boolean
  in_list,     ///< choice `first` in the list of slot `second`
  in_choices,  ///< choice `first` in the mask that constant `second` holds
  in_texts,    ///< text of slot `first` among texts `second` … `third`
  if_truth,    ///< first: condition, second: then, third: else
  // numbers
  number,       ///< constant `first`
  fact_number,  ///< number, date or choice in slot `first`
  as_of,
  threshold,
  minus,
  add,
  subtract,
  multiply,
  divide,
  share,  ///< `third`: one more than the number of its first aggregate, if it is of sums over schools
  minimum,
  maximum,
  floor,
  ceil,
  if_number,
  aggregate  ///< aggregate `first` of the expression
};

/// A node; operands are indices of nodes that come before it, unless the operation says otherwise.
struct ExpressionNode {
  Operation operation = Operation::truth;
  Kind kind = Kind::boolean;  ///< type of the value
  std::uint32_t offset = 0;   ///< byte within the expression's text
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint32_t third = 0;
  const ChoiceSet* choices = nullptr;  ///< of a choice
};

/// What is gathered over the schools of a region.
enum class AggregateKind : std::uint8_t {
  sum,
  schools,
  share,
  part,  ///< of a share of sums: the sum of its part, of which no school has more than of the whole
  rest   ///< what is not in that part
};

/// A sum, a count or a share over schools; body and filter are nodes over a school's facts. Of a `part` and of its
/// `rest`, which follow each other, body and whole are the operands of the share: nodes over the region, made of sums.
struct Aggregate {
  static constexpr std::uint32_t none = UINT32_MAX;
  AggregateKind kind = AggregateKind::schools;
  std::uint32_t body = none;
  std::uint32_t filter = none;
  std::uint32_t whole = none;
};

/// A typed expression: nodes in an order in which operands come first; the last is the root.
struct Expression {
  std::string text;  ///< as written
  std::vector<ExpressionNode> nodes;
  std::vector<Interval> constants;
  std::vector<std::string> texts;
  std::vector<Aggregate> aggregates;
  std::uint32_t first_aggregate = 0;  ///< index of its first aggregate among all of its standard

  [[nodiscard]] bool empty() const { return nodes.empty(); }
  [[nodiscard]] std::uint32_t root() const { return static_cast<std::uint32_t>(nodes.size() - 1); }
};

}  // namespace edu_check
