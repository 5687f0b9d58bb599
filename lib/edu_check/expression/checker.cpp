#include "edu_check/expression/checker.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "edu_check/expression/kinds.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

/// A node that was typed. A failed one was reported already, and its users keep silent.
struct Typed {
  std::uint32_t node = 0;
  Type type;
  bool failed = false;
};

constexpr Typed failure{0, {}, true};

/// A type's name alone.
Message without_example(Kind kind) {
  auto name = describe(kind);
  name.zh.erase(std::min(name.zh.find("，如"), name.zh.size()));
  name.en.erase(std::min({name.en.find(", such as"), name.en.find(" such as"), name.en.size()}));
  return name;
}

struct FunctionRow {
  std::string_view name;
  std::size_t least;
  std::size_t most;
};
constexpr auto functions = std::to_array<FunctionRow>({
    {"max", 2, 16},
    {"min", 2, 16},
    {"ceil", 1, 1},
    {"floor", 1, 1},
    {"share", 2, 2},
    {"if", 3, 3},
    {"known", 1, 1},
    {"sum", 1, 2},
    {"schools", 0, 1},
    {"share_of_schools", 1, 2},
});

class Checker {
 public:
  Checker(const ExpressionText& where, const SymbolTable& symbols, const ExpressionRules& rules,
          Diagnostics& diagnostics)
      : where_(where), symbols_(symbols), rules_(rules), diagnostics_(diagnostics), subject_(rules.subject) {}

  std::optional<Expression> run(const Syntax& syntax) {
    const auto root = check(syntax);
    if (root.failed) return std::nullopt;
    if (rules_.result && !same_kind(*rules_.result, root.type.kind)) {
      const auto wanted = describe(*rules_.result);
      report(syntax, "expression-result",
             message("表达式应给出{}，实为{}", "the expression must give {2}, but it gives {3}", wanted.zh,
                     describe(root.type.kind).zh, wanted.en, describe(root.type.kind).en));
      return std::nullopt;
    }
    expression_.text = std::string(where_.text);
    return std::move(expression_);
  }

 private:
  // ---- nodes

  Typed add(const Syntax& at, Operation operation, Type type, std::uint32_t first = 0, std::uint32_t second = 0,
            std::uint32_t third = 0) {
    expression_.nodes.push_back({operation, type.kind, at.offset, first, second, third, type.choices});
    return {static_cast<std::uint32_t>(expression_.nodes.size() - 1), type, false};
  }

  std::uint32_t add_constant(const Rational& value) {
    expression_.constants.emplace_back(value);
    return static_cast<std::uint32_t>(expression_.constants.size() - 1);
  }

  Typed constant(const Syntax& at, Type type, const Rational& value) {
    return add(at, Operation::number, type, add_constant(value));
  }

  Diagnostic& report(const Syntax& at, std::string_view id, Message text) {
    return diagnostics_.report(Severity::error, id, where_.source, where_.offset + at.offset, std::move(text));
  }

  Typed mistake(const Syntax& at, std::string_view id, Message text, Message hint = {}) {
    auto& diagnostic = report(at, id, std::move(text));
    if (!hint.empty()) diagnostic.hint(std::move(hint));
    return failure;
  }

  // ---- syntax

  Typed check(const Syntax& syntax) {
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

  Typed number(const Syntax& syntax) {
    if (syntax.unit != nullptr) return constant(syntax, {syntax.unit->kind}, syntax.number);
    return constant(syntax, {syntax.number.is_whole() ? Kind::count : Kind::number}, syntax.number);
  }

  Typed name(const Syntax& syntax) {
    if (syntax.word == "true" || syntax.word == "false") {
      return add(syntax, Operation::truth, {Kind::boolean},
                 static_cast<std::uint32_t>(truth_of(syntax.word == "true")));
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
        return mistake(syntax, "expression-type",
                       message("列表事实只能在 in 之后", "a list fact can only follow `in`"));
      default:
        return add(syntax, Operation::fact_number, symbol->type, symbol->slot);
    }
  }

  /// The fact that a name means; reports an unknown one.
  std::optional<Symbol> find(const Syntax& syntax) {
    auto symbol = symbols_.find(syntax.word);
    if (!symbol) {
      auto& diagnostic = report(syntax, "fact-unknown",
                                message("词汇表中没有事实“{}”", "the vocabulary has no fact “{}”", syntax.word));
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

  Typed unary(const Syntax& syntax) {
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

  Typed needs(const Syntax& at, const Type& found, Kind wanted) {
    return mistake(at, "expression-type",
                   message("此处应为{}，实为{}", "expected {2}, found {3}", describe(wanted).zh,
                           describe(found.kind).zh, describe(wanted).en, describe(found.kind).en));
  }

  Typed binary(const Syntax& syntax) {
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

  Typed condition(const Syntax& syntax) {
    const auto typed = check(syntax);
    if (!typed.failed && typed.type.kind != Kind::boolean) return needs(syntax, typed.type, Kind::boolean);
    return typed;
  }

  Typed arithmetic(const Syntax& syntax) {
    const auto left = check(syntax.operands[0]);
    const auto right = check(syntax.operands[1]);
    if (left.failed || right.failed) return failure;
    const auto rule = arithmetic_rule(syntax.word, left.type.kind, right.type.kind);
    if (!rule) {
      return mistake(
          syntax, "expression-dimension",
          message("{} 与 {} 不能用 {} 运算", "{3} and {4} can't be joined by {2}", to_string(left.type.kind),
                  to_string(right.type.kind), syntax.word, to_string(left.type.kind), to_string(right.type.kind)));
    }
    return add(syntax, rule->operation, {rule->result}, left.node, right.node);
  }

  // ---- comparisons

  [[nodiscard]] bool is_bare_word(const Syntax& syntax) const {
    return syntax.kind == SyntaxKind::name && syntax.word.find('.') == std::string_view::npos &&
           syntax.word != "true" && syntax.word != "false" && syntax.word != "as_of" && syntax.word != "threshold" &&
           !symbols_.find(syntax.word);
  }

  /// Index of the choice that a bare word names.
  std::optional<std::uint32_t> choice(const Syntax& syntax, const ChoiceSet& choices) {
    for (std::uint32_t i = 0; i < choices.choices.size(); ++i) {
      if (choices.choices[i].id == syntax.word) return i;
    }
    std::vector<std::string_view> ids;
    for (const auto& each : choices.choices) ids.emplace_back(each.id);
    auto& diagnostic =
        report(syntax, "choice-unknown", message("没有选项“{}”", "there is no choice “{}”", syntax.word));
    if (const auto near = nearest(syntax.word, ids)) diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
    return std::nullopt;
  }

  /// Checks two operands of which one may be a bare word that names a choice of the other.
  std::pair<Typed, Typed> operands(const Syntax& syntax) {
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

  Typed bare_word(const Syntax& syntax, const Typed& other) {
    if (other.type.kind != Kind::choice) return name(syntax);
    const auto index = choice(syntax, *other.type.choices);
    return index ? constant(syntax, other.type, Rational(static_cast<std::int64_t>(*index))) : failure;
  }

  Typed comparison(const Syntax& syntax, Operation operation) {
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

  Typed incomparable(const Syntax& syntax, Kind a, Kind b) {
    Message hint;
    const bool bare = same_kind(a, Kind::number) || same_kind(b, Kind::number);
    const Kind other = same_kind(a, Kind::number) ? b : a;
    if (bare &&
        (other == Kind::bandwidth || other == Kind::percent || other == Kind::money || other == Kind::duration)) {
      hint = message("数字要带单位：{}", "write the number with its unit: {1}", describe(other).zh, describe(other).en);
    }
    return mistake(syntax, "expression-dimension",
                   message("不能比较{}与{}", "can't compare {2} with {3}", without_example(a).zh, without_example(b).zh,
                           without_example(a).en, without_example(b).en),
                   std::move(hint));
  }

  Typed text_comparison(const Syntax& syntax, Operation operation) {
    const bool text_first = syntax.operands[0].kind == SyntaxKind::text;
    const auto& fact = syntax.operands[text_first ? 1 : 0];
    const auto& text = syntax.operands[text_first ? 0 : 1];
    const auto found = text_membership(syntax, fact, {&text, 1});
    if (found.failed || operation == Operation::equal) return found;
    return add(syntax, Operation::negation, {Kind::boolean}, found.node);
  }

  Typed text_membership(const Syntax& at, const Syntax& fact, std::span<const Syntax> texts) {
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

  Typed membership(const Syntax& syntax) {
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

  Typed literal_membership(const Syntax& syntax, const Syntax& element, const Syntax& list) {
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

  // ---- functions

  Typed call(const Syntax& syntax) {
    const auto* const row = std::find_if(functions.begin(), functions.end(),
                                         [&](const FunctionRow& each) { return each.name == syntax.word; });
    if (row == functions.end()) {
      std::vector<std::string_view> names;
      for (const auto& each : functions) names.push_back(each.name);
      const auto near = nearest(syntax.word, names);
      return mistake(syntax, "function-unknown", message("没有函数“{}”", "there is no function “{}”", syntax.word),
                     near ? message("是否指 {}？", "did you mean {}?", *near) : Message{});
    }
    const auto count = syntax.operands.size();
    if (count < row->least || count > row->most) {
      return mistake(syntax, "function-arguments",
                     message("{} 需要 {} 至 {} 个参数，实有 {} 个", "{} takes {} to {} arguments, found {}",
                             syntax.word, row->least, row->most, count));
    }
    if (syntax.word == "sum" || syntax.word == "schools" || syntax.word == "share_of_schools") return aggregate(syntax);
    if (syntax.word == "known") return known(syntax);
    if (syntax.word == "if") return choose(syntax);
    if (syntax.word == "ceil" || syntax.word == "floor") return rounding(syntax);
    if (syntax.word == "share") return share(syntax);
    return extreme(syntax);
  }

  Typed known(const Syntax& syntax) {
    if (syntax.operands[0].kind != SyntaxKind::name) {
      return mistake(syntax.operands[0], "expression-type", message("known 需要一个事实", "`known` takes a fact"));
    }
    const auto symbol = find(syntax.operands[0]);
    if (!symbol) return failure;
    return add(syntax, Operation::known, {Kind::boolean}, symbol->slot);
  }

  Typed choose(const Syntax& syntax) {
    const auto decision = condition(syntax.operands[0]);
    const auto yes = check(syntax.operands[1]);
    const auto no = check(syntax.operands[2]);
    if (decision.failed || yes.failed || no.failed) return failure;
    if (!same_kind(yes.type.kind, no.type.kind)) return incomparable(syntax, yes.type.kind, no.type.kind);
    const bool truth = yes.type.kind == Kind::boolean;
    return add(syntax, truth ? Operation::if_truth : Operation::if_number, wider(yes.type, no.type), decision.node,
               yes.node, no.node);
  }

  Typed rounding(const Syntax& syntax) {
    const auto operand = check(syntax.operands[0]);
    if (operand.failed) return failure;
    if (!same_kind(operand.type.kind, Kind::number)) return needs(syntax.operands[0], operand.type, Kind::number);
    return add(syntax, syntax.word == "ceil" ? Operation::ceil : Operation::floor, {Kind::count}, operand.node);
  }

  Typed share(const Syntax& syntax) {
    const auto part = check(syntax.operands[0]);
    const auto whole = check(syntax.operands[1]);
    if (part.failed || whole.failed) return failure;
    if (!is_numeric(part.type.kind) || part.type.kind == Kind::date || !same_kind(part.type.kind, whole.type.kind)) {
      return incomparable(syntax, part.type.kind, whole.type.kind);
    }
    return add(syntax, Operation::share, {Kind::percent}, part.node, whole.node);
  }

  Typed extreme(const Syntax& syntax) {
    auto result = check(syntax.operands[0]);
    for (std::size_t i = 1; i < syntax.operands.size(); ++i) {
      const auto next = check(syntax.operands[i]);
      if (result.failed || next.failed) {
        result = failure;
        continue;
      }
      if (!is_numeric(result.type.kind) || !same_kind(result.type.kind, next.type.kind)) {
        return incomparable(syntax, result.type.kind, next.type.kind);
      }
      result = add(syntax, syntax.word == "max" ? Operation::maximum : Operation::minimum,
                   wider(result.type, next.type), result.node, next.node);
    }
    return result;
  }

  Typed aggregate(const Syntax& syntax) {
    if (subject_ != SubjectKind::region) {
      return mistake(
          syntax, "aggregate-scope",
          rules_.subject == SubjectKind::region
              ? message("汇总函数不能嵌套", "aggregates don't nest")
              : message("{} 只用于 scope: region 的要求", "{} is for requirements of scope: region", syntax.word));
    }
    subject_ = SubjectKind::school;
    Aggregate aggregate;
    Type type{Kind::count};
    bool failed = false;
    const bool has_body = syntax.word != "schools";
    aggregate.kind = syntax.word == "sum" ? AggregateKind::sum
                     : has_body           ? AggregateKind::share
                                          : AggregateKind::schools;
    if (has_body) {
      const auto& operand = syntax.operands[0];
      const auto body = aggregate.kind == AggregateKind::share ? condition(operand) : check(operand);
      failed = body.failed;
      aggregate.body = body.node;
      if (!failed && aggregate.kind == AggregateKind::sum &&
          (!is_numeric(body.type.kind) || body.type.kind == Kind::date)) {
        failed = needs(operand, body.type, Kind::number).failed;
      }
      type.kind = aggregate.kind == AggregateKind::share ? Kind::percent : body.type.kind;
    }
    if (syntax.operands.size() > (has_body ? 1U : 0U)) {
      const auto filter = condition(syntax.operands.back());
      failed = failed || filter.failed;
      aggregate.filter = filter.node;
    }
    subject_ = SubjectKind::region;
    if (failed) return failure;
    expression_.aggregates.push_back(aggregate);
    return add(syntax, Operation::aggregate, type, static_cast<std::uint32_t>(expression_.aggregates.size() - 1));
  }

  const ExpressionText& where_;
  const SymbolTable& symbols_;
  const ExpressionRules& rules_;
  Diagnostics& diagnostics_;
  SubjectKind subject_;
  Expression expression_;
};

}  // namespace

std::optional<Expression> check_expression(const ExpressionText& where, const SymbolTable& symbols,
                                           const ExpressionRules& rules, Diagnostics& diagnostics) {
  const auto syntax = parse_expression(where, diagnostics);
  if (!syntax) return std::nullopt;
  return Checker(where, symbols, rules, diagnostics).run(*syntax);
}

}  // namespace edu_check
