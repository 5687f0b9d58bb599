#include "edu_check/standard/requirement_loader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/standard/fields.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

class RequirementReader {
 public:
  RequirementReader(yaml::Node node, const RequirementContext& context)
      : context_(context), fields_(node, context.source, context.diagnostics, requirement_keys()) {}

  Requirement run() {
    requirement_.offset = fields_.node().offset();
    requirement_.id = fields_.text("id");
    requirement_.statement = fields_.message("statement");
    requirement_.level = read_level(fields_, fields_.text("level")).value_or(Level::mandatory);
    requirement_.verb = fields_.optional_text("verb");
    requirement_.scope = read_scope(fields_).value_or(SubjectKind::school);
    requirement_.reading = fields_.optional_message("reading");
    requirement_.evidence = fields_.optional_message("evidence");
    requirement_.remedy = fields_.optional_message("remedy");
    requirement_.by = fields_.optional_date("by");
    read_phases();
    requirement_.when = condition(fields_, "when", requirement_.scope);
    read_require();
    read_alternatives();
    read_adjust();
    return std::move(requirement_);
  }

 private:
  /// Each is weighed against the requirement as a whole, so that their number is limited.
  void read_alternatives() {
    constexpr std::size_t most = 20;
    const auto items = fields_.mappings("alternatives");
    if (items.size() > most) {
      fields_.report("alternative-limit", items[most],
                     message("一条要求最多写 {} 种另一理解，实为 {}",
                             "a requirement has at most {} alternatives, found {}", most, items.size()));
      return;
    }
    for (const auto item : items) read_alternative(item);
  }

  static std::optional<Level> read_level(Fields& fields, const std::string& word) {
    for (const auto level : {Level::mandatory, Level::advisory, Level::informational}) {
      if (word == to_string(level)) return level;
    }
    if (!word.empty()) {
      fields.report("requirement-level", *fields.find("level"),
                    message("level 应为 mandatory、advisory 或 informational，实为“{}”",
                            "level is mandatory, advisory or informational, found “{}”", word));
    }
    return std::nullopt;
  }

  static std::optional<SubjectKind> read_scope(Fields& fields) {
    const auto word = fields.optional_text("scope");
    if (word == "region") return SubjectKind::region;
    if (word == "school") return SubjectKind::school;
    if (!word.empty()) {
      fields.report("requirement-scope", *fields.find("scope"),
                    message("scope 应为 school 或 region，实为“{}”", "scope is school or region, found “{}”", word));
    }
    return std::nullopt;
  }

  void read_phases() {
    for (const auto item : fields_.mappings("phases")) {
      Fields fields(item, context_.source, context_.diagnostics, {"by", "threshold"});
      const auto by = fields.optional_date("by");
      const auto node = fields.require("threshold");
      if (!fields.find("by")) fields.require("by");
      if (!by || !node) continue;
      const auto value =
          check_expression(expression_text(*node, context_.source), context_.vocabulary, {}, context_.diagnostics);
      if (!value) continue;
      if (value->nodes.size() != 1 || value->nodes[0].operation != Operation::number) {
        fields.report("phase-threshold", *node,
                      message("threshold 应为一个值，如 50%", "a threshold is one value, such as 50%"));
        continue;
      }
      if (threshold_ && *threshold_ != value->nodes[0].kind) {
        fields.report("phase-threshold", *node,
                      message("各阶段的 threshold 类型不同", "the thresholds of the phases differ in type"));
      }
      if (!requirement_.phases.empty() && *by <= requirement_.phases.back().by) {
        fields.report("phase-order", item,
                      message("各阶段应按日期先后排列", "phases stand in the order of their dates"));
      }
      threshold_ = value->nodes[0].kind;
      requirement_.phases.push_back({*by, value->constants[0]});
    }
    if (requirement_.by && !requirement_.phases.empty()) {
      fields_.report("requirement-dates", *fields_.find("phases"),
                     message("by 与 phases 不能并用", "by and phases don't go together"));
    }
  }

  std::optional<Expression> condition(Fields& fields, std::string_view key, SubjectKind scope) {
    const auto node = fields.find(key);
    if (!node) return std::nullopt;
    if (!node->is_scalar()) {
      fields.report("field-type", *node, message("“{}”应为一个表达式", "“{}” must be an expression", key));
      return std::nullopt;
    }
    const ExpressionRules rules{scope, threshold_, Kind::boolean};
    return check_expression(expression_text(*node, context_.source), context_.vocabulary, rules, context_.diagnostics);
  }

  void read_require() {
    const bool informational = requirement_.level == Level::informational;
    if (informational && fields_.find("require")) {
      fields_.report("requirement-informational", *fields_.find("require"),
                     message("informational 的要求不作判断，不写 require",
                             "an informational requirement is not judged and has no `require`"));
    }
    if (!informational && fields_.require("require")) {
      if (auto require = condition(fields_, "require", requirement_.scope)) requirement_.require = std::move(*require);
      check_threshold_used();
    }
  }

  void check_threshold_used() {
    if (requirement_.phases.empty() || requirement_.require.empty()) return;
    const auto& nodes = requirement_.require.nodes;
    const bool used = std::any_of(nodes.begin(), nodes.end(),
                                  [](const ExpressionNode& node) { return node.operation == Operation::threshold; });
    if (!used)
      fields_.report(
          "phase-unused", *fields_.find("phases"),
          message("有 phases，但条件没有用 threshold", "there are phases, but the condition does not use `threshold`"));
  }

  void read_alternative(yaml::Node node) {
    static constexpr auto differences = std::to_array<std::string_view>({"require", "when", "level", "scope", "by"});
    Fields fields(node, context_.source, context_.diagnostics, {"reading", "require", "when", "level", "scope", "by"});
    Alternative alternative;
    alternative.reading = fields.message("reading");
    alternative.level = read_level(fields, fields.optional_text("level"));
    alternative.scope = read_scope(fields);
    alternative.by = fields.optional_date("by");
    const auto scope = alternative.scope.value_or(requirement_.scope);
    alternative.when = condition(fields, "when", scope);
    if (fields.find("require")) {
      if (auto require = condition(fields, "require", scope)) alternative.require = std::move(*require);
    } else if (needs_condition(alternative)) {
      fields.require("require");
    } else {
      alternative.require = requirement_.require;
    }
    const bool differs = std::any_of(differences.begin(), differences.end(),
                                     [&](std::string_view key) { return fields.find(key).has_value(); });
    if (!differs) {
      fields.report("alternative-same", node,
                    message("另一种理解要写明不同之处：require、when、level、scope 或 by",
                            "an alternative says what differs: require, when, level, scope or by"));
    }
    if (alternative.by && !requirement_.phases.empty()) {
      fields.report("requirement-dates", *fields.find("by"),
                    message("要求有 phases，另一种理解不能写 by",
                            "the requirement has phases: an alternative of it has no `by`"));
    }
    requirement_.alternatives.push_back(std::move(alternative));
  }

  /// Whether an alternative can't go with the condition of the requirement: that is of the other scope, or there is
  /// none.
  [[nodiscard]] bool needs_condition(const Alternative& alternative) const {
    if (alternative.level.value_or(requirement_.level) == Level::informational) return false;
    const bool other_scope = alternative.scope && *alternative.scope != requirement_.scope;
    return other_scope || requirement_.level == Level::informational;
  }

  void read_adjust() {
    const auto path = fields_.optional_text("adjust");
    if (path.empty()) return;
    const auto symbol = context_.vocabulary.find(path);
    if (!symbol) {
      fields_.report("fact-unknown", *fields_.find("adjust"),
                     message("词汇表中没有事实“{}”", "the vocabulary has no fact “{}”", path));
      return;
    }
    requirement_.adjust = symbol->slot;
  }

  const RequirementContext& context_;
  Fields fields_;
  Requirement requirement_;
  std::optional<Kind> threshold_;
};

}  // namespace

const std::vector<std::string_view>& requirement_keys() {
  static const std::vector<std::string_view> keys{"id",           "statement", "level",    "verb",   "scope",
                                                  "when",         "require",   "by",       "phases", "reading",
                                                  "alternatives", "adjust",    "evidence", "remedy"};
  return keys;
}

Requirement read_requirement(yaml::Node node, const RequirementContext& context) {
  return RequirementReader(node, context).run();
}

}  // namespace edu_check
