#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "edu_check/expression/expression.h"
#include "edu_check/expression/syntax.h"
#include "edu_check/value/subject_kind.h"
#include "edu_check/value/type.h"

namespace edu_check {

/// A fact as expressions see it.
struct Symbol {
  std::uint32_t slot = 0;
  Type type;
  SubjectKind subject = SubjectKind::school;
};

/// The facts that expressions may name.
class SymbolTable {
 public:
  SymbolTable() = default;
  SymbolTable(const SymbolTable&) = delete;
  SymbolTable& operator=(const SymbolTable&) = delete;
  virtual ~SymbolTable() = default;
  [[nodiscard]] virtual std::optional<Symbol> find(std::string_view path) const = 0;
  [[nodiscard]] virtual std::vector<std::string_view> paths() const = 0;

 protected:
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;
};

/// What an expression may use and must give.
struct ExpressionRules {
  SubjectKind subject = SubjectKind::school;  ///< whose facts its paths name; aggregates are for regions only
  std::optional<Kind> threshold;              ///< type of `threshold`, where the requirement has phases
  std::optional<Kind> result;                 ///< demanded type; count and number are one
};

/// Parses and types an expression. Reports every mistake of its types and names with its place in the expression, and
/// then returns nothing.
[[nodiscard]] std::optional<Expression> check_expression(const ExpressionText& where, const SymbolTable& symbols,
                                                         const ExpressionRules& rules, Diagnostics& diagnostics);

}  // namespace edu_check
