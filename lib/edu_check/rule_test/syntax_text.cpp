#include "edu_check/rule_test/syntax_text.h"

#include <algorithm>
#include <array>

namespace edu_check {
namespace {

/// How strongly an operator binds; what is no operator binds strongest.
enum class Strength : std::uint8_t { disjunction, conjunction, negation, comparison, sum, product, sign, primary };

Strength strength_of(const Syntax& syntax) {
  if (syntax.kind == SyntaxKind::unary) return syntax.word == "not" ? Strength::negation : Strength::sign;
  if (syntax.kind != SyntaxKind::binary) return Strength::primary;
  if (syntax.word == "or") return Strength::disjunction;
  if (syntax.word == "and") return Strength::conjunction;
  if (syntax.word == "+" || syntax.word == "-") return Strength::sum;
  return syntax.word == "*" || syntax.word == "/" ? Strength::product : Strength::comparison;
}

Strength next(Strength strength) { return static_cast<Strength>(static_cast<int>(strength) + 1); }

void write(const Syntax& syntax, Strength least, std::string& text);

void write_list(const std::vector<Syntax>& operands, char open, char close, std::string& text) {
  text += open;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (i > 0) text += ", ";
    write(operands[i], Strength::disjunction, text);
  }
  text += close;
}

void write_number(const Syntax& syntax, std::string& text) {
  text += syntax.word;
  if (syntax.unit == nullptr) return;
  const bool sign = syntax.unit->name == "%" || syntax.unit->name == "‰";
  text.append(sign ? "" : " ").append(syntax.unit->name);
}

void write_bare(const Syntax& syntax, std::string& text) {
  const auto strength = strength_of(syntax);
  switch (syntax.kind) {
    case SyntaxKind::number:
      return write_number(syntax, text);
    case SyntaxKind::text:
      text.append("'").append(syntax.word).append("'");
      return;
    case SyntaxKind::date:
    case SyntaxKind::name:
      text += syntax.word;
      return;
    case SyntaxKind::list:
      return write_list(syntax.operands, '[', ']', text);
    case SyntaxKind::call:
      text += syntax.word;
      return write_list(syntax.operands, '(', ')', text);
    case SyntaxKind::unary:
      text.append(syntax.word).append(strength == Strength::negation ? " " : "");
      return write(syntax.operands[0], strength, text);
    case SyntaxKind::binary:
      // Comparisons don't chain; everything else groups from the left.
      write(syntax.operands[0], strength == Strength::comparison ? next(strength) : strength, text);
      text.append(" ").append(syntax.word).append(" ");
      return write(syntax.operands[1], next(strength), text);
  }
}

void write(const Syntax& syntax, Strength least, std::string& text) {
  const bool brackets = strength_of(syntax) < least;
  if (brackets) text += '(';
  write_bare(syntax, text);
  if (brackets) text += ')';
}

}  // namespace

std::string to_text(const Syntax& syntax) {
  std::string text;
  write(syntax, Strength::disjunction, text);
  return text;
}

}  // namespace edu_check
