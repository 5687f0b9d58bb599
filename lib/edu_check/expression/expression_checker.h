#pragma once
// Private to the expression room: the class behind `check_expression`.

#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "edu_check/expression/checker.h"
#include "edu_check/expression/kinds.h"

namespace edu_check {

/// Types the syntax of one expression, node by node. A mistake is reported where it is found; whatever uses the node
/// keeps silent about it.
class ExpressionChecker {
 public:
  ExpressionChecker(const ExpressionText& where, const SymbolTable& symbols, const ExpressionRules& rules,
                    Diagnostics& diagnostics)
      : where_(where), symbols_(symbols), rules_(rules), diagnostics_(diagnostics), subject_(rules.subject) {}

  /// The typed expression; nothing after a report.
  std::optional<Expression> run(const Syntax& syntax);

 private:
  /// A node that was typed. A failed one was reported already.
  struct Typed {
    std::uint32_t node = 0;
    Type type;
    bool failed = false;
  };
  static constexpr Typed failure{0, {}, true};

  // Nodes and reports: checker.cpp.
  Typed add(const Syntax& at, Operation operation, Type type, std::uint32_t first = 0, std::uint32_t second = 0,
            std::uint32_t third = 0);
  std::uint32_t add_constant(const Rational& value);
  Typed constant(const Syntax& at, Type type, const Rational& value);
  Diagnostic& report(const Syntax& at, std::string_view id, Message text);
  Typed mistake(const Syntax& at, std::string_view id, Message text, Message hint = {});

  // Names, operators and arithmetic: checker.cpp.
  Typed check(const Syntax& syntax);
  Typed number(const Syntax& syntax);
  Typed name(const Syntax& syntax);
  /// The fact that a name means; reports an unknown one.
  std::optional<Symbol> find(const Syntax& syntax);
  Typed unary(const Syntax& syntax);
  Typed needs(const Syntax& at, const Type& found, Kind wanted);
  Typed binary(const Syntax& syntax);
  Typed condition(const Syntax& syntax);
  Typed arithmetic(const Syntax& syntax);

  // Comparisons and membership: expression_checker_comparison.cpp.
  [[nodiscard]] bool is_bare_word(const Syntax& syntax) const;
  /// Index of the choice that a bare word names.
  std::optional<std::uint32_t> choice(const Syntax& syntax, const ChoiceSet& choices);
  /// Checks two operands of which one may be a bare word that names a choice of the other.
  std::pair<Typed, Typed> operands(const Syntax& syntax);
  Typed bare_word(const Syntax& syntax, const Typed& other);
  Typed comparison(const Syntax& syntax, Operation operation);
  Typed incomparable(const Syntax& syntax, Kind a, Kind b);
  Typed text_comparison(const Syntax& syntax, Operation operation);
  Typed text_membership(const Syntax& at, const Syntax& fact, std::span<const Syntax> texts);
  Typed membership(const Syntax& syntax);
  Typed literal_membership(const Syntax& syntax, const Syntax& element, const Syntax& list);

  // Functions and aggregates: expression_checker_function.cpp.
  Typed call(const Syntax& syntax);
  Typed known(const Syntax& syntax);
  Typed choose(const Syntax& syntax);
  Typed rounding(const Syntax& syntax);
  Typed share(const Syntax& syntax);
  Typed extreme(const Syntax& syntax);
  Typed aggregate(const Syntax& syntax);

  const ExpressionText& where_;
  const SymbolTable& symbols_;
  const ExpressionRules& rules_;
  Diagnostics& diagnostics_;
  SubjectKind subject_;
  Expression expression_;
};

}  // namespace edu_check
