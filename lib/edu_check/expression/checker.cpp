#include <algorithm>

#include "edu_check/expression/expression_checker.h"
#include "edu_check/expression/parser.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
std::optional<Expression> ExpressionChecker::run(const Syntax& syntax) {
  const auto root = check(syntax);
  if (root.failed) return std::nullopt;
  if (rules_.result && !same_kind(*rules_.result, root.type.kind)) {
    const auto wanted = describe(*rules_.result);
    report(syntax, "expression-result",
           message("表达式应给出{}，实为{}", "the expression must give {}, but it gives {}", wanted,
                   describe(root.type.kind)));
    return std::nullopt;
  }
  expression_.text = std::string(where_.text);
  return std::move(expression_);
}

ExpressionChecker::Typed ExpressionChecker::add(const Syntax& at, Operation operation, Type type, std::uint32_t first,
                                                std::uint32_t second, std::uint32_t third) {
  expression_.nodes.push_back({operation, type.kind, at.offset, first, second, third, type.choices});
  return {static_cast<std::uint32_t>(expression_.nodes.size() - 1), type, false};
}

std::uint32_t ExpressionChecker::add_constant(const Rational& value) {
  expression_.constants.emplace_back(value);
  return static_cast<std::uint32_t>(expression_.constants.size() - 1);
}

ExpressionChecker::Typed ExpressionChecker::constant(const Syntax& at, Type type, const Rational& value) {
  return add(at, Operation::number, type, add_constant(value));
}

Diagnostic& ExpressionChecker::report(const Syntax& at, std::string_view id, Message text) {
  return diagnostics_.report(Severity::error, id, where_.source, where_.offset + at.offset, std::move(text));
}

ExpressionChecker::Typed ExpressionChecker::mistake(const Syntax& at, std::string_view id, Message text, Message hint) {
  auto& diagnostic = report(at, id, std::move(text));
  if (!hint.empty()) diagnostic.hint(std::move(hint));
  return failure;
}

ExpressionChecker::Typed ExpressionChecker::check(const Syntax& syntax) {
  switch (syntax.kind) {
    case SyntaxKind::number:
      return number(syntax);
    case SyntaxKind::date:
      return constant(syntax, {Kind::date}, syntax.number);
    case SyntaxKind::name:
      return name(syntax);
    case SyntaxKind::call:
      return call(syntax);
    case SyntaxKind::unary:
      return unary(syntax);
    case SyntaxKind::binary:
      return binary(syntax);
    case SyntaxKind::text:
      return mistake(syntax, "expression-type",
                     message("文字只能与文字比较", "a text can only be compared with a text fact"));
    case SyntaxKind::list:
      break;
  }
  return mistake(syntax, "expression-type", message("列表只能在 in 之后", "a list can only follow `in`"));
}

ExpressionChecker::Typed ExpressionChecker::number(const Syntax& syntax) {
  if (syntax.unit != nullptr) return constant(syntax, {syntax.unit->kind}, syntax.number);
  return constant(syntax, {syntax.number.is_whole() ? Kind::count : Kind::number}, syntax.number);
}

ExpressionChecker::Typed ExpressionChecker::name(const Syntax& syntax) {
  if (syntax.word == "true" || syntax.word == "false") {
    return add(syntax, Operation::truth, {Kind::boolean}, static_cast<std::uint32_t>(truth_of(syntax.word == "true")));
  }
  if (syntax.word == "as_of") return add(syntax, Operation::as_of, {Kind::date});
  if (syntax.word == "threshold") {
    if (rules_.threshold) return add(syntax, Operation::threshold, {*rules_.threshold});
    return mistake(syntax, "expression-threshold",
                   message("没有 phases，不能用 threshold", "`threshold` needs `phases`"));
  }
  const auto symbol = find(syntax);
  if (!symbol) return failure;
  switch (symbol->type.kind) {
    case Kind::boolean:
      return add(syntax, Operation::fact_truth, symbol->type, symbol->slot);
    case Kind::text:
      return mistake(syntax, "expression-type",
                     message("文字事实只能用 == 或 in 比较", "a text fact can only be compared by == or in"));
    case Kind::list:
      return mistake(syntax, "expression-type", message("列表事实只能在 in 之后", "a list fact can only follow `in`"));
    case Kind::count:
    case Kind::number:
    case Kind::percent:
    case Kind::bandwidth:
    case Kind::money:
    case Kind::duration:
    case Kind::date:
    case Kind::choice:
      break;
  }
  return add(syntax, Operation::fact_number, symbol->type, symbol->slot);
}

std::optional<Symbol> ExpressionChecker::find(const Syntax& syntax) {
  auto symbol = symbols_.find(syntax.word);
  if (!symbol) {
    auto& diagnostic =
        report(syntax, "fact-unknown", message("词汇表中没有事实“{}”", "the vocabulary has no fact “{}”", syntax.word));
    if (const auto near = nearest(syntax.word, symbols_.paths())) {
      diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
    }
    return std::nullopt;
  }
  if (symbol->subject != subject_) {
    report(syntax, "fact-scope",
           subject_ == SubjectKind::school
               ? message("{} 是区域的事实，不属于学校", "{} is a fact of a region, not of a school", syntax.word)
               : message("{} 是学校的事实：在区域规则中须用 sum 或 share_of_schools 汇总",
                         "{} is a fact of a school: in a rule on a region it stands inside sum or share_of_schools",
                         syntax.word));
    return std::nullopt;
  }
  return symbol;
}

ExpressionChecker::Typed ExpressionChecker::unary(const Syntax& syntax) {
  const auto operand = check(syntax.operands[0]);
  if (operand.failed) return failure;
  if (syntax.word == "not") {
    if (operand.type.kind != Kind::boolean) return needs(syntax.operands[0], operand.type, Kind::boolean);
    return add(syntax, Operation::negation, {Kind::boolean}, operand.node);
  }
  if (!is_numeric(operand.type.kind) || operand.type.kind == Kind::date) {
    return mistake(syntax, "expression-type", message("负号只能用于数", "a minus sign needs a number"));
  }
  return add(syntax, Operation::minus, operand.type, operand.node);
}

ExpressionChecker::Typed ExpressionChecker::needs(const Syntax& at, const Type& found, Kind wanted) {
  return mistake(at, "expression-type",
                 message("此处应为{}，实为{}", "expected {}, found {}", describe(wanted), describe(found.kind)));
}

ExpressionChecker::Typed ExpressionChecker::binary(const Syntax& syntax) {
  if (syntax.word == "and" || syntax.word == "or") {
    const auto left = condition(syntax.operands[0]);
    const auto right = condition(syntax.operands[1]);
    if (left.failed || right.failed) return failure;
    return add(syntax, syntax.word == "and" ? Operation::conjunction : Operation::disjunction, {Kind::boolean},
               left.node, right.node);
  }
  if (syntax.word == "in") return membership(syntax);
  const auto operation = comparison_of(syntax.word);
  return operation ? comparison(syntax, *operation) : arithmetic(syntax);
}

ExpressionChecker::Typed ExpressionChecker::condition(const Syntax& syntax) {
  const auto typed = check(syntax);
  if (!typed.failed && typed.type.kind != Kind::boolean) return needs(syntax, typed.type, Kind::boolean);
  return typed;
}

ExpressionChecker::Typed ExpressionChecker::arithmetic(const Syntax& syntax) {
  const auto left = check(syntax.operands[0]);
  const auto right = check(syntax.operands[1]);
  if (left.failed || right.failed) return failure;
  const auto rule = arithmetic_rule(syntax.word, left.type.kind, right.type.kind);
  if (!rule) {
    return mistake(syntax, "expression-dimension",
                   message("{} 与 {} 不能用 {} 运算", "{} and {} can't be joined by {}", to_string(left.type.kind),
                           to_string(right.type.kind), syntax.word));
  }
  return add(syntax, rule->operation, {rule->result}, left.node, right.node);
}

std::optional<Expression> check_expression(const ExpressionText& where, const SymbolTable& symbols,
                                           const ExpressionRules& rules, Diagnostics& diagnostics) {
  const auto syntax = parse_expression(where, diagnostics);
  if (!syntax) return std::nullopt;
  return ExpressionChecker(where, symbols, rules, diagnostics).run(*syntax);
}

}  // namespace edu_check
