#include "edu_check/expression/parser.h"

#include <array>
#include <utility>

#include "edu_check/expression/syntax.h"
#include "edu_check/expression/token.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/date.h"
#include "edu_check/value/unit.h"

namespace edu_check {
namespace {

/// Recursive descent; a function a level of precedence. After the first mistake everything returns at once.
class Parser {
 public:
  Parser(const ExpressionText& where, std::vector<Token> tokens, Diagnostics& diagnostics)
      : where_(where), tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

  std::optional<Syntax> run() {
    auto root = disjunction();
    if (!failed_ && peek().kind != TokenKind::end) {
      unexpected(message("表达式在此之前已经完整", "the expression was complete before this"));
    }
    if (failed_) return std::nullopt;
    return root;
  }

 private:
  static constexpr int most_nesting = 64;
  static constexpr int most_operands = 1000;  // a chain of them is a tree of that depth

  [[nodiscard]] const Token& peek() const { return tokens_[at_]; }
  const Token& take() { return tokens_[peek().kind == TokenKind::end ? at_ : at_++]; }
  [[nodiscard]] bool is_word(std::string_view word) const {
    return peek().word == word && (peek().kind == TokenKind::name || peek().kind == TokenKind::symbol);
  }

  Syntax disjunction() {
    auto left = conjunction();
    while (!failed_ && is_word("or")) left = joined(std::move(left), [this] { return conjunction(); });
    return left;
  }

  Syntax conjunction() {
    auto left = negation();
    while (!failed_ && is_word("and")) left = joined(std::move(left), [this] { return negation(); });
    return left;
  }

  Syntax negation() {
    if (!is_word("not")) return comparison();
    const auto& token = take();
    return unary(token, nested([this] { return negation(); }));
  }

  Syntax comparison() {
    constexpr auto operators = std::to_array<std::string_view>({"==", "!=", "<", "<=", ">", ">=", "in"});
    const auto is_comparison = [&] {
      for (const auto word : operators) {
        if (is_word(word)) return true;
      }
      return false;
    };
    auto left = sum();
    if (failed_ || !is_comparison()) return left;
    left = joined(std::move(left), [this] { return sum(); });
    if (!failed_ && is_comparison()) {
      unexpected(message("比较不能连写：用 and 连接两个比较", "comparisons don't chain: join two with `and`"));
    }
    return left;
  }

  Syntax sum() {
    auto left = product();
    while (!failed_ && (is_word("+") || is_word("-"))) left = joined(std::move(left), [this] { return product(); });
    return left;
  }

  Syntax product() {
    auto left = sign();
    while (!failed_ && (is_word("*") || is_word("/"))) left = joined(std::move(left), [this] { return sign(); });
    return left;
  }

  Syntax sign() {
    if (!is_word("-")) return primary();
    const auto& token = take();
    return unary(token, nested([this] { return sign(); }));
  }

  Syntax primary() {
    const Token& token = peek();
    if (++operands_ > most_operands) {
      return fail(token, "expression-too-long",
                  message("条件过长：最多 {} 个值和事实", "the condition is too long: at most {} values and facts",
                          most_operands));
    }
    switch (token.kind) {
      case TokenKind::number:
        return number();
      case TokenKind::date:
        take();
        return leaf(SyntaxKind::date, token, Rational(parse_date(token.word)->days));
      case TokenKind::text:
        take();
        return leaf(SyntaxKind::text, token, {});
      case TokenKind::name:
        if (token.word == "and" || token.word == "or" || token.word == "in" || token.word == "not") break;
        take();
        if (is_word("(")) return call(token);
        return leaf(SyntaxKind::name, token, {});
      case TokenKind::unit:
      case TokenKind::symbol:
      case TokenKind::end:
        break;
    }
    if (is_word("(")) {
      take();
      auto inner = nested([this] { return disjunction(); });
      expect(")");
      return inner;
    }
    if (is_word("[")) return list();
    return unexpected(message("此处应为值、事实或函数", "expected a value, a fact or a function"));
  }

  Syntax number() {
    const Token& token = take();
    const auto value = parse_decimal(token.word);
    auto syntax = leaf(SyntaxKind::number, token, *value);
    if (peek().kind != TokenKind::unit) return syntax;
    const Token& unit_token = take();
    syntax.unit = find_unit(unit_token.word);
    if (syntax.unit == nullptr) {
      return fail(unit_token, "expression-unit", message("没有单位“{}”", "there is no unit “{}”", unit_token.word));
    }
    const auto scaled = multiply(*value, *Rational::of(syntax.unit->numerator, syntax.unit->denominator));
    if (!scaled) return fail(token, "expression-number", message("数过大", "the number is too large"));
    syntax.number = *scaled;
    return syntax;
  }

  Syntax call(const Token& name) {
    auto syntax = leaf(SyntaxKind::call, name, {});
    syntax.operands = operands(")");
    return syntax;
  }

  Syntax list() {
    auto syntax = leaf(SyntaxKind::list, peek(), {});
    syntax.operands = operands("]");
    return syntax;
  }

  /// What stands between an opening bracket, which is the next token, and `close`.
  std::vector<Syntax> operands(std::string_view close) {
    std::vector<Syntax> all;
    take();
    if (is_word(close)) return take(), all;
    do {
      all.push_back(nested([this] { return disjunction(); }));
    } while (!failed_ && is_word(",") && (take(), true));
    expect(close);
    return all;
  }

  template <class Function>
  Syntax nested(Function parse) {
    if (failed_) return {};
    if (++nesting_ > most_nesting) {
      return fail(peek(), "expression-nesting",
                  message("嵌套过深：括号、not 和负号最多 {} 层",
                          "nested too deeply: at most {} levels of brackets, `not` and signs", most_nesting));
    }
    auto inner = parse();
    --nesting_;
    return inner;
  }

  void expect(std::string_view word) {
    if (failed_) return;
    if (is_word(word)) {
      take();
    } else {
      unexpected(message("此处应为“{}”", "expected “{}”", word));
    }
  }

  Syntax unexpected(Message expected) {
    const bool end = peek().kind == TokenKind::end;
    auto found = end ? message("表达式不完整", "the expression ends too early")
                     : message("意外的“{}”", "unexpected “{}”", peek().word);
    fail(peek(), "expression-syntax", std::move(found));
    if (reported_ != nullptr) reported_->hint(std::move(expected));
    reported_ = nullptr;
    return {};
  }

  Syntax fail(const Token& token, std::string_view id, Message text) {
    if (!failed_)
      reported_ =
          &diagnostics_.report(Severity::error, id, where_.source, where_.offset + token.offset, std::move(text));
    failed_ = true;
    return {};
  }

  static Syntax leaf(SyntaxKind kind, const Token& token, Rational number) {
    return {kind, token.offset, token.word, number, nullptr, {}};
  }
  static Syntax unary(const Token& token, Syntax operand) {
    Syntax syntax{SyntaxKind::unary, token.offset, token.word, {}, nullptr, {}};
    syntax.operands.push_back(std::move(operand));
    return syntax;
  }
  /// The operator that is the next token, between what stands before it and what `parse` reads after it.
  template <class Function>
  Syntax joined(Syntax left, Function parse) {
    const Token& token = take();
    Syntax syntax{SyntaxKind::binary, token.offset, token.word, {}, nullptr, {}};
    syntax.operands.push_back(std::move(left));
    syntax.operands.push_back(parse());
    return syntax;
  }

  const ExpressionText& where_;
  std::vector<Token> tokens_;
  Diagnostics& diagnostics_;
  Diagnostic* reported_ = nullptr;
  std::size_t at_ = 0;
  int nesting_ = 0;
  int operands_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<Syntax> parse_expression(const ExpressionText& where, Diagnostics& diagnostics) {
  auto tokens = tokenize(where, diagnostics);
  if (tokens.empty()) return std::nullopt;
  return Parser(where, std::move(tokens), diagnostics).run();
}

}  // namespace edu_check
