#include "edu_check/assessment/to_do.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/change_text.h"
#include "edu_check/assessment/comparison_text.h"
#include "edu_check/assessment/condition_text.h"
#include "edu_check/assessment/needed_change.h"
#include "edu_check/assessment/prerequisites.h"
#include "edu_check/assessment/taken_facts.h"
#include "edu_check/assessment/to_do_step.h"
#include "edu_check/expression/kinds.h"
#include "edu_check/expression/operations.h"
#include "edu_check/text/enumeration.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

constexpr std::size_t most_texts_named = 5;

Message quoted_yes_or_no(bool value) { return value ? Message{"“是”", "yes"} : Message{"“否”", "no"}; }

class ToDoWriter {
 public:
  ToDoWriter(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary,
             std::span<const std::uint32_t> fixed)
      : expression_(expression), context_(context), vocabulary_(vocabulary), fixed_(fixed) {}

  ToDo run() {
    auto text = want(expression_.root(), true);
    return {std::move(text), std::move(facts_), std::move(values_)};
  }

 private:
  /// What makes the node have the wanted truth, which it has not.
  Message want(std::uint32_t index, bool wanted) {
    const auto& node = expression_.nodes[index];
    switch (row_of(node.operation).form) {
      case OperationForm::negation:
        return want(node.first, !wanted);
      case OperationForm::joint:
        return want_joined(index, node.operation, wanted);
      case OperationForm::choice:
        return want_branch(node, wanted);
      case OperationForm::leaf:
        break;
    }
    return text_of(step_of(index, wanted));
  }

  void flatten(std::uint32_t index, Operation operation, std::vector<std::uint32_t>& operands) const {
    const auto& node = expression_.nodes[index];
    if (node.operation != operation) return operands.push_back(index);
    flatten(node.first, operation, operands);
    flatten(node.second, operation, operands);
  }

  Message want_joined(std::uint32_t index, Operation operation, bool wanted) {
    const bool all = (operation == Operation::conjunction) == wanted;
    const auto operands = not_yet(index, operation, wanted);
    const bool several_ways = !all && operands.size() > 1;
    std::vector<Step> steps;
    Message others;  // what is no step: a list of its own
    std::vector<std::uint32_t> open;
    for (const auto operand : operands) {
      // It is open for want of facts, or by a division by zero, which is mended like a failure.
      std::vector<std::uint32_t> lacking;
      if (truth_of(operand, wanted) == Truth::unknown) collect_open(operand, lacking);
      if (!lacking.empty()) {
        add_new(open, lacking);
        continue;
      }
      const auto known = values_.size();
      const bool compound = is_compound(operand);
      auto step = compound ? Step{want(operand, wanted), {}, {}, {}} : step_of(operand, wanted);
      const auto more = several_ways ? end_way(known) : Message();
      if (compound || !more.empty()) {
        auto text = text_of(step);
        append(text, more, between_steps);
        append(others, several_ways ? in_brackets(text) : text, between_steps);
      } else {
        add_step(steps, std::move(step));
      }
    }
    Message text;
    for (const auto& step : steps) append(text, text_of(step), between_steps);
    append(text, others, between_steps);
    append(text, to_find_out(open), between_steps);
    if (!several_ways) return text;
    if (steps.size() == 1 && others.empty() && open.empty()) return one_of(steps.front());
    return message("任一即可：{}", "any one will do: {}", text);
  }

  [[nodiscard]] Truth truth_of(std::uint32_t operand, bool wanted) const {
    return evaluate_truth(expression_, operand, context_, wanted ? Doubt::refutes : Doubt::nothing);
  }

  /// The operands that are not as wanted; of several ways only those that somebody can go, if there are such.
  [[nodiscard]] std::vector<std::uint32_t> not_yet(std::uint32_t index, Operation operation, bool wanted) const {
    std::vector<std::uint32_t> operands;
    flatten(index, operation, operands);
    const auto reached = wanted ? Truth::yes : Truth::no;
    std::erase_if(operands, [&](std::uint32_t each) { return truth_of(each, wanted) == reached; });
    if ((operation == Operation::conjunction) == wanted) return operands;
    const auto is_no_way = [&](std::uint32_t each) { return is_out_of_reach(each, wanted); };
    if (!std::all_of(operands.begin(), operands.end(), is_no_way)) std::erase_if(operands, is_no_way);
    return operands;
  }

  /// Whether a node can't become as wanted but by what a school is, or by what stays as it is.
  [[nodiscard]] bool is_out_of_reach(std::uint32_t index, bool wanted) const {
    const auto& node = expression_.nodes[index];
    if (node.operation == Operation::negation) return is_out_of_reach(node.first, !wanted);
    if (node.operation == Operation::conjunction || node.operation == Operation::disjunction) {
      const bool all = (node.operation == Operation::conjunction) == wanted;
      std::vector<std::uint32_t> operands;
      flatten(index, node.operation, operands);
      const auto reached = wanted ? Truth::yes : Truth::no;
      const auto blocks = [&](std::uint32_t each) {
        return truth_of(each, wanted) != reached && is_out_of_reach(each, wanted);
      };
      return all ? std::any_of(operands.begin(), operands.end(), blocks)
                 : std::all_of(operands.begin(), operands.end(), blocks);
    }
    bool is_fixed = true;
    facts_read(expression_, index, [&](std::uint32_t slot) {
      is_fixed = is_fixed && (is_given_by_nature(vocabulary_.fact(slot)) || stays(slot));
    });
    return is_fixed;
  }

  /// What else has to change for one of several ways, whose values are those from `known` on. They are no values of the
  /// whole.
  Message end_way(std::size_t known) {
    const std::span<const FactValue> values(values_);
    const auto more = prerequisites(values.subspan(known), context_, vocabulary_, fixed_);
    for (const auto slot : more.facts) note(slot);
    values_.resize(known);
    return more.text;
  }

  [[nodiscard]] bool stays(std::uint32_t slot) const {
    return std::find(fixed_.begin(), fixed_.end(), slot) != fixed_.end();
  }

  void set(std::uint32_t slot, const Rational& number) {
    if (stays(slot)) return;
    FactValue value{slot, context_.facts[slot]};
    value.value.number = number;
    value.value.presence = Presence::given;
    values_.push_back(value);
  }

  [[nodiscard]] bool is_compound(std::uint32_t index) const {
    const auto form = row_of(expression_.nodes[index].operation).form;
    return form == OperationForm::negation ? is_compound(expression_.nodes[index].first) : form != OperationForm::leaf;
  }

  /// Only the branch that is taken, or both while it is open which that is.
  Message want_branch(const ExpressionNode& node, bool wanted) {
    const auto condition = evaluate_truth(expression_, node.first, context_, Doubt::nothing);
    if (condition == Truth::unknown) {
      std::vector<std::uint32_t> open;
      collect_open(node.first, open);
      return to_find_out(open);
    }
    return want(condition == Truth::yes ? node.second : node.third, wanted);
  }

  /// The facts below a node that are not known, of an `if` those of the branch that is taken.
  void collect_open(std::uint32_t any, std::vector<std::uint32_t>& slots) const {
    visit_taken_facts(expression_, any, context_, [&](std::uint32_t slot) {
      if (!context_.facts[slot].is_known()) add_new(slots, {slot});
    });
  }

  static void add_new(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& slots) {
    for (const auto slot : slots) {
      if (std::find(to.begin(), to.end(), slot) == to.end()) to.push_back(slot);
    }
  }

  Message to_find_out(const std::vector<std::uint32_t>& slots) {
    Message names;
    for (const auto slot : slots) {
      if (std::find(found_out_.begin(), found_out_.end(), slot) != found_out_.end()) continue;  // said before
      found_out_.push_back(slot);
      append(names, name(slot), between_names);
    }
    return names.empty() ? names : message("补充数据：{}", "find out: {}", names);
  }

  static Message in_brackets(const Message& text) { return message("（{}）", "({})", text); }

  /// Notes that the text names a fact.
  void note(std::uint32_t slot) {
    if (std::find(facts_.begin(), facts_.end(), slot) == facts_.end()) facts_.push_back(slot);
  }

  const Message& name(std::uint32_t slot) {
    note(slot);
    return vocabulary_.fact(slot).label;
  }

  /// Notes the facts that the text of a node names: of an `if` those of the branch that is taken.
  void note_below(std::uint32_t any) {
    visit_taken_nodes(expression_, any, context_, [&](const ExpressionNode& node) {
      if (const auto slot = fact_read(node)) note(*slot);
      if (node.operation != Operation::aggregate) return;
      const auto& aggregate = expression_.aggregates[node.first];
      for (const auto part : {aggregate.body, aggregate.filter}) {
        if (part != Aggregate::none) facts_read(expression_, part, [&](std::uint32_t slot) { note(slot); });
      }
    });
  }

  [[nodiscard]] Message value(std::uint32_t slot) const {
    return value_text(context_.facts[slot], vocabulary_.fact(slot).type);
  }

  [[nodiscard]] Message written(std::uint32_t index, FactText facts) const {
    return condition_text(expression_, index, vocabulary_, facts, context_);
  }

  Step step_of(std::uint32_t index, bool wanted) {
    const auto& node = expression_.nodes[index];
    switch (node.operation) {
      case Operation::negation:
        return step_of(node.first, !wanted);
      case Operation::fact_truth:
        set(node.first, Rational(wanted ? 1 : 0));
        return {name(node.first), value(node.first), quoted_yes_or_no(wanted), {}};
      case Operation::known:
        return {wanted ? message("填写“{}”", "give “{}”", name(node.first))
                       : message("不填“{}”", "do not give “{}”", name(node.first)),
                {},
                {},
                {}};
      case Operation::in_list:
        return list_step(node, wanted);
      case Operation::in_choices:
      case Operation::in_texts:
        return member_step(node, wanted);
      case Operation::same_truth:
        note_below(index);
        return {written_pair(node, wanted), {}, {}, {}};
      case Operation::equal:
      case Operation::not_equal:
      case Operation::less:
      case Operation::less_or_equal:
      case Operation::greater:
      case Operation::greater_or_equal:
        return comparison_step(index, node, wanted);
      case Operation::truth:
      case Operation::conjunction:
      case Operation::disjunction:
      case Operation::if_truth:
      case Operation::number:
      case Operation::fact_number:
      case Operation::as_of:
      case Operation::threshold:
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
      case Operation::aggregate:
        break;
    }
    return {};
  }

  Step list_step(const ExpressionNode& node, bool wanted) {
    const auto& choice = node.choices->choices[node.first].label;
    const auto lacks =
        wanted ? message("缺 {}", "lacks {}", choice) : message("不应含 {}", "should not have {}", choice);
    return {name(node.second), value(node.second), lacks, node.second * 2 + (wanted ? 1U : 0U)};
  }

  [[nodiscard]] Message written_pair(const ExpressionNode& node, bool wanted) const {
    const auto left = written(node.first, FactText::both);
    const auto right = written(node.second, FactText::both);
    return wanted ? message("{} 与 {} 应一致", "{} and {} should be the same", left, right)
                  : message("{} 与 {} 不应一致", "{} and {} should differ", left, right);
  }

  /// One of some choices or texts.
  Step member_step(const ExpressionNode& node, bool wanted) {
    Message all;
    Message names;
    Message now;
    std::size_t count = 0;
    const auto add = [&](const Message& text) {
      if (++count <= most_texts_named || node.operation == Operation::in_choices) append(all, text, between_names);
    };
    if (node.operation == Operation::in_texts) {
      names = name(node.first);
      now = value(node.first);
      for (auto i = node.second; i < node.third; ++i) add({expression_.texts[i], expression_.texts[i]});
    } else {
      const auto& choice = expression_.nodes[node.first];
      note_below(node.first);
      names = choice.operation == Operation::fact_number ? name(choice.first) : written(node.first, FactText::both);
      const auto found = evaluate_number(expression_, node.first, context_);
      now = interval_text(found, choice);
      const auto mask = static_cast<std::uint64_t>(expression_.constants[node.second].low.value.numerator());
      const auto& choices = choice.choices->choices;
      for (std::size_t i = 0; i < choices.size(); ++i) {
        if ((mask >> i & 1U) != 0) add(choices[i].label);
      }
    }
    if (count > most_texts_named && node.operation == Operation::in_texts)
      all = message("{} 等 {} 个", "{} or others of {}", all, count);
    if (!wanted)
      all = message("其他，不应是 {}", "another, not {}", all);
    else if (count > 1)
      all = message("其中之一：{}", "one of: {}", all);
    else
      all = message("“{}”", "{}", all);
    return {names, now, all, {}};
  }

  /// Two choices, or two numbers: `在校学生数（1200） / 学生终端数（100） = 12，应至多为 6，超出 6`.
  Step comparison_step(std::uint32_t index, const ExpressionNode& node, bool wanted) {
    const auto operation = wanted ? node.operation : opposite_of(node.operation);
    const auto& left = expression_.nodes[node.first];
    const bool plain = left.operation == Operation::fact_number;
    if (plain && left.kind == Kind::choice && evaluate_number(expression_, node.second, context_).is_point()) {
      note_below(index);
      const auto right = written(node.second, FactText::both);
      const auto choice = operation == Operation::equal ? message("“{}”", "{}", right)
                                                        : message("其他，不应是 {}", "another, not {}", right);
      return {name(left.first), value(left.first), choice, {}};
    }
    if (auto step = growth_step(index, wanted)) return std::move(*step);
    note_below(index);
    return {comparison_text(expression_, index, operation, context_, vocabulary_), {}, {}, {}};
  }

  /// By how much one number is to grow, where that is enough, or is needed whatever else is found out.
  std::optional<Step> growth_step(std::uint32_t index, bool wanted) {
    if (const auto by = needed_growth(expression_, index, wanted, context_, vocabulary_, fixed_)) {
      const auto& found = context_.facts[by->slot];
      set(by->slot, add(found.number, by->by).value_or(found.number));
      note_limit(index, by->slot);
      return Step{change_text_with_way(expression_, index, *by, context_, vocabulary_), {}, {}, {}};
    }
    const auto least = least_growth(expression_, index, wanted, context_, vocabulary_, fixed_);
    if (!least) return std::nullopt;
    note(least->slot);
    std::vector<std::uint32_t> open;
    collect_open(index, open);
    auto text = least_text(least->by, vocabulary_.fact(least->slot), context_.facts[least->slot]);
    append(text, to_find_out(open), between_steps);
    return Step{text, {}, {}, {}};
  }

  /// Notes the fact that grows, and those by which its limit is computed, which the text names too.
  void note_limit(std::uint32_t index, std::uint32_t slot) {
    note(slot);
    const auto& node = expression_.nodes[index];
    const auto& left = expression_.nodes[node.first];
    if (left.operation == Operation::fact_number && left.first == slot) note_below(node.second);
  }

  const Expression& expression_;
  const EvaluationContext& context_;
  const Vocabulary& vocabulary_;
  std::span<const std::uint32_t> fixed_;
  std::vector<std::uint32_t> facts_;
  std::vector<FactValue> values_;
  std::vector<std::uint32_t> found_out_;
};

}  // namespace

ToDo to_do_alone(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary,
                 std::span<const std::uint32_t> fixed) {
  return ToDoWriter(expression, context, vocabulary, fixed).run();
}

ToDo to_do(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary) {
  auto found = to_do_alone(expression, context, vocabulary, {});
  add_prerequisites(found, expression, context, vocabulary);
  return found;
}

void add_prerequisites(ToDo& found, const Expression& expression, const EvaluationContext& context,
                       const Vocabulary& vocabulary) {
  std::vector<std::uint32_t> kept;
  facts_read(expression, [&](std::uint32_t slot) {
    const auto& value = context.facts[slot];
    const bool is_yes = vocabulary.fact(slot).type.kind == Kind::boolean && value.is_known() && value.bits() != 0;
    if (is_yes && std::find(found.facts.begin(), found.facts.end(), slot) == found.facts.end()) kept.push_back(slot);
  });
  const auto more = prerequisites(found.values, context, vocabulary, kept);
  append(found.text, more.text, between_steps);
  for (const auto slot : more.facts) {
    if (std::find(found.facts.begin(), found.facts.end(), slot) == found.facts.end()) found.facts.push_back(slot);
  }
  found.values.insert(found.values.end(), more.values.begin(), more.values.end());
}

}  // namespace edu_check
