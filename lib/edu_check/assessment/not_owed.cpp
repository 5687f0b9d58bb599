#include "edu_check/assessment/not_owed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/change_text.h"
#include "edu_check/assessment/condition_text.h"
#include "edu_check/assessment/unresolved.h"
#include "edu_check/expression/operations.h"
#include "edu_check/text/enumeration.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

constexpr Joint between_wants{"且", " and "};
constexpr Joint between_ways{"或", " or "};
constexpr Joint between_values{"，", ", "};

/// Says for whom a requirement is whose `when` is false.
class NeedWriter {
 public:
  NeedWriter(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary)
      : expression_(expression), context_(context), vocabulary_(vocabulary) {}

  Message run(SubjectKind subject) {
    const auto need = want(expression_.root(), true);
    const auto found = found_instead();
    if (need.empty() || found.empty()) return {};
    return subject == SubjectKind::region
               ? message("只适用于{}的区域，本区域：{}", "only for regions where {}; this region: {}", need, found)
               : message("只适用于{}的学校，本校：{}", "only for schools where {}; this school: {}", need, found);
  }

 private:
  /// What would make the node so, as far as it is not: `“甲”或“乙”`.
  Message want(std::uint32_t index, bool wanted) {
    const auto& node = expression_.nodes[index];
    if (node.operation == Operation::negation) return want(node.first, !wanted);
    if (node.operation != Operation::conjunction && node.operation != Operation::disjunction)
      return leaf(index, wanted);
    std::vector<std::uint32_t> operands;
    flatten(index, node.operation, operands);
    const bool all = (node.operation == Operation::conjunction) == wanted;
    drop_others(operands, all, wanted);
    if (!all) drop_unfilled(operands, wanted);
    Message text = all ? Message() : list_choices(operands, wanted);
    for (const auto operand : operands) {
      auto part = want(operand, wanted);
      const bool inner =
          operands.size() > 1 && (part.zh.find("”或") != std::string::npos || part.zh.find("”且") != std::string::npos);
      if (inner) part = {"（" + part.zh + "）", "(" + part.en + ")"};
      append(text, part, all ? between_wants : between_ways);
    }
    return text;
  }

  void flatten(std::uint32_t index, Operation operation, std::vector<std::uint32_t>& operands) const {
    const auto& node = expression_.nodes[index];
    if (node.operation != operation) return operands.push_back(index);
    flatten(node.first, operation, operands);
    flatten(node.second, operation, operands);
  }

  /// Of what must hold together only what certainly does not is the reason.
  void drop_others(std::vector<std::uint32_t>& operands, bool all, bool wanted) const {
    if (!all) return;
    const auto missed = wanted ? Truth::no : Truth::yes;
    std::erase_if(operands, [&](std::uint32_t each) {
      return evaluate_truth(expression_, each, context_, Doubt::nothing) != missed;
    });
  }

  /// Another way is no news where it begins with a fact that the inventory need not have, and has not.
  void drop_unfilled(std::vector<std::uint32_t>& operands, bool wanted) const {
    const auto is_unfilled = [&](std::uint32_t each) {
      const auto& node = expression_.nodes[each];
      const auto first = node.operation == Operation::conjunction ? node.first : each;
      const auto& known = expression_.nodes[first];
      if (known.operation == Operation::known) return wanted && !context_.facts[known.first].is_known();
      return wanted && known.operation == Operation::negation &&
             expression_.nodes[known.first].operation == Operation::known;
    };
    if (!std::all_of(operands.begin(), operands.end(), is_unfilled)) std::erase_if(operands, is_unfilled);
  }

  /// Several choices that one list may have, or one fact may be, are told together: `“学段 含 初中、高中之一”`. They
  /// are taken out of `operands`.
  Message list_choices(std::vector<std::uint32_t>& operands, bool wanted) {
    Message all;
    while (wanted) {
      const auto slot = repeated(operands);
      if (!slot) return all;
      Message choices;
      bool of_list = false;
      std::erase_if(operands, [&](std::uint32_t each) {
        if (chooser(each) != slot) return false;
        const auto& node = expression_.nodes[each];
        of_list = node.operation == Operation::in_list;
        append(choices, of_list ? node.choices->choices[node.first].label : written(node.second), between_names);
        return true;
      });
      note(*slot);
      const auto& name = vocabulary_.fact(*slot).label;
      const auto text = of_list ? message("“{}含{}之一”", "“{} has one of {}”", name, choices)
                                : message("“{}为{}之一”", "“{} is one of {}”", name, choices);
      append(all, text, between_ways);
    }
    return all;
  }

  /// The fact of a node that asks for one choice.
  [[nodiscard]] std::optional<std::uint32_t> chooser(std::uint32_t index) const {
    const auto& node = expression_.nodes[index];
    if (node.operation == Operation::in_list) return node.second;
    if (node.operation != Operation::equal) return std::nullopt;
    const auto& left = expression_.nodes[node.first];
    const bool plain = left.operation == Operation::fact_number && left.kind == Kind::choice;
    return plain ? std::optional(left.first) : std::nullopt;
  }

  /// A fact for which two operands ask for a choice.
  [[nodiscard]] std::optional<std::uint32_t> repeated(const std::vector<std::uint32_t>& operands) const {
    for (const auto each : operands) {
      const auto slot = chooser(each);
      const auto same = [&](std::uint32_t other) { return chooser(other) == slot; };
      if (slot && std::count_if(operands.begin(), operands.end(), same) > 1) return slot;
    }
    return std::nullopt;
  }

  Message leaf(std::uint32_t index, bool wanted) {
    note_below(index);
    const auto text = written(index);
    const auto operation = expression_.nodes[index].operation;
    if (wanted) return message("“{}”", "“{}”", text);
    return operation == Operation::fact_truth ? message("“{}”为否", "“{}” is no", text)
                                              : message("并非“{}”", "not “{}”", text);
  }

  [[nodiscard]] Message written(std::uint32_t index) const {
    return condition_text(expression_, index, vocabulary_, FactText::label, context_);
  }

  void note(std::uint32_t slot) {
    if (std::find(facts_.begin(), facts_.end(), slot) == facts_.end()) facts_.push_back(slot);
  }

  void note_below(std::uint32_t index) {
    facts_read(expression_, index, [&](std::uint32_t slot) { note(slot); });
    note_aggregates(index);
  }

  /// What is gathered over schools is told by its number.
  void note_aggregates(std::uint32_t index) {
    const auto& node = expression_.nodes[index];
    if (node.operation == Operation::aggregate) numbers_.push_back(index);
    const std::array<std::uint32_t, 3> operands{node.first, node.second, node.third};
    for (std::size_t i = 0; i < row_of(node.operation).operands; ++i) note_aggregates(operands[i]);
  }

  /// The values of the facts that are named, with their names where there are several.
  [[nodiscard]] Message found_instead() const {
    Message text;
    const bool several = facts_.size() + numbers_.size() > 1;
    for (const auto slot : facts_) {
      const auto& fact = vocabulary_.fact(slot);
      const auto value = value_text(context_.facts[slot], fact.type);
      append(text, several ? message("{} {}", "{} {}", fact.label, value) : value, between_values);
    }
    for (const auto index : numbers_) {
      const auto number = evaluate_number(expression_, index, context_);
      const auto& node = expression_.nodes[index];
      const auto name = written(index);
      const auto value = interval_text(number, node);
      append(text, several ? message("{} {}", "{} {}", name, value) : value, between_values);
    }
    return text;
  }

  const Expression& expression_;
  const EvaluationContext& context_;
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> facts_;
  std::vector<std::uint32_t> numbers_;
};

/// The facts for want of which it is open, since the inventory says that they do not apply.
Message said_not_to_apply(const Requirement& requirement, const Vocabulary& vocabulary,
                          const EvaluationContext& context) {
  std::vector<std::uint32_t> open;
  collect_unresolved(requirement.require, context, open);
  Message names;
  for (const auto slot : open) {
    if (context.facts[slot].presence == Presence::not_applicable)
      append(names, vocabulary.fact(slot).label, between_names);
  }
  if (names.empty()) return names;
  return message("清单写明不适用：{}", "the inventory says that this does not apply: {}", names);
}

}  // namespace

Message not_owed(const Requirement& requirement, const Vocabulary& vocabulary, const EvaluationContext& context,
                 SubjectKind subject) {
  if (requirement.when && evaluate_choice(*requirement.when, context) == Truth::no)
    return NeedWriter(*requirement.when, context, vocabulary).run(subject);
  return said_not_to_apply(requirement, vocabulary, context);
}

}  // namespace edu_check
