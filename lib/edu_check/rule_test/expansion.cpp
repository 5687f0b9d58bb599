#include "edu_check/rule_test/expansion.h"

#include <algorithm>
#include <utility>

#include "edu_check/rule_test/test_facts.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

const Requirement& requirement_of(const ShortForm& form, const RuleTests& tests) {
  return tests.standard->requirements[form.requirement];
}

RuleTest test_of(const ShortForm& form, Message name, const RuleTests& tests) {
  RuleTest test;
  test.name = std::move(name);
  test.offset = form.offset;
  test.kind = requirement_of(form, tests).scope;
  test.as_of = form.date;
  return test;
}

bool applies_in(const RuleTest& test, std::uint32_t requirement) {
  return std::any_of(test.expect.begin(), test.expect.end(), [&](const Expectation& each) {
    return each.requirement == requirement && each.outcome != Outcome::not_applicable;
  });
}

}  // namespace

void expand_attestation(const ShortForm& form, const TestFacts& facts, const TestBases& bases, RuleTests& tests) {
  const auto& id = requirement_of(form, tests).id;
  const auto add = [&](Message name, const TestFacts& given, Outcome outcome) {
    auto test = test_of(form, std::move(name), tests);
    const auto& base = bases.of(test.kind);
    // Facts of the attestation stand in for those of the base, also where they are left out.
    test.facts = merge(merge(base, facts), given);
    test.expect.push_back({form.requirement, outcome});
    tests.tests.push_back(std::move(test));
  };
  add(message("{}：所列事实都为是", "{}: every fact is true", id), {}, Outcome::pass);
  for (const auto& fact : facts) {
    const auto& path = tests.standard->vocabulary->fact(fact.slot).path;
    add(message("{}：{} 为否", "{}: {} is false", id, path), {{fact.slot, fact.offset, {}, "false"}}, Outcome::fail);
    add(message("{}：缺 {}", "{}: {} is missing", id, path), {{fact.slot, fact.offset, {}, ""}}, Outcome::unknown);
  }
}

void expand_not_applicable(const ShortForm& form, const TestFacts& facts, const TestBases& bases, RuleTests& tests) {
  auto test = test_of(form, message("{}：不适用", "{}: not applicable", requirement_of(form, tests).id), tests);
  test.facts = merge(bases.of(test.kind), facts);
  test.expect.push_back({form.requirement, Outcome::not_applicable});
  tests.tests.push_back(std::move(test));
}

void expand_due(const ShortForm& form, const TestBases& bases, RuleTests& tests) {
  const auto& id = requirement_of(form, tests).id;
  const auto model = std::find_if(tests.tests.begin(), tests.tests.end(),
                                  [&](const RuleTest& test) { return applies_in(test, form.requirement); });
  const Date before{form.date.days - 1};
  auto early = test_of({form.requirement, form.offset, before},
                       message("{}：{} 未到期", "{}: not due on {}", id, to_string(before)), tests);
  if (model != tests.tests.end()) {
    early.facts = model->facts;
    early.schools = model->schools;
  } else {
    early.facts = bases.of(early.kind);
  }
  auto due = early;
  due.name = message("{}：{} 起判定", "{}: judged on {}", id, to_string(form.date));
  due.as_of = form.date;
  early.expect.push_back({form.requirement, Outcome::not_due});
  due.expect.push_back({form.requirement, std::nullopt});
  tests.tests.push_back(std::move(early));
  tests.tests.push_back(std::move(due));
  tests.due.push_back(form.requirement);
}

}  // namespace edu_check
