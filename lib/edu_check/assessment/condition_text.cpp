#include "edu_check/assessment/condition_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "edu_check/expression/kinds.h"
#include "edu_check/expression/operations.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

/// How tightly an operation binds its operands; brackets are needed around what binds less.
enum class Binding : std::uint8_t { choice, disjunction, conjunction, negation, comparison, sum, product, sign, atom };

struct OperationWord {
  Operation operation;
  Binding binding;
  std::string_view zh;
  std::string_view en;
};

/// Operators stand between their operands or before the only one.
constexpr auto operation_words = std::to_array<OperationWord>({
    {Operation::disjunction, Binding::disjunction, "或", "or"},
    {Operation::conjunction, Binding::conjunction, "且", "and"},
    {Operation::negation, Binding::negation, "非 ", "not "},
    {Operation::add, Binding::sum, "+", "+"},
    {Operation::subtract, Binding::sum, "-", "-"},
    {Operation::multiply, Binding::product, "*", "*"},
    {Operation::divide, Binding::product, "/", "/"},
    {Operation::minus, Binding::sign, "-", "-"},
});

/// What is said in a sentence: `{0}`, `{1}` and `{2}` are the operands, each in brackets where it binds less than
/// `operands`.
struct Sentence {
  Operation operation;
  Binding binding;
  Binding operands;
  std::string_view zh;
  std::string_view en;
};

constexpr auto sentences = std::to_array<Sentence>({
    {Operation::same_truth, Binding::comparison, Binding::sum, "{0} 与 {1} 一致", "{0} is the same as {1}"},
    {Operation::share, Binding::sum, Binding::product, "{0} 占 {1} 的比例", "share of {0} in {1}"},
    {Operation::minimum, Binding::comparison, Binding::product, "{0} 与 {1} 中的较小者", "the lesser of {0} and {1}"},
    {Operation::maximum, Binding::comparison, Binding::product, "{0} 与 {1} 中的较大者", "the greater of {0} and {1}"},
    {Operation::floor, Binding::sum, Binding::product, "{0} 向下取整", "{0} rounded down"},
    {Operation::ceil, Binding::sum, Binding::product, "{0} 向上取整", "{0} rounded up"},
    {Operation::if_truth, Binding::choice, Binding::conjunction, "{0} 时 {1}，否则 {2}", "{1} if {0}, else {2}"},
    {Operation::if_number, Binding::choice, Binding::conjunction, "{0} 时 {1}，否则 {2}", "{1} if {0}, else {2}"},
});

template <class Rows>
auto find_row(const Rows& rows, Operation operation) {
  const auto* const row =
      std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.operation == operation; });
  return row == rows.end() ? nullptr : row;
}

Binding binding_of(Operation operation) {
  if (!symbol_of(operation).empty()) return Binding::comparison;
  if (operation == Operation::in_list || operation == Operation::in_choices || operation == Operation::in_texts)
    return Binding::comparison;
  if (const auto* const sentence = find_row(sentences, operation)) return sentence->binding;
  const auto* const word = find_row(operation_words, operation);
  return word == nullptr ? Binding::atom : word->binding;
}

class ConditionWriter {
 public:
  ConditionWriter(const Expression& expression, const Vocabulary& vocabulary, Language language, FactText facts,
                  const EvaluationContext* context)
      : expression_(expression), vocabulary_(vocabulary), language_(language), facts_(facts), context_(context) {}

  [[nodiscard]] std::string write(std::uint32_t any) const {
    const auto index = context_ != nullptr ? chosen_branch(expression_, any, *context_) : any;
    const auto& node = expression_.nodes[index];
    switch (node.operation) {
      case Operation::truth:
        return yes_or_no(static_cast<Truth>(node.first));
      case Operation::fact_truth:
      case Operation::fact_number:
        return fact(node.first);
      case Operation::known:
        return given(node, true);
      case Operation::in_list:
        return fmt::format("{} {} {}", fact(node.second), say(language_, "含", "has"),
                           node.choices->choices[node.first].label.in(language_));
      case Operation::in_choices:
      case Operation::in_texts:
        return membership(node);
      case Operation::number:
        return interval_text(expression_.constants[node.first], node, language_);
      case Operation::as_of:
        return context_ != nullptr ? to_string(context_->as_of) : say(language_, "评估日期", "as_of");
      case Operation::threshold:
        if (context_ != nullptr && context_->threshold != nullptr)
          return interval_text(*context_->threshold, node, language_);
        return say(language_, "阶段值", "threshold");
      case Operation::aggregate:
        return aggregate(index, node);
      case Operation::negation:
      case Operation::conjunction:
      case Operation::disjunction:
      case Operation::equal:
      case Operation::not_equal:
      case Operation::less:
      case Operation::less_or_equal:
      case Operation::greater:
      case Operation::greater_or_equal:
      case Operation::same_truth:
      case Operation::if_truth:
      case Operation::minus:
      case Operation::add:
      case Operation::subtract:
      case Operation::multiply:
      case Operation::divide:
      case Operation::share:
      case Operation::minimum:
      case Operation::maximum:
      case Operation::floor:
      case Operation::ceil:
      case Operation::if_number:
        break;
    }
    return operation(node);
  }

 private:
  [[nodiscard]] std::string yes_or_no(Truth truth) const {
    if (truth == Truth::unknown) return say(language_, "未知", "unknown");
    return truth == Truth::yes ? say(language_, "是", "yes") : say(language_, "否", "no");
  }

  [[nodiscard]] std::string fact(std::uint32_t slot) const {
    const auto& known = vocabulary_.fact(slot);
    if (facts_ == FactText::label) return known.label.in(language_);
    const auto& value = context_->facts[slot];
    auto text = value.is_known() ? format_slot(value, known.type, language_) : say(language_, "未知", "unknown");
    if (facts_ == FactText::value) return text;
    return known.label.in(language_) + say(language_, "（", " (") +
           (text.empty() ? say(language_, "无", "none") : text) + say(language_, "）", ")");
  }

  [[nodiscard]] std::string given(const ExpressionNode& node, bool is_given) const {
    const auto& label = vocabulary_.fact(node.first).label.in(language_);
    if (language_ == Language::zh) return fmt::format("{}“{}”", is_given ? "已填" : "未填", label);
    return fmt::format("“{}” {}", label, is_given ? "is given" : "is not given");
  }

  [[nodiscard]] std::string operand(std::uint32_t any, Binding least) const {
    const auto index = context_ != nullptr ? chosen_branch(expression_, any, *context_) : any;
    auto text = write(index);
    return binding_of(expression_.nodes[index].operation) < least ? "(" + text + ")" : text;
  }

  /// The slot of a fact whose being given the node asks for.
  [[nodiscard]] std::optional<std::uint32_t> asked_for(std::uint32_t index) const {
    const auto& node = expression_.nodes[index];
    return node.operation == Operation::known ? std::optional(node.first) : std::nullopt;
  }

  [[nodiscard]] bool reads(std::uint32_t index, std::uint32_t slot) const {
    bool found = false;
    facts_read(expression_, index, [&](std::uint32_t each) { found = found || each == slot; });
    return found;
  }

  /// That a fact is given goes without saying where more is asked of it; and what is not known or true is not denied.
  [[nodiscard]] std::optional<std::string> shortened(const ExpressionNode& node) const {
    if (facts_ != FactText::label) return std::nullopt;
    if (node.operation == Operation::conjunction) {
      const auto slot = asked_for(node.first);
      return slot && reads(node.second, *slot) ? std::optional(write(node.second)) : std::nullopt;
    }
    if (node.operation != Operation::disjunction) return std::nullopt;
    const auto& first = expression_.nodes[node.first];
    const auto& second = expression_.nodes[node.second];
    if (first.operation != Operation::negation || second.operation != Operation::fact_truth) return std::nullopt;
    if (asked_for(first.first) != second.first) return std::nullopt;
    const auto& label = vocabulary_.fact(second.first).label.in(language_);
    return language_ == Language::zh ? fmt::format("“{}”没有填“否”", label) : fmt::format("“{}” is not denied", label);
  }

  /// One of two ways, in brackets where it joins conditions.
  [[nodiscard]] std::string way(std::uint32_t any) const {
    const auto index = context_ != nullptr ? chosen_branch(expression_, any, *context_) : any;
    const auto& node = expression_.nodes[index];
    const bool joins = node.operation == Operation::conjunction && !shortened(node);
    return joins ? "(" + write(index) + ")" : operand(index, Binding::disjunction);
  }

  /// Whether an `if` came to a zero: the number that it would add or take away is not there.
  [[nodiscard]] bool adds_nothing(std::uint32_t any) const {
    if (context_ == nullptr) return false;
    const auto index = chosen_branch(expression_, any, *context_);
    const auto& node = expression_.nodes[index];
    return index != any && node.operation == Operation::number &&
           expression_.constants[node.first] == Interval(Rational{});
  }

  [[nodiscard]] std::string operation(const ExpressionNode& node) const {
    if (const auto text = shortened(node)) return *text;
    if (node.operation == Operation::disjunction)
      return fmt::format("{} {} {}", way(node.first), say(language_, "或", "or"), way(node.second));
    if (!symbol_of(node.operation).empty()) return comparison(node);
    if (const auto* const sentence = find_row(sentences, node.operation)) return in_sentence(*sentence, node);
    if (node.operation == Operation::negation && expression_.nodes[node.first].operation == Operation::known)
      return given(expression_.nodes[node.first], false);
    const auto& word = *find_row(operation_words, node.operation);
    const auto name = say(language_, word.zh, word.en);
    if (word.binding == Binding::negation || word.binding == Binding::sign)
      return name + operand(node.first, Binding::atom);
    if (word.binding == Binding::sum && adds_nothing(node.second)) return write(node.first);
    const auto tighter = static_cast<Binding>(static_cast<std::uint8_t>(word.binding) + 1);
    return fmt::format("{} {} {}", operand(node.first, word.binding), name, operand(node.second, tighter));
  }

  /// Numbers with the signs that everybody knows, choices in words: `城乡分类为乡村`.
  [[nodiscard]] std::string comparison(const ExpressionNode& node) const {
    const auto left = operand(node.first, Binding::sum);
    const auto right = operand(node.second, Binding::sum);
    const bool is_choice = expression_.nodes[node.first].kind == Kind::choice;
    if (node.operation == Operation::equal && is_choice) return left + say(language_, "为", " is ") + right;
    if (node.operation == Operation::not_equal && is_choice) return left + say(language_, "不是", " is not ") + right;
    return fmt::format("{} {} {}", left, comparison_sign(node.operation, language_), right);
  }

  [[nodiscard]] std::string in_sentence(const Sentence& sentence, const ExpressionNode& node) const {
    const auto count = row_of(node.operation).operands;
    const auto first = operand(node.first, sentence.operands);
    const auto second = count > 1 ? operand(node.second, sentence.operands) : std::string();
    const auto third = count > 2 ? operand(node.third, sentence.operands) : std::string();
    const auto pattern = language_ == Language::zh ? sentence.zh : sentence.en;
    return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), fmt::make_format_args(first, second, third));
  }

  /// One of some choices or texts: `办学类型为小学、初级中学之一`.
  [[nodiscard]] std::string membership(const ExpressionNode& node) const {
    std::string all;
    const auto add = [&](std::string_view text) {
      all.append(all.empty() ? "" : say(language_, "、", ", ")).append(text);
    };
    const auto one_of = [&](const std::string& name) {
      return language_ == Language::zh ? fmt::format("{}为{}之一", name, all)
                                       : fmt::format("{} is one of {}", name, all);
    };
    if (node.operation == Operation::in_texts) {
      for (auto i = node.second; i < node.third; ++i) add(expression_.texts[i]);
      return one_of(fact(node.first));
    }
    const auto mask = static_cast<std::uint64_t>(expression_.constants[node.second].low.value.numerator());
    const auto& choices = expression_.nodes[node.first].choices->choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if ((mask >> i & 1U) != 0) add(choices[i].label.in(language_));
    }
    return one_of(write(node.first));
  }

  /// Within an aggregate the facts are those of its schools, so that only labels say anything.
  [[nodiscard]] std::string aggregate(std::uint32_t index, const ExpressionNode& node) const {
    if (facts_ == FactText::value)
      return interval_text(evaluate_number(expression_, index, *context_), node, language_);
    const auto& each = expression_.aggregates[node.first];
    const ConditionWriter labels(expression_, vocabulary_, language_, FactText::label, nullptr);
    const auto of = [&](std::uint32_t part) { return part == Aggregate::none ? std::string() : labels.write(part); };
    const auto body = of(each.body);
    const auto filter = of(each.filter);
    if (each.kind == AggregateKind::sum) {
      if (filter.empty())
        return language_ == Language::zh ? "各校“" + body + "”合计" : "sum of “" + body + "” over the schools";
      return language_ == Language::zh ? fmt::format("“{}”的各校“{}”合计", filter, body)
                                       : fmt::format("sum of “{}” over the schools where “{}”", body, filter);
    }
    if (each.kind == AggregateKind::schools) {
      const auto& which = body.empty() ? filter : body;
      if (which.empty()) return say(language_, "学校数", "number of schools");
      return language_ == Language::zh ? "“" + which + "”的学校数" : "number of schools where “" + which + "”";
    }
    if (filter.empty())
      return language_ == Language::zh ? "“" + body + "”的学校占比" : "share of schools where “" + body + "”";
    return language_ == Language::zh ? fmt::format("“{}”的学校中“{}”的占比", filter, body)
                                     : fmt::format("share of schools with “{}” among those where “{}”", body, filter);
  }

  const Expression& expression_;
  const Vocabulary& vocabulary_;
  Language language_;
  FactText facts_;
  const EvaluationContext* context_;
};

}  // namespace

std::string interval_text(const Interval& value, const ExpressionNode& node, Language language) {
  const std::string unknown = language == Language::zh ? "未知" : "unknown";
  if (node.kind == Kind::choice) {
    return value.is_point()
               ? node.choices->choices[static_cast<std::size_t>(value.low.value.numerator())].label.in(language)
               : unknown;
  }
  auto text = format_interval(value, node.kind, language);
  return text.empty() ? unknown : text;
}

Message interval_text(const Interval& value, const ExpressionNode& node) {
  return {interval_text(value, node, Language::zh), interval_text(value, node, Language::en)};
}

std::string comparison_sign(Operation comparison, Language language) {
  if (comparison == Operation::equal) return "=";
  if (comparison == Operation::not_equal) return language == Language::zh ? "不等于" : "is not";
  return std::string(symbol_of(comparison));
}

std::uint32_t chosen_branch(const Expression& expression, std::uint32_t node, const EvaluationContext& context) {
  for (;;) {
    const auto& each = expression.nodes[node];
    if (each.operation != Operation::if_truth && each.operation != Operation::if_number) return node;
    const auto condition = evaluate_truth(expression, each.first, context, Doubt::nothing);
    if (condition == Truth::unknown) return node;
    node = condition == Truth::yes ? each.second : each.third;
  }
}

std::string condition_text(const Expression& expression, std::uint32_t node, const Vocabulary& vocabulary,
                           Language language, FactText facts, const EvaluationContext* context) {
  return ConditionWriter(expression, vocabulary, language, facts, context).write(node);
}

Message condition_text(const Expression& expression, std::uint32_t node, const Vocabulary& vocabulary, FactText facts,
                       const EvaluationContext& context) {
  return {condition_text(expression, node, vocabulary, Language::zh, facts, &context),
          condition_text(expression, node, vocabulary, Language::en, facts, &context)};
}

}  // namespace edu_check
