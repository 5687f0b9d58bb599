#include "edu_check/rule_test/rule_test_loader.h"

#include <algorithm>
#include <utility>

#include "edu_check/rule_test/expansion.h"
#include "edu_check/rule_test/rule_test.h"
#include "edu_check/rule_test/test_facts.h"
#include "edu_check/standard/fields.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

constexpr Date default_as_of{20'454};  // 2026-01-01

const std::vector<std::string_view> root_keys{"edu-check-tests", "standard", "base",         "region_base",
                                              "levels",          "due",      "attestations", "not_applicable",
                                              "tests",           "survivors"};
const std::vector<std::string_view> test_keys{"name",  "boundary", "given",   "region",           "schools",
                                              "as_of", "expect",   "verdict", "reading_sensitive"};

/// The word of an enumeration that a scalar holds; reports another one.
template <class Value, std::size_t count>
std::optional<Value> read_word(yaml::Node node, const Value (&values)[count], std::string_view id,
                               const RuleTestContext& context) {
  std::vector<std::string_view> words;
  std::string all;
  for (const auto value : values) {
    words.push_back(to_string(value));
    all.append(all.empty() ? "" : ", ").append(to_string(value));
    if (node.text() == words.back()) return value;
  }
  auto& diagnostic = context.report(
      id, node, message("此处应为 {} 之一，实为“{}”", "expected one of {}, found “{}”", all, node.text()));
  if (const auto near = nearest(node.text(), words)) diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
  return std::nullopt;
}

class RuleTestLoader {
 public:
  RuleTestLoader(std::shared_ptr<const Source> source, std::shared_ptr<const Standard> standard,
                 Diagnostics& diagnostics)
      : tests_(std::make_shared<RuleTests>()), diagnostics_(diagnostics), context_{*standard, *source, diagnostics} {
    tests_->source = std::move(source);
    tests_->standard = std::move(standard);
  }

  std::shared_ptr<const RuleTests> run() {
    const auto before = diagnostics_.error_count();
    auto document = yaml::load_document(context_.source, diagnostics_);
    if (!document) return nullptr;
    tests_->document = std::make_shared<yaml::Document>(std::move(*document));
    Fields root(tests_->document->root(), context_.source, diagnostics_, root_keys);
    read_header(root);
    if (const auto node = root.find("base")) bases_.school = read_facts(*node, context_);
    if (const auto node = root.find("region_base")) bases_.region = read_facts(*node, context_);
    if (const auto node = root.require("levels")) read_levels(*node);
    if (const auto node = root.find("attestations")) read_attestations(*node);
    if (const auto node = root.find("not_applicable")) read_not_applicable(*node);
    for (const auto test : root.mappings("tests")) read_test(test);
    if (const auto node = root.find("due")) read_due(*node);
    for (const auto note : root.mappings("survivors")) read_survivor(note);
    check_inventories(*tests_, diagnostics_);
    if (diagnostics_.error_count() > before) return nullptr;
    return tests_;
  }

 private:
  void read_header(Fields& root) {
    const auto version = root.text("edu-check-tests");
    if (!version.empty() && version != "1") {
      root.report("tests-version", *root.find("edu-check-tests"),
                  message("不支持的格式版本“{}”，应为 1", "unsupported format version “{}”, expected 1", version));
    }
    const auto id = root.text("standard");
    if (!id.empty() && id != context_.standard.id) {
      root.report("tests-standard", *root.find("standard"),
                  message("这是 {} 的测试，却写着“{}”", "these are the tests of {}, but “{}” is written",
                          context_.standard.id, id));
    }
  }

  void check_kind(yaml::Node node, yaml::NodeKind kind) {
    if (node.kind() == kind) return;
    context_.report("field-type", node,
                    kind == yaml::NodeKind::mapping
                        ? message("此处应为映射（键: 值）", "expected a mapping (key: value)")
                        : message("此处应为列表", "expected a list"));
  }

  void read_levels(yaml::Node node) {
    Fields fields(node, context_.source, diagnostics_, {"mandatory", "advisory", "informational"});
    for (const auto level : {Level::mandatory, Level::advisory, Level::informational}) {
      const auto list = fields.find(to_string(level));
      if (!list) continue;
      for (const auto requirement : read_requirement_ids(*list, context_)) add_level(requirement, level, *list);
    }
  }

  void add_level(std::uint32_t requirement, Level level, yaml::Node list) {
    auto& levels = tests_->levels;
    const auto& id = context_.standard.requirements[requirement].id;
    const bool known = std::any_of(levels.begin(), levels.end(),
                                   [&](const LevelStatement& each) { return each.requirement == requirement; });
    if (known)
      context_.report("level-twice", list, message("要求 {} 写在两个级别之下", "{} stands under two levels", id));
    levels.push_back({requirement, level, list.offset()});
  }

  void read_attestations(yaml::Node node) {
    check_kind(node, yaml::NodeKind::mapping);
    for (const auto [key, value] : node.entries()) {
      const auto requirement = read_judged(key);
      const auto facts = read_fact_names(value, context_);
      if (requirement && !facts.empty() && are_boolean(facts, value)) {
        expand_attestation({*requirement, key.offset(), default_as_of}, facts, bases_, *tests_);
      }
    }
  }

  bool are_boolean(const TestFacts& facts, yaml::Node at) {
    for (const auto& fact : facts) {
      const auto& each = context_.standard.vocabulary->fact(fact.slot);
      if (each.type.kind == Kind::boolean) continue;
      context_.report(
          "attestation-type", at,
          message("{} 不是是/否型事实，不能作证明项", "{} is no boolean, so it attests nothing", each.path));
      return false;
    }
    return true;
  }

  /// A requirement that is judged; reports one that is not.
  std::optional<std::uint32_t> read_judged(yaml::Node key) {
    const auto requirement = read_requirement_id(key, context_);
    if (!requirement || context_.standard.requirements[*requirement].level != Level::informational) return requirement;
    context_.report("test-informational", key,
                    message("要求 {} 只列出，不作判断", "{} is informational and never judged", key.text()));
    return std::nullopt;
  }

  void read_not_applicable(yaml::Node node) {
    check_kind(node, yaml::NodeKind::mapping);
    for (const auto [key, value] : node.entries()) {
      const auto requirement = read_judged(key);
      const auto facts = read_facts(value, context_);
      if (requirement) expand_not_applicable({*requirement, key.offset(), default_as_of}, facts, bases_, *tests_);
    }
  }

  void read_due(yaml::Node node) {
    check_kind(node, yaml::NodeKind::mapping);
    for (const auto [key, value] : node.entries()) {
      const auto requirement = read_judged(key);
      const auto date = read_date(value, context_.source, diagnostics_);
      if (requirement && date) expand_due({*requirement, key.offset(), *date}, bases_, *tests_);
    }
  }

  void read_test(yaml::Node node) {
    Fields fields(node, context_.source, diagnostics_, test_keys);
    RuleTest test;
    const auto name = fields.text("name");
    test.name = {name, name};
    test.offset = node.offset();
    test.as_of = fields.optional_date("as_of").value_or(default_as_of);
    read_subject(fields, test);
    const auto expect = fields.find("expect");
    if (expect) read_expectations(*expect, test);
    if (const auto verdict = fields.find("verdict")) {
      constexpr Verdict verdicts[] = {Verdict::compliant, Verdict::non_compliant, Verdict::undetermined,
                                      Verdict::not_applicable};
      test.verdict = read_word(*verdict, verdicts, "verdict-unknown", context_);
    } else if (!expect || expect->size() == 0) {
      fields.report("test-empty", node, message("测试什么也没有预期", "the test expects nothing"));
    }
    if (const auto list = fields.find("boundary")) test.boundary = read_expected(*list, test);
    test.reading_sensitive.emplace();
    if (const auto list = fields.find("reading_sensitive")) test.reading_sensitive = read_expected(*list, test);
    tests_->tests.push_back(std::move(test));
  }

  void read_subject(Fields& fields, RuleTest& test) {
    const auto schools = fields.find("schools");
    const auto region = fields.find("region");
    const auto given = fields.find("given");
    const auto facts = [&](const std::optional<yaml::Node>& node) {
      return node ? read_facts(*node, context_) : TestFacts{};
    };
    test.kind = schools || region ? SubjectKind::region : SubjectKind::school;
    if (test.kind == SubjectKind::school) {
      test.facts = merge(bases_.school, facts(given));
      return;
    }
    if (given) {
      fields.report("test-scope", *given,
                    message("区域测试的事实写在 region 或 schools 之下",
                            "facts of a region's test stand under region or schools"));
    }
    test.facts = merge(bases_.region, facts(region));
    if (!schools) return;
    check_kind(*schools, yaml::NodeKind::sequence);
    for (const auto school : schools->items())
      test.schools.push_back(merge(bases_.school, read_facts(school, context_)));
  }

  void read_expectations(yaml::Node node, RuleTest& test) {
    constexpr Outcome outcomes[] = {Outcome::pass, Outcome::fail, Outcome::unknown, Outcome::not_applicable,
                                    Outcome::not_due};
    if (!node.is_mapping()) {
      context_.report("field-type", node,
                      message("此处应为要求到结果的映射，如 {{1.1a: pass}}",
                              "expected a mapping from requirements to outcomes, such as {{1.1a: pass}}"));
    }
    for (const auto [key, value] : node.entries()) {
      const auto outcome = read_word(value, outcomes, "outcome-unknown", context_);
      const bool listed = outcome == Outcome::not_applicable && is_disputed(key, test.kind);
      const auto requirement = listed ? read_requirement_id(key, context_) : read_judged(key);
      if (!requirement || !outcome) continue;
      if (!listed && context_.standard.requirements[*requirement].scope != test.kind) {
        context_.report("test-scope", key,
                        test.kind == SubjectKind::school
                            ? message("要求 {} 是区域的：测试要有 region 或 schools",
                                      "{} is of region scope: its test needs region or schools", key.text())
                            : message("要求 {} 是学校的：测试不能有 region 或 schools",
                                      "{} is of school scope: its test has neither region nor schools", key.text()));
      }
      test.expect.push_back({*requirement, *outcome});
    }
  }

  /// Whether a requirement that is not judged for such a subject is judged under another reading.
  [[nodiscard]] bool is_disputed(yaml::Node key, SubjectKind kind) const {
    const auto* const requirement = context_.standard.find_requirement(key.text());
    if (requirement == nullptr) return false;
    const auto& alternatives = requirement->alternatives;
    return std::any_of(alternatives.begin(), alternatives.end(), [&](const Alternative& alternative) {
      const auto reading = reading_under(*requirement, alternative);
      return reading.scope == kind && reading.level != Level::informational;
    });
  }

  /// Requirements of a list that must be among the expected ones.
  std::vector<std::uint32_t> read_expected(yaml::Node list, const RuleTest& test) {
    auto requirements = read_requirement_ids(list, context_);
    for (const auto requirement : requirements) {
      const bool expected = std::any_of(test.expect.begin(), test.expect.end(),
                                        [&](const Expectation& each) { return each.requirement == requirement; });
      if (expected) continue;
      context_.report("test-not-expected", list,
                      message("要求 {} 不在 expect 之中", "{} is not among those expected",
                              context_.standard.requirements[requirement].id));
    }
    return requirements;
  }

  void read_survivor(yaml::Node node) {
    Fields fields(node, context_.source, diagnostics_, {"requirement", "mutant", "reason"});
    SurvivorNote note{fields.text("requirement"), fields.text("mutant"), fields.message("reason"), node.offset()};
    const bool known = note.subject == applies_subject(SubjectKind::school) ||
                       note.subject == applies_subject(SubjectKind::region) || note.subject.empty() ||
                       read_requirement_id(*fields.find("requirement"), context_);
    if (known) tests_->survivors.push_back(std::move(note));
  }

  std::shared_ptr<RuleTests> tests_;
  Diagnostics& diagnostics_;
  RuleTestContext context_;
  TestBases bases_;
};

}  // namespace

std::shared_ptr<const RuleTests> load_rule_tests(std::shared_ptr<const Source> source,
                                                 std::shared_ptr<const Standard> standard, Diagnostics& diagnostics) {
  Diagnostics found;
  auto tests = RuleTestLoader(std::move(source), std::move(standard), found).run();
  found.sort_by_place();
  diagnostics.append(std::move(found));
  return tests;
}

}  // namespace edu_check
