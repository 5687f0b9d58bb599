#include <algorithm>

#include "edu_check/expression/expression_checker.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

/// A type's name alone.
Message without_example(Kind kind) {
  auto name = describe(kind);
  name.zh.erase(std::min(name.zh.find("，如"), name.zh.size()));
  name.en.erase(std::min({name.en.find(", such as"), name.en.find(" such as"), name.en.size()}));
  return name;
}

}  // namespace

bool ExpressionChecker::is_bare_word(const Syntax& syntax) const {
  return syntax.kind == SyntaxKind::name && syntax.word.find('.') == std::string_view::npos && syntax.word != "true" &&
         syntax.word != "false" && syntax.word != "as_of" && syntax.word != "threshold" && !symbols_.find(syntax.word);
}

std::optional<std::uint32_t> ExpressionChecker::choice(const Syntax& syntax, const ChoiceSet& choices) {
  for (std::uint32_t i = 0; i < choices.choices.size(); ++i) {
    if (choices.choices[i].id == syntax.word) return i;
  }
  std::vector<std::string_view> ids;
  for (const auto& each : choices.choices) ids.emplace_back(each.id);
  auto& diagnostic = report(syntax, "choice-unknown", message("没有选项“{}”", "there is no choice “{}”", syntax.word));
  if (const auto near = nearest(syntax.word, ids)) diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
  return std::nullopt;
}

std::pair<ExpressionChecker::Typed, ExpressionChecker::Typed> ExpressionChecker::operands(const Syntax& syntax) {
  const auto& a = syntax.operands[0];
  const auto& b = syntax.operands[1];
  if (is_bare_word(a) && !is_bare_word(b)) {
    const auto right = check(b);
    return {right.failed ? failure : bare_word(a, right), right};
  }
  const auto left = check(a);
  if (!is_bare_word(b)) return {left, check(b)};
  return {left, left.failed ? failure : bare_word(b, left)};
}

ExpressionChecker::Typed ExpressionChecker::bare_word(const Syntax& syntax, const Typed& other) {
  if (other.type.kind != Kind::choice) return name(syntax);
  const auto index = choice(syntax, *other.type.choices);
  return index ? constant(syntax, other.type, Rational(static_cast<std::int64_t>(*index))) : failure;
}

ExpressionChecker::Typed ExpressionChecker::comparison(const Syntax& syntax, Operation operation) {
  const bool equality = operation == Operation::equal || operation == Operation::not_equal;
  if (equality && (syntax.operands[0].kind == SyntaxKind::text || syntax.operands[1].kind == SyntaxKind::text)) {
    return text_comparison(syntax, operation);
  }
  const auto [left, right] = operands(syntax);
  if (left.failed || right.failed) return failure;
  const auto a = left.type.kind;
  const auto b = right.type.kind;
  if (equality && a == Kind::boolean && b == Kind::boolean) {
    const auto same = add(syntax, Operation::same_truth, {Kind::boolean}, left.node, right.node);
    return operation == Operation::equal ? same : add(syntax, Operation::negation, {Kind::boolean}, same.node);
  }
  const bool choices = equality && a == Kind::choice && b == Kind::choice && left.type.choices == right.type.choices;
  const bool numbers = is_numeric(a) && is_numeric(b) && same_kind(a, b);
  if (!choices && !numbers) return incomparable(syntax, a, b);
  return add(syntax, operation, {Kind::boolean}, left.node, right.node);
}

ExpressionChecker::Typed ExpressionChecker::incomparable(const Syntax& syntax, Kind a, Kind b) {
  Message hint;
  const bool bare = same_kind(a, Kind::number) || same_kind(b, Kind::number);
  const Kind other = same_kind(a, Kind::number) ? b : a;
  if (bare && (other == Kind::bandwidth || other == Kind::percent || other == Kind::money || other == Kind::duration)) {
    hint = message("数字要带单位：{}", "write the number with its unit: {}", describe(other));
  }
  return mistake(syntax, "expression-dimension",
                 message("不能比较{}与{}", "can't compare {} with {}", without_example(a), without_example(b)),
                 std::move(hint));
}

ExpressionChecker::Typed ExpressionChecker::text_comparison(const Syntax& syntax, Operation operation) {
  const bool text_first = syntax.operands[0].kind == SyntaxKind::text;
  const auto& fact = syntax.operands[text_first ? 1 : 0];
  const auto& text = syntax.operands[text_first ? 0 : 1];
  const auto found = text_membership(syntax, fact, {&text, 1});
  if (found.failed || operation == Operation::equal) return found;
  return add(syntax, Operation::negation, {Kind::boolean}, found.node);
}

ExpressionChecker::Typed ExpressionChecker::text_membership(const Syntax& at, const Syntax& fact,
                                                            std::span<const Syntax> texts) {
  const auto symbol = fact.kind == SyntaxKind::name ? find(fact) : std::nullopt;
  if (fact.kind == SyntaxKind::name && !symbol) return failure;
  if (!symbol || symbol->type.kind != Kind::text) {
    return mistake(fact, "expression-type",
                   message("文字只能与文字事实比较", "a text can only be compared with a text fact"));
  }
  const auto from = static_cast<std::uint32_t>(expression_.texts.size());
  for (const auto& text : texts) {
    if (text.kind != SyntaxKind::text) {
      return mistake(text, "expression-type", message("此处应为引号中的文字", "expected a text in quotes"));
    }
    expression_.texts.emplace_back(text.word);
  }
  return add(at, Operation::in_texts, {Kind::boolean}, symbol->slot, from,
             static_cast<std::uint32_t>(expression_.texts.size()));
}

ExpressionChecker::Typed ExpressionChecker::membership(const Syntax& syntax) {
  const auto& element = syntax.operands[0];
  const auto& list = syntax.operands[1];
  if (list.kind == SyntaxKind::list) return literal_membership(syntax, element, list);
  const auto symbol = list.kind == SyntaxKind::name ? find(list) : std::nullopt;
  if (list.kind == SyntaxKind::name && !symbol) return failure;
  if (!symbol || symbol->type.kind != Kind::list) {
    return mistake(list, "expression-type", message("in 之后应为列表", "`in` must be followed by a list"));
  }
  if (!is_bare_word(element)) {
    return mistake(element, "expression-type", message("in 之前应为一个选项", "`in` must be preceded by a choice"));
  }
  const auto index = choice(element, *symbol->type.choices);
  if (!index) return failure;
  return add(syntax, Operation::in_list, {Kind::boolean, symbol->type.choices}, *index, symbol->slot);
}

ExpressionChecker::Typed ExpressionChecker::literal_membership(const Syntax& syntax, const Syntax& element,
                                                               const Syntax& list) {
  if (list.operands.empty()) return mistake(list, "expression-list", message("列表为空", "the list is empty"));
  if (list.operands[0].kind == SyntaxKind::text) return text_membership(syntax, element, list.operands);
  const auto left = check(element);
  if (left.failed) return failure;
  if (left.type.kind != Kind::choice) {
    return mistake(element, "expression-type", message("此处应为选项型事实", "expected a fact that is a choice"));
  }
  std::uint64_t mask = 0;
  for (const auto& each : list.operands) {
    if (each.kind != SyntaxKind::name)
      return mistake(each, "expression-type", message("此处应为选项", "expected a choice"));
    const auto index = choice(each, *left.type.choices);
    if (!index) return failure;
    mask |= std::uint64_t{1} << *index;
  }
  return add(syntax, Operation::in_choices, {Kind::boolean}, left.node,
             add_constant(Rational(static_cast<std::int64_t>(mask))));
}

}  // namespace edu_check
