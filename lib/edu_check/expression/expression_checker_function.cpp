#include <algorithm>
#include <array>

#include "edu_check/expression/expression_checker.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

/// Whether a number of a region is the sum of what each school adds to it.
bool is_sum_over_schools(const Expression& expression, std::uint32_t index) {
  const auto& node = expression.nodes[index];
  if (node.operation == Operation::aggregate) return expression.aggregates[node.first].kind != AggregateKind::share;
  return (node.operation == Operation::add || node.operation == Operation::subtract) &&
         is_sum_over_schools(expression, node.first) && is_sum_over_schools(expression, node.second);
}

}  // namespace

ExpressionChecker::Typed ExpressionChecker::call(const Syntax& syntax) {
  struct FunctionRow {
    std::string_view name;
    std::size_t least;  ///< how many arguments it takes
    std::size_t most;
    Typed (ExpressionChecker::*type)(const Syntax& syntax);
  };
  static constexpr auto functions = std::to_array<FunctionRow>({
      {"max", 2, 16, &ExpressionChecker::extreme},
      {"min", 2, 16, &ExpressionChecker::extreme},
      {"ceil", 1, 1, &ExpressionChecker::rounding},
      {"floor", 1, 1, &ExpressionChecker::rounding},
      {"share", 2, 2, &ExpressionChecker::share},
      {"if", 3, 3, &ExpressionChecker::choose},
      {"known", 1, 1, &ExpressionChecker::known},
      {"sum", 1, 2, &ExpressionChecker::aggregate},
      {"schools", 0, 1, &ExpressionChecker::aggregate},
      {"share_of_schools", 1, 2, &ExpressionChecker::aggregate},
  });
  const auto* const row = std::find_if(functions.begin(), functions.end(),
                                       [&](const FunctionRow& each) { return each.name == syntax.word; });
  if (row == functions.end()) {
    std::vector<std::string_view> names;
    names.reserve(functions.size());
    for (const auto& each : functions) names.push_back(each.name);
    const auto near = nearest(syntax.word, names);
    return mistake(syntax, "function-unknown", message("没有函数“{}”", "there is no function “{}”", syntax.word),
                   near ? message("是否指 {}？", "did you mean {}?", *near) : Message{});
  }
  const auto count = syntax.operands.size();
  if (count < row->least || count > row->most) {
    return mistake(syntax, "function-arguments",
                   message("{} 需要 {} 至 {} 个参数，实有 {} 个", "{} takes {} to {} arguments, found {}", syntax.word,
                           row->least, row->most, count));
  }
  return (this->*row->type)(syntax);
}

ExpressionChecker::Typed ExpressionChecker::known(const Syntax& syntax) {
  if (syntax.operands[0].kind != SyntaxKind::name) {
    return mistake(syntax.operands[0], "expression-type", message("known 需要一个事实", "`known` takes a fact"));
  }
  const auto symbol = find(syntax.operands[0]);
  if (!symbol) return failure;
  return add(syntax, Operation::known, {Kind::boolean}, symbol->slot);
}

ExpressionChecker::Typed ExpressionChecker::choose(const Syntax& syntax) {
  const auto decision = condition(syntax.operands[0]);
  const auto yes = check(syntax.operands[1]);
  const auto no = check(syntax.operands[2]);
  if (decision.failed || yes.failed || no.failed) return failure;
  if (!same_kind(yes.type.kind, no.type.kind)) return incomparable(syntax, yes.type.kind, no.type.kind);
  const bool truth = yes.type.kind == Kind::boolean;
  return add(syntax, truth ? Operation::if_truth : Operation::if_number, wider(yes.type, no.type), decision.node,
             yes.node, no.node);
}

ExpressionChecker::Typed ExpressionChecker::rounding(const Syntax& syntax) {
  const auto operand = check(syntax.operands[0]);
  if (operand.failed) return failure;
  if (!same_kind(operand.type.kind, Kind::number)) return needs(syntax.operands[0], operand.type, Kind::number);
  return add(syntax, syntax.word == "ceil" ? Operation::ceil : Operation::floor, {Kind::count}, operand.node);
}

ExpressionChecker::Typed ExpressionChecker::share(const Syntax& syntax) {
  const auto part = check(syntax.operands[0]);
  const auto whole = check(syntax.operands[1]);
  if (part.failed || whole.failed) return failure;
  if (!is_numeric(part.type.kind) || part.type.kind == Kind::date || !same_kind(part.type.kind, whole.type.kind)) {
    return incomparable(syntax, part.type.kind, whole.type.kind);
  }
  std::uint32_t number = 0;
  if (is_sum_over_schools(expression_, part.node) && is_sum_over_schools(expression_, whole.node)) {
    for (const auto kind : {AggregateKind::part, AggregateKind::rest})
      expression_.aggregates.push_back({kind, part.node, Aggregate::none, whole.node});
    number = static_cast<std::uint32_t>(expression_.aggregates.size() - 1);
  }
  return add(syntax, Operation::share, {Kind::percent}, part.node, whole.node, number);
}

ExpressionChecker::Typed ExpressionChecker::extreme(const Syntax& syntax) {
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
    result = add(syntax, syntax.word == "max" ? Operation::maximum : Operation::minimum, wider(result.type, next.type),
                 result.node, next.node);
  }
  return result;
}

ExpressionChecker::Typed ExpressionChecker::aggregate(const Syntax& syntax) {
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
  aggregate.kind = syntax.word == "sum" ? AggregateKind::sum : has_body ? AggregateKind::share : AggregateKind::schools;
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

}  // namespace edu_check
