#include "edu_check/rule_test/expression_mutants.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <set>
#include <utility>

#include "edu_check/expression/parser.h"
#include "edu_check/expression/syntax.h"
#include "edu_check/rule_test/mutant.h"
#include "edu_check/rule_test/syntax_text.h"
#include "edu_check/value/date.h"
#include "edu_check/value/unit.h"

namespace edu_check {
namespace {

struct Replacement {
  std::string_view word;
  std::string_view other;
};
constexpr auto operators = std::to_array<Replacement>({
    {">=", ">"},
    {">=", "<="},
    {">", ">="},
    {">", "<"},
    {"<=", "<"},
    {"<=", ">="},
    {"<", "<="},
    {"<", ">"},
    {"==", "!="},
    {"!=", "=="},
    {"and", "or"},
    {"or", "and"},
    {"+", "-"},
    {"-", "+"},
    {"*", "/"},
    {"/", "*"},
});
constexpr auto functions =
    std::to_array<Replacement>({{"max", "min"}, {"min", "max"}, {"ceil", "floor"}, {"floor", "ceil"}});
/// Pairs of units that are easily mixed up.
constexpr auto units = std::to_array<Replacement>({
    {"kbps", "Mbps"},
    {"Mbps", "Gbps"},
    {"Gbps", "Mbps"},
    {"M", "G"},
    {"G", "M"},
    {"兆", "千兆"},
    {"百兆", "千兆"},
    {"千兆", "百兆"},
    {"万兆", "千兆"},
    {"%", "‰"},
    {"‰", "%"},
    {"元", "万元"},
    {"万元", "元"},
    {"亿元", "万元"},
});
constexpr auto with_filter = std::to_array<std::string_view>({"sum", "share_of_schools"});

class Mutator {
 public:
  explicit Mutator(Syntax root) : root_(std::move(root)) { seen_.insert(to_text(root_)); }

  std::vector<ExpressionMutant> run() {
    visit(root_);
    return std::move(mutants_);
  }

 private:
  void visit(Syntax& node) {
    for (auto& variant : variants_of(node)) {
      auto change = to_text(node) + " → " + to_text(variant);
      const auto offset = node.offset;
      std::swap(node, variant);
      auto text = to_text(root_);
      std::swap(node, variant);
      if (seen_.insert(text).second) mutants_.push_back({std::move(text), std::move(change), offset});
    }
    const bool is_not = node.kind == SyntaxKind::unary && node.word == "not";
    for (auto& operand : node.operands) {
      is_negated_ = is_not;
      visit(operand);
    }
  }

  std::vector<Syntax> variants_of(const Syntax& node) {
    variants_.clear();
    may_negate_ = !std::exchange(is_negated_, false);
    switch (node.kind) {
      case SyntaxKind::number:
        vary_number(node);
        break;
      case SyntaxKind::date:
        for (const int days : {-1, 1}) vary_date(node, days);
        break;
      case SyntaxKind::name:
        vary_name(node);
        break;
      case SyntaxKind::call:
        vary_call(node);
        break;
      case SyntaxKind::unary:
        variants_.push_back(node.operands[0]);
        break;
      case SyntaxKind::binary:
        vary_binary(node);
        break;
      case SyntaxKind::list:
        for (std::size_t i = 0; i < node.operands.size() && node.operands.size() > 1; ++i)
          variants_.push_back(without(node, i));
        break;
      case SyntaxKind::text:
        break;
    }
    return std::move(variants_);
  }

  std::string_view keep(std::string word) { return words_.emplace_back(std::move(word)); }

  static Syntax renamed(Syntax node, std::string_view word) {
    node.word = word;
    return node;
  }

  static Syntax swapped(Syntax node, std::size_t a, std::size_t b) {
    std::swap(node.operands[a], node.operands[b]);
    return node;
  }

  static Syntax without(Syntax node, std::size_t operand) {
    node.operands.erase(node.operands.begin() + static_cast<std::ptrdiff_t>(operand));
    return node;
  }

  /// What stands under a `not` is negated by leaving that out.
  void negate(const Syntax& node) {
    if (!may_negate_) return;
    Syntax negation{SyntaxKind::unary, node.offset, "not", {}, nullptr, {}};
    negation.operands.push_back(node);
    variants_.push_back(std::move(negation));
  }

  template <class Table>
  void rename_by(const Table& table, const Syntax& node) {
    for (const auto& row : table) {
      if (row.word == node.word) variants_.push_back(renamed(node, row.other));
    }
  }

  // ---- literals

  /// The unit of the last digit: 1 of `15%`, 0.1 of `0.5`; of a bandwidth, 1 kbps.
  static Rational step_of(const Syntax& node) {
    const auto point = node.word.find('.');
    std::int64_t denominator = 1;
    for (auto digits = point == std::string_view::npos ? 0 : node.word.size() - point - 1; digits > 0; --digits)
      denominator *= 10;
    constexpr std::int64_t kilo = 1'000;
    if (node.unit != nullptr && node.unit->kind == Kind::bandwidth)
      denominator = std::max(denominator, node.unit->numerator / kilo);
    return Rational::of(1, denominator).value_or(Rational(1));
  }

  void vary_number(const Syntax& node) {
    const auto value = parse_decimal(node.word);
    const auto step = step_of(node);
    for (const auto& changed : {value ? subtract(*value, step) : value, value ? add(*value, step) : value}) {
      if (changed && !changed->is_negative()) variants_.push_back(renamed(node, keep(to_decimal(*changed, 9))));
    }
    for (const auto& row : units) {
      if (node.unit == nullptr || node.unit->name != row.word) continue;
      variants_.push_back(node);
      variants_.back().unit = find_unit(row.other);
    }
  }

  void vary_date(const Syntax& node, int days) {
    const Date date{static_cast<std::int32_t>(node.number.numerator()) + days};
    variants_.push_back(renamed(node, keep(to_string(date))));
  }

  /// A boolean fact; another fact negated is not well typed.
  void vary_name(const Syntax& node) {
    if (node.word == "true" || node.word == "false")
      variants_.push_back(renamed(node, node.word == "true" ? "false" : "true"));
    if (node.word.find('.') != std::string_view::npos) negate(node);
  }

  // ---- operators and functions

  void vary_binary(const Syntax& node) {
    rename_by(operators, node);
    if (node.word == "and" || node.word == "or" || node.word == "+" || node.word == "-") {
      variants_.push_back(node.operands[0]);
      variants_.push_back(node.operands[1]);
    }
    if (node.word == "-" || node.word == "/") variants_.push_back(swapped(node, 0, 1));
    if (node.word == "in") negate(node);
  }

  void vary_call(const Syntax& node) {
    rename_by(functions, node);
    if (node.word == "max" || node.word == "min") {
      for (std::size_t i = 0; i < node.operands.size(); ++i) {
        variants_.push_back(node.operands.size() == 2 ? node.operands[1 - i] : without(node, i));
      }
    }
    if (node.word == "ceil" || node.word == "floor") variants_.push_back(node.operands[0]);
    if (node.word == "if") variants_.push_back(swapped(node, 1, 2));
    if (node.word == "share") variants_.push_back(swapped(node, 0, 1));
    if (node.word == "known") negate(node);
    const bool filtered = std::find(with_filter.begin(), with_filter.end(), node.word) != with_filter.end();
    if (filtered && node.operands.size() == 2) variants_.push_back(without(node, 1));
    if (node.word == "schools" && node.operands.size() == 1) variants_.push_back(without(node, 0));
  }

  Syntax root_;
  std::deque<std::string> words_;  ///< that stand in no source
  std::vector<Syntax> variants_;
  bool is_negated_ = false;  ///< whether the node that comes next stands under a `not`
  bool may_negate_ = true;
  std::vector<ExpressionMutant> mutants_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<ExpressionMutant> mutants_of(const std::string& expression) {
  const Source source("", expression);
  Diagnostics diagnostics;
  auto syntax = parse_expression({source.text(), source, 0}, diagnostics);
  return syntax ? Mutator(std::move(*syntax)).run() : std::vector<ExpressionMutant>{};
}

}  // namespace edu_check
