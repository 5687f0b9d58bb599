#include "edu_check/assessment/condition_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edu_check/expression/kinds.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

/// How tightly an operation binds its operands; brackets are needed around what binds less.
enum class Binding : std::uint8_t { disjunction, conjunction, negation, comparison, sum, product, sign, atom };

struct Word {
  Operation operation;
  Binding binding;
  std::string_view zh;
  std::string_view en;
};

/// Operators stand between their operands or before the only one; functions (atoms) before brackets.
constexpr auto words = std::to_array<Word>({
    {Operation::disjunction, Binding::disjunction, "或", "or"},
    {Operation::conjunction, Binding::conjunction, "且", "and"},
    {Operation::negation, Binding::negation, "非 ", "not "},
    {Operation::same_truth, Binding::comparison, "==", "=="},
    {Operation::add, Binding::sum, "+", "+"},
    {Operation::subtract, Binding::sum, "-", "-"},
    {Operation::multiply, Binding::product, "*", "*"},
    {Operation::divide, Binding::product, "/", "/"},
    {Operation::minus, Binding::sign, "-", "-"},
    {Operation::share, Binding::atom, "占比", "share"},
    {Operation::minimum, Binding::atom, "较小者", "min"},
    {Operation::maximum, Binding::atom, "较大者", "max"},
    {Operation::floor, Binding::atom, "向下取整", "floor"},
    {Operation::ceil, Binding::atom, "向上取整", "ceil"},
    {Operation::if_truth, Binding::atom, "若", "if"},
    {Operation::if_number, Binding::atom, "若", "if"},
});

const Word* find_word(Operation operation) {
  const auto* const word =
      std::find_if(words.begin(), words.end(), [&](const Word& each) { return each.operation == operation; });
  return word == words.end() ? nullptr : word;
}

Binding binding_of(Operation operation) {
  if (!symbol_of(operation).empty()) return Binding::comparison;
  if (operation == Operation::in_list || operation == Operation::in_choices || operation == Operation::in_texts)
    return Binding::comparison;
  const auto* const word = find_word(operation);
  return word == nullptr ? Binding::atom : word->binding;
}

class ConditionWriter {
 public:
  ConditionWriter(const Expression& expression, const Vocabulary& vocabulary, Language language, FactText facts,
                  const EvaluationContext* context)
      : expression_(expression), vocabulary_(vocabulary), language_(language), facts_(facts), context_(context) {}

  [[nodiscard]] std::string write(std::uint32_t index) const {
    const auto& node = expression_.nodes[index];
    switch (node.operation) {
      case Operation::truth:
        return yes_or_no(static_cast<Truth>(node.first));
      case Operation::fact_truth:
      case Operation::fact_number:
        return fact(node.first);
      case Operation::known:
        return fmt::format("{}({})", say("已填", "known"), vocabulary_.fact(node.first).label.in(language_));
      case Operation::in_list:
        return fmt::format("{} {} {}", fact(node.second), say("含", "has"),
                           node.choices->choices[node.first].label.in(language_));
      case Operation::in_choices:
      case Operation::in_texts:
        return membership(node);
      case Operation::number:
        return interval_text(expression_.constants[node.first], node, language_);
      case Operation::as_of:
        return context_ != nullptr ? to_string(context_->as_of) : say("评估日期", "as_of");
      case Operation::threshold:
        if (context_ != nullptr && context_->threshold != nullptr)
          return interval_text(*context_->threshold, node, language_);
        return say("阶段值", "threshold");
      case Operation::aggregate:
        return aggregate(index, node);
      default:
        return operation(node);
    }
  }

 private:
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::zh ? zh : en);
  }

  [[nodiscard]] std::string yes_or_no(Truth truth) const {
    if (truth == Truth::unknown) return say("未知", "unknown");
    return truth == Truth::yes ? say("是", "yes") : say("否", "no");
  }

  [[nodiscard]] std::string fact(std::uint32_t slot) const {
    const auto& known = vocabulary_.fact(slot);
    if (facts_ == FactText::label) return known.label.in(language_);
    const auto& value = context_->facts[slot];
    auto text = value.is_known() ? format_slot(value, known.type, language_) : say("未知", "unknown");
    if (facts_ == FactText::value) return text;
    return known.label.in(language_) + say("（", " (") + (text.empty() ? say("无", "none") : text) + say("）", ")");
  }

  [[nodiscard]] std::string operand(std::uint32_t index, Binding least) const {
    auto text = write(index);
    return binding_of(expression_.nodes[index].operation) < least ? "(" + text + ")" : text;
  }

  [[nodiscard]] std::string operation(const ExpressionNode& node) const {
    if (const auto symbol = symbol_of(node.operation); !symbol.empty()) {
      return fmt::format("{} {} {}", operand(node.first, Binding::sum), symbol, operand(node.second, Binding::sum));
    }
    const auto& word = *find_word(node.operation);
    const auto name = say(word.zh, word.en);
    if (word.binding == Binding::negation || word.binding == Binding::sign)
      return name + operand(node.first, Binding::atom);
    if (word.binding == Binding::atom) return name + "(" + arguments(node) + ")";
    const auto tighter = static_cast<Binding>(static_cast<std::uint8_t>(word.binding) + 1);
    return fmt::format("{} {} {}", operand(node.first, word.binding), name, operand(node.second, tighter));
  }

  [[nodiscard]] std::string arguments(const ExpressionNode& node) const {
    const bool one = node.operation == Operation::floor || node.operation == Operation::ceil;
    const bool three = node.operation == Operation::if_truth || node.operation == Operation::if_number;
    auto text = write(node.first);
    if (!one) text += ", " + write(node.second);
    if (three) text += ", " + write(node.third);
    return text;
  }

  [[nodiscard]] std::string membership(const ExpressionNode& node) const {
    std::string all;
    const auto add = [&](std::string_view text) { all.append(all.empty() ? "" : say("、", ", ")).append(text); };
    if (node.operation == Operation::in_texts) {
      for (auto i = node.second; i < node.third; ++i) add(expression_.texts[i]);
      return fmt::format("{} {} [{}]", fact(node.first), say("属于", "in"), all);
    }
    const auto mask = static_cast<std::uint64_t>(expression_.constants[node.second].low.value.numerator());
    const auto& choices = expression_.nodes[node.first].choices->choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if ((mask >> i & 1U) != 0) add(choices[i].label.in(language_));
    }
    return fmt::format("{} {} [{}]", write(node.first), say("属于", "in"), all);
  }

  /// Within an aggregate the facts are those of its schools, so that only labels say anything.
  [[nodiscard]] std::string aggregate(std::uint32_t index, const ExpressionNode& node) const {
    if (facts_ == FactText::value)
      return interval_text(evaluate_number(expression_, index, *context_), node, language_);
    const auto& each = expression_.aggregates[node.first];
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> names{
        {{"各校合计", "sum"}, {"学校数", "schools"}, {"学校占比", "share_of_schools"}}};
    const auto& [zh, en] = names[static_cast<std::size_t>(each.kind)];
    std::string text;
    const ConditionWriter labels(expression_, vocabulary_, language_, FactText::label, nullptr);
    if (each.body != Aggregate::none) text = labels.write(each.body);
    if (each.filter != Aggregate::none) text += (text.empty() ? "" : ", ") + labels.write(each.filter);
    return say(zh, en) + "(" + text + ")";
  }

  const Expression& expression_;
  const Vocabulary& vocabulary_;
  Language language_;
  FactText facts_;
  const EvaluationContext* context_;
};

class Derivation {
 public:
  Derivation(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary,
             Language language)
      : expression_(expression),
        context_(context),
        labels_(expression, vocabulary, language, FactText::label, &context),
        values_(expression, vocabulary, language, FactText::value, &context),
        language_(language) {}

  void add(std::uint32_t index, std::size_t depth) {
    const auto& node = expression_.nodes[index];
    DerivationStep step{depth, evaluate_truth(expression_, index, context_), {}, {}, {}};
    switch (node.operation) {
      case Operation::conjunction:
      case Operation::disjunction:
        step.condition = node.operation == Operation::conjunction
                             ? say("以下全部成立", "all of these hold")
                             : say("以下至少一项成立", "at least one of these holds");
        steps_.push_back(std::move(step));
        return add_joined(index, node.operation, depth + 1);
      case Operation::negation:
        step.condition = say("以下不成立", "this does not hold");
        steps_.push_back(std::move(step));
        return add(node.first, depth + 1);
      case Operation::if_truth:
        return add_choice(node, std::move(step));
      default:
        describe(index, node, step);
        steps_.push_back(std::move(step));
    }
  }

  [[nodiscard]] std::vector<DerivationStep> take() { return std::move(steps_); }

 private:
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::zh ? zh : en);
  }

  /// The operands of `a and b and c` stand side by side.
  void add_joined(std::uint32_t index, Operation operation, std::size_t depth) {
    const auto& node = expression_.nodes[index];
    if (node.operation != operation) return add(index, depth);
    add_joined(node.first, operation, depth);
    add_joined(node.second, operation, depth);
  }

  void add_choice(const ExpressionNode& node, DerivationStep step) {
    const auto depth = step.depth;
    const auto condition = evaluate_truth(expression_, node.first, context_);
    step.condition = say("视此而定：", "depending on: ") + labels_.write(node.first);
    step.both_sides = condition == Truth::unknown ? say("未知", "unknown")
                      : condition == Truth::yes   ? say("是", "yes")
                                                  : say("否", "no");
    steps_.push_back(std::move(step));
    if (condition != Truth::no) add(node.second, depth + 1);
    if (condition != Truth::yes) add(node.third, depth + 1);
  }

  void describe(std::uint32_t index, const ExpressionNode& node, DerivationStep& step) const {
    step.condition = labels_.write(index);
    const auto symbol = symbol_of(node.operation);
    if (!symbol.empty()) {
      const auto side = [&](std::uint32_t each) {
        return interval_text(evaluate_number(expression_, each, context_), expression_.nodes[each], language_);
      };
      step.both_sides = fmt::format("{} {} {}", side(node.first), symbol, side(node.second));
      step.values = values_.write(index);
      if (step.values == step.both_sides) step.values.clear();
    } else if (node.operation == Operation::fact_truth) {
      step.condition += say("：", ": ") + values_.write(index);
    } else {
      step.both_sides = values_.write(index);
      if (step.both_sides == step.condition) step.both_sides.clear();
    }
  }

  const Expression& expression_;
  const EvaluationContext& context_;
  ConditionWriter labels_;
  ConditionWriter values_;
  Language language_;
  std::vector<DerivationStep> steps_;
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

std::string condition_text(const Expression& expression, std::uint32_t node, const Vocabulary& vocabulary,
                           Language language, FactText facts, const EvaluationContext* context) {
  return ConditionWriter(expression, vocabulary, language, facts, context).write(node);
}

std::vector<DerivationStep> derive_steps(const Expression& expression, const EvaluationContext& context,
                                         const Vocabulary& vocabulary, Language language) {
  Derivation derivation(expression, context, vocabulary, language);
  derivation.add(expression.root(), 0);
  return derivation.take();
}

}  // namespace edu_check
