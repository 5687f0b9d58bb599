#include "edu_check/assessment/finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "edu_check/assessment/change_text.h"
#include "edu_check/assessment/comparison_text.h"
#include "edu_check/assessment/condition_text.h"
#include "edu_check/assessment/needed_change.h"
#include "edu_check/assessment/not_owed.h"
#include "edu_check/assessment/to_do.h"
#include "edu_check/assessment/undecided_reason.h"
#include "edu_check/assessment/unresolved.h"
#include "edu_check/expression/kinds.h"
#include "edu_check/expression/operations.h"
#include "edu_check/expression/token.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

/// A comparison or a boolean that decides the result, and whether the result wants it true.
struct Leaf {
  std::uint32_t node;
  bool wanted;
};

void append(std::string& to, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  if (!to.empty()) to += "; ";
  to.append(name).append(text);
}

Message yes_or_no(bool value) { return value ? Message{"是", "yes"} : Message{"否", "no"}; }

class Explainer {
 public:
  Explainer(const Expression& expression, const Vocabulary& vocabulary, const EvaluationContext& context)
      : expression_(expression), vocabulary_(vocabulary), context_(context) {}

  /// Finds the leaves that make the condition what it is.
  void collect(std::uint32_t index, bool wanted) {
    const auto& node = expression_.nodes[index];
    switch (row_of(node.operation).form) {
      case OperationForm::negation:
        return collect(node.first, !wanted);
      case OperationForm::joint:
        return collect_two(index, node, wanted);
      case OperationForm::choice: {
        const auto condition = evaluate_truth(expression_, node.first, context_, Doubt::nothing);
        if (condition != Truth::no) collect(node.second, wanted);
        if (condition != Truth::yes) collect(node.third, wanted);
        return;
      }
      case OperationForm::leaf:
        leaves_.push_back({index, wanted});
    }
  }

  void fill(Finding& finding) const {
    const bool alone = leaves_.size() == 1;
    for (const auto& leaf : leaves_) {
      const auto& node = expression_.nodes[leaf.node];
      auto name = alone ? Message() : name_of(node);
      if (!alone) name = {name.zh + ": ", name.en + ": "};
      const auto found = actual(node);
      const auto wanted = expected(node, leaf.wanted);
      append(finding.actual.zh, name.zh, found.zh);
      append(finding.actual.en, name.en, found.en);
      append(finding.expected.zh, name.zh, wanted.zh);
      append(finding.expected.en, name.en, wanted.en);
      const auto short_by = difference(node);
      append(finding.shortfall.zh, name.zh, short_by.zh);
      append(finding.shortfall.en, name.en, short_by.en);
    }
  }

 private:
  /// Of two joined conditions, those whose truth is the truth of the whole; if it is true by both, both.
  void collect_two(std::uint32_t index, const ExpressionNode& node, bool wanted) {
    const auto whole = evaluate_truth(expression_, index, context_);
    for (const auto operand : {node.first, node.second}) {
      if (evaluate_truth(expression_, operand, context_) == whole) collect(operand, wanted);
    }
  }

  [[nodiscard]] const Message& label(std::uint32_t slot) const { return vocabulary_.fact(slot).label; }

  [[nodiscard]] Message name_of(const ExpressionNode& node) const {
    if (const auto slot = fact_read(node)) return label(*slot);
    if (node.operation == Operation::share || node.operation == Operation::divide) {
      const auto part = name_of(expression_.nodes[node.first]);
      const auto whole = name_of(expression_.nodes[node.second]);
      return {part.zh + "/" + whole.zh, part.en + "/" + whole.en};
    }
    return row_of(node.operation).operands > 0 ? name_of(expression_.nodes[node.first]) : Message{};
  }

  /// A number as far as it is known; empty if nothing is.
  [[nodiscard]] Message number(std::uint32_t index) const {
    const auto& node = expression_.nodes[index];
    const auto value = evaluate_number(expression_, index, context_);
    if (value.is_point() && node.kind == Kind::choice)
      return node.choices->choices[static_cast<std::size_t>(value.low.value.numerator())].label;
    if (node.kind == Kind::choice) return {};
    if (value.is_point()) return number_text(value.low.value, node.kind);
    if (node.operation == Operation::share && value.is_unbounded()) return impossible_share(node);
    if (node.operation == Operation::share && value.low.value.is_zero() && value.high.value == Rational(1)) return {};
    return {format_interval(value, node.kind, Language::zh), format_interval(value, node.kind, Language::en)};
  }

  /// A share of more than all, which counts as unknown, is shown as what it would be.
  [[nodiscard]] Message impossible_share(const ExpressionNode& node) const {
    const auto part = evaluate_number(expression_, node.first, context_);
    const auto whole = evaluate_number(expression_, node.second, context_);
    const auto ratio = divide(part, whole);
    return part.is_point() && ratio.is_point() ? number_text(ratio.low.value, node.kind) : Message();
  }

  [[nodiscard]] Message actual(const ExpressionNode& node) const {
    if (is_comparison(node)) return number(node.first);
    if (node.operation == Operation::in_choices) return number(node.first);
    if (node.operation == Operation::in_texts || node.operation == Operation::in_list) {
      const auto slot = node.operation == Operation::in_texts ? node.first : node.second;
      const auto& fact = context_.facts[slot];
      if (!fact.is_known()) return {};
      const auto& type = vocabulary_.fact(slot).type;
      return {format_slot(fact, type, Language::zh), format_slot(fact, type, Language::en)};
    }
    const auto truth =
        evaluate_truth(expression_, static_cast<std::uint32_t>(&node - expression_.nodes.data()), context_);
    return truth == Truth::unknown ? Message() : yes_or_no(truth == Truth::yes);
  }

  [[nodiscard]] Message expected(const ExpressionNode& node, bool wanted) const {
    if (is_comparison(node)) return compared_with(node, wanted);
    if (node.operation == Operation::in_list) {
      const auto& choice = node.choices->choices[node.first].label;
      return wanted ? Message{"含 " + choice.zh, "with " + choice.en}
                    : Message{"不含 " + choice.zh, "without " + choice.en};
    }
    if (node.operation == Operation::in_choices || node.operation == Operation::in_texts) {
      return wanted ? Message{"在列", "in the list"} : Message{"不在列", "not in the list"};
    }
    return yes_or_no(wanted);
  }

  /// The side that is compared with: `>= 500 Mbps`, and of what has to be equal the value alone.
  [[nodiscard]] Message compared_with(const ExpressionNode& node, bool wanted) const {
    auto value = number(node.second);
    const auto limit = evaluate_number(expression_, node.second, context_);
    if (value.empty() || !limit.is_decided()) value = formula(node.second);
    const auto operation = wanted ? node.operation : opposite_of(node.operation);
    if (operation == Operation::equal) return value;
    if (operation == Operation::not_equal) return {"不是 " + value.zh, "not " + value.en};
    const auto symbol = std::string(symbol_of(operation)) + " ";
    return {symbol + value.zh, symbol + value.en};
  }

  /// What can't be computed yet is shown as it is computed.
  [[nodiscard]] Message formula(std::uint32_t index) const {
    return condition_text(expression_, index, vocabulary_, FactText::label, context_);
  }

  [[nodiscard]] static bool is_comparison(const ExpressionNode& node) { return !symbol_of(node.operation).empty(); }

  /// Distance between the two sides of a failed comparison.
  [[nodiscard]] Message difference(const ExpressionNode& node) const {
    if (!is_comparison(node) || node.operation == Operation::not_equal) return {};
    const auto left = evaluate_number(expression_, node.first, context_);
    const auto right = evaluate_number(expression_, node.second, context_);
    const auto kind = expression_.nodes[node.first].kind;
    if (!left.is_point() || !right.is_point() || kind == Kind::choice) return {};
    auto gap = subtract(right.low.value, left.low.value);
    if (gap && gap->is_negative()) gap = subtract(left.low.value, right.low.value);
    if (!gap) return {};
    if (kind == Kind::percent) {
      auto points = format_number(*gap, kind, Language::zh);
      points.pop_back();
      return {points + " 个百分点", points + " percentage points"};
    }
    return number_text(*gap, kind == Kind::date ? Kind::duration : kind);
  }

  const Expression& expression_;
  const Vocabulary& vocabulary_;
  const EvaluationContext& context_;
  std::vector<Leaf> leaves_;
};

/// Facts of the inventory that the requirement reads, in the order of its conditions.
void collect_facts(const Expression& expression, const Inventory& inventory, std::vector<std::uint32_t>& slots) {
  facts_read(expression, [&](std::uint32_t slot) {
    if (inventory.slot(slot).presence == Presence::absent) return;
    if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
  });
}

/// Whether a node asks for nothing but what the school is.
bool is_by_nature(const Expression& expression, std::uint32_t node, const Vocabulary& vocabulary) {
  bool by_nature = true;
  facts_read(expression, node,
             [&](std::uint32_t slot) { by_nature = by_nature && is_given_by_nature(vocabulary.fact(slot)); });
  return by_nature;
}

/// The comparison that alone keeps a condition from holding; nothing if there is more, or something else.
std::optional<std::uint32_t> only_failure(const Expression& expression, std::uint32_t any,
                                          const EvaluationContext& context, const Vocabulary& vocabulary) {
  const auto index = chosen_branch(expression, any, context);
  const auto& node = expression.nodes[index];
  if (!symbol_of(node.operation).empty()) return index;
  if (node.operation == Operation::disjunction) {
    const bool first = is_by_nature(expression, node.first, vocabulary);
    if (first == is_by_nature(expression, node.second, vocabulary)) return std::nullopt;
    return only_failure(expression, first ? node.second : node.first, context, vocabulary);
  }
  if (node.operation != Operation::conjunction) return std::nullopt;
  const bool first = evaluate_truth(expression, node.first, context) == Truth::yes;
  const bool second = evaluate_truth(expression, node.second, context) == Truth::yes;
  if (first == second) return std::nullopt;
  return only_failure(expression, first ? node.second : node.first, context, vocabulary);
}

/// The change of one fact that mends a failure: of the one that the standard names, or of another. Gives the node that
/// holds by it.
std::uint32_t fill_change(Finding& finding, const Requirement& requirement, const Inventory& inventory,
                          const EvaluationContext& context) {
  const auto& require = requirement.require;
  finding.change = needed_change(requirement, inventory, context);
  if (finding.change) {
    finding.changed = requirement.adjust;
    return require.root();
  }
  const auto node = only_failure(require, require.root(), context, inventory.vocabulary());
  if (!node) return require.root();
  if (const auto growth = needed_growth(require, *node, true, context, inventory.vocabulary())) {
    finding.change = growth->by;
    finding.changed = growth->slot;
  }
  return *node;
}

/// What is to be done about a failure: the one change that mends it, or all that is at fault.
void fill_to_do(Finding& finding, const Requirement& requirement, std::uint32_t node, const EvaluationContext& context,
                const Vocabulary& vocabulary) {
  const auto& require = requirement.require;
  if (!finding.change) {
    auto found = to_do(require, context, vocabulary);
    finding.to_do = std::move(found.text);
    finding.at_fault = std::move(found.facts);
    return;
  }
  const FactChange change{*finding.changed, *finding.change};
  const auto& fact = vocabulary.fact(change.slot);
  auto value = context.facts[change.slot];
  value.number = add(value.number, change.by).value_or(value.number);
  ToDo found{change_text_with_way(require, node, change, context, vocabulary), {change.slot}, {{change.slot, value}}};
  add_prerequisites(found, require, context, vocabulary);
  finding.to_do = std::move(found.text);
  finding.at_fault = std::move(found.facts);
  const auto beyond = amount_to_exceed(require, node, change, fact, context);
  const auto amount = with_counter(beyond.value_or(change.by), fact);
  finding.shortfall = beyond ? message("超过 {}", "more than {}", amount) : amount;
}

/// Says of a requirement that nothing is missing for which facts decide nothing.
void explain_undecided(const Requirement& requirement, const EvaluationContext& context, const Vocabulary& vocabulary,
                       Finding& finding) {
  auto reason = undecided_reason(requirement.require, context, vocabulary);
  if (reason.text.empty() && requirement.when) reason = undecided_reason(*requirement.when, context, vocabulary);
  finding.to_do = std::move(reason.text);
  finding.at_fault = std::move(reason.facts);
}

/// Facts for want of which a requirement is undecided.
void collect_missing(const Standard& standard, const Requirement& requirement, SubjectKind kind,
                     const EvaluationContext& context, std::vector<std::uint32_t>& slots) {
  const auto& applicability = standard.applicability(kind);
  if (applicability.when) collect_unresolved(*applicability.when, context, slots);
  if (requirement.when) collect_unresolved(*requirement.when, context, slots);
  collect_unresolved(requirement.require, context, slots);
}

}  // namespace

Finding explain(const Standard& standard, std::uint32_t index, const Inventory& inventory, const AssessOptions& options,
                const RequirementResult& result) {
  Finding finding;
  const auto& requirement = standard.requirements[index];
  const auto* const phase = phase_on(requirement, options.as_of);
  finding.due = phase != nullptr ? std::optional(phase->by) : requirement.by;
  if (result.level == Level::informational) return finding;
  const auto context = context_for(requirement, inventory, options.as_of, options.aggregates);
  if (requirement.when) collect_facts(*requirement.when, inventory, finding.facts);
  collect_facts(requirement.require, inventory, finding.facts);
  if (result.today == Outcome::not_applicable) {
    if (requirement.scope == inventory.kind())
      finding.not_owed = not_owed(requirement, *standard.vocabulary, context, inventory.kind());
    return finding;
  }
  Explainer explainer(requirement.require, *standard.vocabulary, context);
  explainer.collect(requirement.require.root(), true);
  explainer.fill(finding);
  if (result.today != Outcome::fail && result.outcome != Outcome::waived) finding.shortfall = {};
  if (result.today == Outcome::fail) {
    const auto node = fill_change(finding, requirement, inventory, context);
    fill_to_do(finding, requirement, node, context, *standard.vocabulary);
  }
  if (result.today == Outcome::unknown) {
    collect_missing(standard, requirement, inventory.kind(), context, finding.missing);
    const bool wants_documents = options.evidence == EvidenceRule::required && !requirement.evidence.empty();
    if (wants_documents && finding.missing.empty())
      collect_undocumented(inventory, requirement.require, finding.undocumented);
    if (finding.missing.empty() && finding.undocumented.empty())
      explain_undecided(requirement, context, *standard.vocabulary, finding);
  }
  return finding;
}

}  // namespace edu_check
