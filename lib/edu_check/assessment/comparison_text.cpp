#include "edu_check/assessment/comparison_text.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <string_view>
#include <utility>

#include "edu_check/assessment/change_text.h"
#include "edu_check/assessment/condition_text.h"
#include "edu_check/expression/kinds.h"
#include "edu_check/expression/operations.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

struct Demand {
  Operation operation;
  std::string_view zh, en;
  std::string_view zh_of_day, en_of_day;
};

constexpr auto demands = std::to_array<Demand>({
    {Operation::greater_or_equal, "应至少为", "should be at least", "不应早于", "should be no earlier than"},
    {Operation::less_or_equal, "应至多为", "should be at most", "不应晚于", "should be no later than"},
    {Operation::greater, "应大于", "should be more than", "应晚于", "should be after"},
    {Operation::less, "应小于", "should be less than", "应早于", "should be before"},
    {Operation::equal, "应为", "should be", "应为", "should be"},
    {Operation::not_equal, "不应为", "should not be", "不应为", "should not be"},
});

/// What a comparison asks for: `应至少为 500 Mbps`.
Message demand(Operation comparison, Kind kind, const Message& limit) {
  const auto* const row =
      std::find_if(demands.begin(), demands.end(), [&](const Demand& each) { return each.operation == comparison; });
  assert(row != demands.end());
  const bool date = kind == Kind::date;
  return {fmt::format("{} {}", date ? row->zh_of_day : row->zh, limit.zh),
          fmt::format("{} {}", date ? row->en_of_day : row->en, limit.en)};
}

/// How far the number is from what it should be, where that is a number: `，差 1 个百分点`.
Message gap_of(const Interval& left, const Interval& right, Kind kind, Operation operation) {
  const bool ordered = operation != Operation::not_equal && operation != Operation::equal;
  if (!left.is_point() || !right.is_point() || kind == Kind::choice || !ordered) return {};
  const bool low = operation == Operation::greater_or_equal || operation == Operation::greater;
  const auto gap = low ? subtract(right.low.value, left.low.value) : subtract(left.low.value, right.low.value);
  if (!gap || gap->is_zero() || gap->is_negative()) return {};
  auto text = number_text(*gap, kind == Kind::date ? Kind::duration : kind);
  if (kind == Kind::percent) {
    text.zh.pop_back();
    text.en.pop_back();
    text = {text.zh + " 个百分点", text.en + (text.en == "1" ? " percentage point" : " percentage points")};
  }
  if (kind == Kind::date)
    return low ? message("，早了 {}", ", {} too early", text) : message("，晚了 {}", ", {} too late", text);
  return low ? message("，差 {}", ", {} short", text) : message("，超出 {}", ", {} too much", text);
}

/// A change, and behind it how the number is computed that has to be reached.
Message with_way(Message change, const Message& way) {
  if (way.empty()) return change;
  return message("{}，按 {} 计算", "{}, computed as {}", change, way);
}

class ComparisonText {
 public:
  ComparisonText(const Expression& expression, const EvaluationContext& context, const Vocabulary& vocabulary)
      : expression_(expression), context_(context), vocabulary_(vocabulary) {}

  [[nodiscard]] Message run(const ExpressionNode& node, Operation wanted) const {
    const auto& left = expression_.nodes[node.first];
    const auto found = evaluate_number(expression_, node.first, context_);
    const auto limit = evaluate_number(expression_, node.second, context_);
    const bool plain = left.operation == Operation::fact_number;
    if (plain) {
      if (auto change = change_to(left.first, wanted, node.second, limit)) return std::move(*change);
    }
    const auto lead = plain ? fact_and_value(left.first) : side(node.first, found);
    const auto wish = demand(wanted, left.kind, limit_text(node.second, limit));
    const auto gap = gap_of(found, limit, left.kind, wanted);
    return message("{}，{}{}", "{}, {}{}", lead, wish, gap);
  }

  /// How a limit is computed, in words with figures; nothing of one that stands in the standard.
  [[nodiscard]] Message derivation_of(std::uint32_t operand) const {
    const auto branch = chosen_branch(expression_, operand, context_);
    const auto operation = expression_.nodes[branch].operation;
    if (operation == Operation::number || operation == Operation::threshold || operation == Operation::as_of) return {};
    return written(branch);
  }

 private:
  [[nodiscard]] Message written(std::uint32_t index) const {
    return condition_text(expression_, index, vocabulary_, FactText::both, context_);
  }

  [[nodiscard]] Message fact_and_value(std::uint32_t slot) const {
    const auto& fact = vocabulary_.fact(slot);
    const auto value = value_text(context_.facts[slot], fact.type);
    return message("{}：{}", "{}: {}", fact.label, value);
  }

  /// A part of a comparison as it is computed, and what it comes to.
  [[nodiscard]] Message side(std::uint32_t operand, const Interval& number) const {
    auto text = written(operand);
    const auto operation = expression_.nodes[operand].operation;
    const bool computed = row_of(operation).operands > 0 || operation == Operation::aggregate;
    if (!computed || !number.is_decided()) return text;
    const auto result = interval_text(number, expression_.nodes[operand]);
    return message("{} = {}", "{} = {}", text, result);
  }

  /// What is compared with: the value first, then how it is computed.
  [[nodiscard]] Message limit_text(std::uint32_t operand, const Interval& limit) const {
    if (!limit.is_decided()) return written(operand);
    const auto way = derivation_of(operand);
    auto result = interval_text(limit, expression_.nodes[operand]);
    if (way.empty()) return result;
    return message("{}，即 {}", "{}, that is {}", result, way);
  }

  /// By how much a number must grow or shrink, where that is known.
  [[nodiscard]] std::optional<Message> change_to(std::uint32_t slot, Operation operation, std::uint32_t operand,
                                                 const Interval& limit) const {
    const bool grow = operation == Operation::greater_or_equal;
    const auto& fact = vocabulary_.fact(slot);
    const auto& found = context_.facts[slot];
    const bool countable = fact.type.kind == Kind::count || fact.type.kind == Kind::number ||
                           fact.type.kind == Kind::bandwidth || fact.type.kind == Kind::money;
    if ((!grow && operation != Operation::less_or_equal) || !countable || !limit.is_point() || !found.is_known())
      return std::nullopt;
    auto wanted = limit.low.value;
    if (fact.type.kind == Kind::count) wanted = Rational(grow ? wanted.ceil() : wanted.floor());
    const auto change = subtract(wanted, found.number);
    if (!change || change->is_zero() || change->is_negative() == grow) return std::nullopt;
    return with_way(change_text(*change, fact, found), derivation_of(operand));
  }

  const Expression& expression_;
  const EvaluationContext& context_;
  const Vocabulary& vocabulary_;
};

}  // namespace

Message comparison_text(const Expression& expression, std::uint32_t node, Operation wanted,
                        const EvaluationContext& context, const Vocabulary& vocabulary) {
  return ComparisonText(expression, context, vocabulary).run(expression.nodes[node], wanted);
}

Message change_text_with_way(const Expression& expression, std::uint32_t node, const FactChange& change,
                             const EvaluationContext& context, const Vocabulary& vocabulary) {
  const auto& fact = vocabulary.fact(change.slot);
  const auto& found = context.facts[change.slot];
  const auto beyond = amount_to_exceed(expression, node, change, fact, context);
  auto text = beyond ? beyond_text(*beyond, fact, found) : change_text(change.by, fact, found);
  const auto& compared = expression.nodes[node];
  if (symbol_of(compared.operation).empty()) return text;
  const auto& left = expression.nodes[compared.first];
  if (left.operation != Operation::fact_number || left.first != change.slot) return text;
  return with_way(std::move(text), ComparisonText(expression, context, vocabulary).derivation_of(compared.second));
}

}  // namespace edu_check
