#include "edu_check/rule_test/test_facts.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "edu_check/rule_test/test_inventory.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

std::optional<std::uint32_t> find_fact(yaml::Node name, const RuleTestContext& context) {
  const auto& vocabulary = *context.standard.vocabulary;
  auto slot = vocabulary.slot(name.text());
  if (!slot) {
    auto& diagnostic = context.report("fact-unknown", name,
                                      message("词汇表中没有事实“{}”", "the vocabulary has no fact “{}”", name.text()));
    if (const auto near = nearest(name.text(), vocabulary.paths())) {
      diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
    }
  }
  return slot;
}

/// Keeps each diagnostic of one place once: the facts of the base stand in every test.
class InventoryCheck {
 public:
  InventoryCheck(const RuleTests& tests, Diagnostics& diagnostics)
      : tests_(tests), diagnostics_(diagnostics), inventory_(tests.standard->vocabulary) {}

  void run(const TestFacts& facts, SubjectKind kind, const RuleTest& test) {
    Diagnostics found;
    fill_inventory(facts, kind, *tests_.source, inventory_, found);
    if (!found.has_errors()) return;
    Diagnostics fresh;
    for (const auto& each : found.all()) {
      const auto& position = each.location.position;
      if (!seen_.insert({position.line, position.column, each.id}).second) continue;
      auto& diagnostic = fresh.report(each.severity, each.id, each.location.file, each.message);
      diagnostic.location = each.location;
      diagnostic.notes = each.notes;
      diagnostic.note(*tests_.source, test.offset, message("在此测试中", "in this test"));
    }
    diagnostics_.append(std::move(fresh));
  }

 private:
  const RuleTests& tests_;
  Diagnostics& diagnostics_;
  Inventory inventory_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> seen_;
};

}  // namespace

Diagnostic& RuleTestContext::report(std::string_view id, yaml::Node at, Message text) const {
  return diagnostics.report(Severity::error, id, source, at.offset(), std::move(text));
}

TestFacts read_facts(yaml::Node node, const RuleTestContext& context) {
  TestFacts facts;
  if (!node.is_mapping() && !node.is_null()) {
    context.report("field-type", node,
                   message("此处应为事实到值的映射，如 {{school.area: rural}}",
                           "expected a mapping from facts to values, such as {{school.area: rural}}"));
  }
  for (const auto [key, value] : node.entries()) {
    if (const auto slot = find_fact(key, context)) facts.push_back({*slot, key.offset(), value, {}});
  }
  return facts;
}

TestFacts read_fact_names(yaml::Node node, const RuleTestContext& context) {
  TestFacts facts;
  const auto add = [&](yaml::Node name) {
    if (!name.is_scalar()) {
      context.report("field-type", name, message("此处应为事实的路径", "expected the path of a fact"));
    } else if (const auto slot = find_fact(name, context)) {
      facts.push_back({*slot, name.offset(), std::nullopt, "true"});
    }
  };
  if (!node.is_sequence()) add(node);
  for (const auto item : node.items()) add(item);
  return facts;
}

TestFacts merge(const TestFacts& base, const TestFacts& given) {
  TestFacts merged;
  const auto is_given = [&](const TestFact& fact) {
    return std::any_of(given.begin(), given.end(), [&](const TestFact& each) { return each.slot == fact.slot; });
  };
  std::copy_if(base.begin(), base.end(), std::back_inserter(merged),
               [&](const TestFact& fact) { return !is_given(fact); });
  std::copy_if(given.begin(), given.end(), std::back_inserter(merged),
               [](const TestFact& fact) { return !fact.value || !fact.value->is_null(); });
  return merged;
}

std::optional<std::uint32_t> read_requirement_id(yaml::Node scalar, const RuleTestContext& context) {
  const auto& requirements = context.standard.requirements;
  if (const auto* const found = context.standard.find_requirement(scalar.text())) {
    return static_cast<std::uint32_t>(found - requirements.data());
  }
  auto& diagnostic = context.report(
      "requirement-unknown", scalar,
      message("标准 {} 中没有要求“{}”", "the standard {} has no requirement “{}”", context.standard.id, scalar.text()));
  std::vector<std::string_view> ids;
  ids.reserve(requirements.size());
  for (const auto& requirement : requirements) ids.emplace_back(requirement.id);
  if (const auto near = nearest(scalar.text(), ids)) diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
  return std::nullopt;
}

std::vector<std::uint32_t> read_requirement_ids(yaml::Node list, const RuleTestContext& context) {
  std::vector<std::uint32_t> all;
  if (!list.is_sequence()) {
    context.report("field-type", list, message("此处应为要求编号的列表", "expected a list of ids of requirements"));
  }
  for (const auto item : list.items()) {
    const auto requirement = read_requirement_id(item, context);
    if (!requirement) continue;
    if (std::find(all.begin(), all.end(), *requirement) != all.end()) {
      context.report("list-duplicate", item, message("“{}”在列表中重复", "“{}” stands in the list twice", item.text()));
    }
    all.push_back(*requirement);
  }
  return all;
}

void check_inventories(const RuleTests& tests, Diagnostics& diagnostics) {
  InventoryCheck check(tests, diagnostics);
  for (const auto& test : tests.tests) {
    check.run(test.facts, test.kind, test);
    for (const auto& school : test.schools) check.run(school, SubjectKind::school, test);
  }
}

}  // namespace edu_check
