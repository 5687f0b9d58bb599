#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/assessment/aggregate.h"
#include "edu_check/assessment/finding.h"
#include "edu_check/assessment/to_do.h"
#include "edu_check/rule_test/rule_test_loader.h"
#include "edu_check/rule_test/rule_test_runner.h"
#include "edu_check/standard/catalogue.h"
#include "fixtures.h"

namespace edu_check {
namespace assessment_to_do_test {

BOOST_AUTO_TEST_SUITE(assessment_to_do)

struct ToDoCase {
  std::string requirement;
  std::string inventory;
  std::string zh;
  std::string en;
};
std::ostream& operator<<(std::ostream& to, const ToDoCase& row) {
  return to << row.requirement << " | " << row.inventory;
}

const ToDoCase cases[] = {
    {"require: net.wired", "net.wired: no", "有线：否，应为“是”", "wired: no, should be yes"},
    {"require: not net.wired", "net.wired: yes", "有线：是，应为“否”", "wired: yes, should be no"},
    {"require: net.wired and net.wireless", "net: {wired: no, wireless: yes}", "有线：否，应为“是”",
     "wired: no, should be yes"},
    {"require: net.wired and net.wireless", "net: {wired: no, wireless: no}", "有线、无线：否，应为“是”",
     "wired, wireless: no, should be yes"},
    {"require: net.wired and net.wireless", "net: {wired: no}", "有线：否，应为“是”；补充数据：无线",
     "wired: no, should be yes; find out: wireless"},
    {"require: \"students.total > 0 and share(students.primary, students.total) >= 100%\"",
     "students: {total: 0, primary: 0}", "学生数：0，应大于 0；小学生数（0） 占 学生数（0） 的比例，应至少为 100%",
     "students: 0, should be more than 0; share of primary students (0) in students (0), should be at least 100%"},
    {"require: net.wired or net.wireless", "net: {wired: no, wireless: no}", "任一为“是”即可：有线、无线（现均为否）",
     "any one of these being yes will do: wired, wireless (now no)"},
    {"require: net.wired or rooms.total >= 3", "net.wired: no\nrooms.total: 1",
     "任一即可：有线：否，应为“是”；教室数增加 2 间（现有 1 间，需 3 间）",
     "any one will do: wired: no, should be yes; rooms: 2 rooms more (1 rooms now, 3 rooms needed)"},
    {"require: (net.wired and net.wireless) or rooms.total >= 3", "net: {wired: no, wireless: yes}\nrooms.total: 1",
     "任一即可：教室数增加 2 间（现有 1 间，需 3 间）；（有线：否，应为“是”）",
     "any one will do: rooms: 2 rooms more (1 rooms now, 3 rooms needed); (wired: no, should be yes)"},
    {"require: not (net.wired or net.wireless)", "net: {wired: yes, wireless: yes}", "有线、无线：是，应为“否”",
     "wired, wireless: yes, should be no"},
    {"require: net.bandwidth >= 500 Mbps", "net.bandwidth: 300 Mbps", "带宽增加 200 Mbps（现有 300 Mbps，需 500 Mbps）",
     "bandwidth: 200 Mbps more (300 Mbps now, 500 Mbps needed)"},
    {"require: not net.bandwidth > 500 Mbps", "net.bandwidth: 600 Mbps",
     "带宽减少 100 Mbps（现有 600 Mbps，应不多于 500 Mbps）",
     "bandwidth: 100 Mbps less (600 Mbps now, at most 500 Mbps needed)"},
    {"require: net.bandwidth > 500 Mbps", "net.bandwidth: 500 Mbps", "带宽增加（现有 500 Mbps，需超过 500 Mbps）",
     "bandwidth: more (500 Mbps now, more than 500 Mbps needed)"},
    {"require: \"net.bandwidth >= if(school.area == rural, 100 Mbps, 500 Mbps) and net.wired\"",
     "net: {bandwidth: 300 Mbps, wired: yes}", "带宽增加 200 Mbps（现有 300 Mbps，需 500 Mbps）",
     "bandwidth: 200 Mbps more (300 Mbps now, 500 Mbps needed)"},
    {"require: \"rooms.total >= students.total / 6 and not net.wired\"",
     "rooms.total: 10\nstudents.total: 70\nnet.wired: no",
     "教室数增加 2 间（现有 10 间，需 12 间），按 学生数（70） / 6 计算",
     "rooms: 2 rooms more (10 rooms now, 12 rooms needed), computed as students (70) / 6"},
    {"require: \"rooms.total >= max(1, ceil(students.total / 6))\", adjust: rooms.total",
     "rooms.total: 10\nstudents.total: 70",
     "教室数增加 2 间（现有 10 间，需 12 间），按 1 与 (学生数（70） / 6 向上取整) 中的较大者 计算",
     "rooms: 2 rooms more (10 rooms now, 12 rooms needed), computed as the greater of 1 and (students (70) / 6 rounded "
     "up)"},
    {"require: \"net.bandwidth >= 500 Mbps\", adjust: net.bandwidth", "net.bandwidth: 300 Mbps",
     "带宽增加 200 Mbps（现有 300 Mbps，需 500 Mbps）", "bandwidth: 200 Mbps more (300 Mbps now, 500 Mbps needed)"},
    {"require: \"students.total / rooms.total <= 6\"", "rooms.total: 10\nstudents.total: 70",
     "教室数增加 2 间（现有 10 间，需 12 间）", "rooms: 2 rooms more (10 rooms now, 12 rooms needed)"},
    {"require: \"students.total / rooms.total <= 6\", adjust: rooms.total", "rooms.total: 10\nstudents.total: 70",
     "教室数增加 2 间（现有 10 间，需 12 间）", "rooms: 2 rooms more (10 rooms now, 12 rooms needed)"},
    {"require: \"share(rooms.equipped, rooms.total) >= 15%\"", "rooms: {total: 100, equipped: 14}",
     "已配备增加 1 间（现有 14 间，需 15 间）", "equipped: 1 rooms more (14 rooms now, 15 rooms needed)"},
    {"require: students.primary == students.junior", "students: {primary: 3, junior: 4}",
     "小学生数：3，应为 4，即 初中生数（4）", "primary students: 3, should be 4, that is junior students (4)"},
    {"require: primary in school.stages and junior in school.stages", "school.stages: [primary]", "学段：小学，缺 初中",
     "stages: primary, lacks junior"},
    {"require: not junior in school.stages", "school.stages: [junior]", "学段：初中，不应含 初中",
     "stages: junior, should not have junior"},
    {"require: school.area == rural", "", "类型：城区，应为“乡村”", "area: urban, should be rural"},
    {"require: school.area != urban", "", "类型：城区，应为其他，不应是 城区",
     "area: urban, should be another, not urban"},
    {"require: \"school.city in ['甲', '乙']\"", "school.city: 丙", "市：丙，应为其中之一：甲、乙",
     "city: 丙, should be one of: 甲, 乙"},
    {"require: net.since <= 2022-12-31", "net.since: 2023-01-02", "启用日：2023-01-02，不应晚于 2022-12-31，晚了 2 天",
     "since: 2023-01-02, should be no later than 2022-12-31, 2 days too late"},
    {"require: \"net.wired == net.wireless\"", "net: {wired: yes, wireless: no}", "有线（是） 与 无线（否） 应一致",
     "wired (yes) and wireless (no) should be the same"},
    {"require: \"if(school.pilot, net.wired, net.wireless)\"", "school.pilot: yes\nnet: {wired: no, wireless: yes}",
     "有线：否，应为“是”", "wired: no, should be yes"},
    {"require: not known(school.city)", "school.city: 甲", "不填“市”", "do not give “city”"},
    {"when: net.wired, require: net.wireless", "net: {wired: yes, wireless: no}", "无线：否，应为“是”",
     "wireless: no, should be yes"},
};

/// What is found of a requirement that comes to `outcome`.
Finding found(const std::string& requirement, const std::string& facts, Outcome outcome) {
  const auto standard = standard_of(indicator("1.", {"level: mandatory, " + requirement}));
  const LoadedInventory inventory("school.area: urban\n" + facts + "\n");
  const AssessOptions options{*parse_date("2026-09-01")};
  Assessment assessment;
  assess(*standard, *inventory, options, assessment);
  BOOST_REQUIRE((assessment.requirements[0].today == outcome));
  BOOST_REQUIRE((assessment.requirements[0].outcome == outcome));
  return explain(*standard, 0, *inventory, options, assessment.requirements[0]);
}

const ToDoCase undecided_cases[] = {
    {"require: \"share(rooms.equipped, rooms.total) >= 15%\"", "rooms: {total: 0, equipped: 0}",
     "教室数为 0，算不出比例，请核对", "rooms is 0, so there is nothing to divide by: please check"},
    {"require: \"students.total / rooms.total <= 6\"", "rooms.total: 0\nstudents.total: 0",
     "教室数为 0，算不出比例，请核对", "rooms is 0, so there is nothing to divide by: please check"},
    {"require: \"share(students.total, rooms.total) >= 15%\"", "rooms.total: 3\nstudents.total: 7",
     "学生数（7）大于 教室数（3），请核对", "students (7) is more than rooms (3): please check"},
    {"require: net.wired", "", "", ""},
};

BOOST_DATA_TEST_CASE(what_decides_nothing_is_named_where_nothing_is_missing,
                     boost::unit_test::data::make(undecided_cases)) {
  const auto finding = found(sample.requirement, sample.inventory, Outcome::unknown);
  BOOST_TEST(finding.to_do.zh == sample.zh);
  BOOST_TEST(finding.to_do.en == sample.en);
  BOOST_TEST(finding.at_fault.empty() == sample.zh.empty());
}

/// What depends on what, for to-dos that would contradict it.
const std::string dependent = R"yaml(edu-check-vocabulary: 1
groups:
  school: {label: {zh: 学校, en: School}}
  a: {label: {zh: 甲, en: A}}
facts:
  school.area: {type: choice, label: {zh: 类型, en: area}, choices: {urban: {label: {zh: 城区, en: urban}}, rural: {label: {zh: 乡村, en: rural}}}}
  a.head: {type: boolean, label: {zh: 主管, en: head}}
  a.office: {type: boolean, label: {zh: 办公室, en: office}}
  a.status: {type: boolean, label: {zh: 待遇, en: status}, needs: a.head}
  a.desk: {type: boolean, label: {zh: 办公桌, en: desk}, needs: a.office and a.status}
  a.staff: {type: count, label: {zh: 职工, en: staff}, counter: {zh: 人, en: people}}
  a.technicians: {type: count, label: {zh: 技术员, en: technicians}, part_of: a.staff, counter: {zh: 人, en: people}}
  a.link: {type: bandwidth, label: {zh: 带宽, en: bandwidth}}
)yaml";

const ToDoCase dependent_cases[] = {
    {"require: a.status", "a: {head: no, status: no}", "待遇：否，应为“是”；主管：否，应为“是”",
     "status: no, should be yes; head: no, should be yes"},
    {"require: a.status", "a: {head: yes, status: no}", "待遇：否，应为“是”", "status: no, should be yes"},
    {"require: a.desk", "a: {head: no, office: no, status: no, desk: no}",
     "办公桌：否，应为“是”；办公室、待遇：否，应为“是”；主管：否，应为“是”",
     "desk: no, should be yes; office, status: no, should be yes; head: no, should be yes"},
    {"require: a.status and a.head", "a: {head: no, status: no}", "待遇、主管：否，应为“是”",
     "status, head: no, should be yes"},
    {"require: a.status or a.technicians >= 5", "a: {head: no, status: no, staff: 3, technicians: 1}",
     "任一即可：（待遇：否，应为“是”；主管：否，应为“是”）；（技术员增加 4 人（现有 1 人，需 5 人）；职工增加 2 "
     "人（现有 3 人，需 5 人））",
     "any one will do: (status: no, should be yes; head: no, should be yes); (technicians: 4 people more (1 people "
     "now, 5 people needed); staff: 2 people more (3 people now, 5 people needed))"},
    {"require: a.technicians >= 5", "a: {staff: 3, technicians: 1}",
     "技术员增加 4 人（现有 1 人，需 5 人）；职工增加 2 人（现有 3 人，需 5 人）",
     "technicians: 4 people more (1 people now, 5 people needed); staff: 2 people more (3 people now, 5 people "
     "needed)"},
    {"require: (school.area == rural and a.link >= 100 Mbps) or a.link >= 200 Mbps", "a.link: 150 Mbps",
     "带宽增加 50 Mbps（现有 150 Mbps，需 200 Mbps）", "bandwidth: 50 Mbps more (150 Mbps now, 200 Mbps needed)"},
    {"require: \"a.link > 200 Mbps\", adjust: a.link", "a.link: 150 Mbps",
     "带宽增加超过 50 Mbps（现有 150 Mbps，需超过 200 Mbps）",
     "bandwidth: more than 50 Mbps more (150 Mbps now, more than 200 Mbps needed)"},
    {"require: \"share(a.technicians, a.staff + if(a.head, 1, 0) + a.link / 1 Mbps) >= 10%\"",
     "a: {staff: 40, technicians: 1, head: no}", "技术员至少增加 3 人（现有 1 人，至少需 4 人）；补充数据：带宽",
     "technicians: at least 3 people more (1 people now, at least 4 people needed); find out: bandwidth"},
};

BOOST_DATA_TEST_CASE(what_is_to_be_done_keeps_the_inventory_valid, boost::unit_test::data::make(dependent_cases)) {
  static const auto vocabulary = vocabulary_of(dependent);
  const auto standard = standard_of(indicator("1.", {"level: mandatory, " + sample.requirement}), vocabulary);
  const LoadedInventory inventory("school.area: urban\n" + sample.inventory + "\n", vocabulary);
  const AssessOptions options{*parse_date("2026-09-01")};
  Assessment assessment;
  assess(*standard, *inventory, options, assessment);
  BOOST_REQUIRE((assessment.requirements[0].today == Outcome::fail));
  const auto finding = explain(*standard, 0, *inventory, options, assessment.requirements[0]);
  BOOST_TEST(finding.to_do.zh == sample.zh);
  BOOST_TEST(finding.to_do.en == sample.en);
}

BOOST_DATA_TEST_CASE(what_is_to_be_done_names_the_facts, boost::unit_test::data::make(cases)) {
  const auto finding = found(sample.requirement, sample.inventory, Outcome::fail);
  BOOST_TEST(finding.to_do.zh == sample.zh);
  BOOST_TEST(finding.to_do.en == sample.en);
}

const ToDoCase reasons[] = {
    {"when: net.wired", "net.wired: no", "只适用于“有线”的学校，本校：否",
     "only for schools where “wired”; this school: no"},
    {"when: not net.wired", "net.wired: yes", "只适用于“有线”为否的学校，本校：是",
     "only for schools where “wired” is no; this school: yes"},
    {"when: not known(net.wired) or net.wired", "net.wired: no", "只适用于“有线”的学校，本校：否",
     "only for schools where “wired”; this school: no"},
    {"when: net.wired or (known(net.wireless) and net.wireless)", "net.wired: no", "只适用于“有线”的学校，本校：否",
     "only for schools where “wired”; this school: no"},
    {"when: net.wired or (known(net.wireless) and net.wireless)", "net: {wired: no, wireless: no}",
     "只适用于“有线”或“无线”的学校，本校：有线 否，无线 否",
     "only for schools where “wired” or “wireless”; this school: wired no, wireless no"},
    {"when: net.wired and rooms.total > 1", "net.wired: no", "只适用于“有线”的学校，本校：否",
     "only for schools where “wired”; this school: no"},
    {"when: \"rooms.total > 1\"", "rooms.total: 1", "只适用于“教室数 > 1”的学校，本校：1",
     "only for schools where “rooms > 1”; this school: 1"},
    {"when: junior in school.stages", "school.stages: [primary]", "只适用于“学段 含 初中”的学校，本校：小学",
     "only for schools where “stages has junior”; this school: primary"},
    {"when: school.area == rural", "", "只适用于“类型为乡村”的学校，本校：城区",
     "only for schools where “area is rural”; this school: urban"},
    {"require: school.pilot", "school.pilot: 不适用", "清单写明不适用：试点",
     "the inventory says that this does not apply: pilot"},
};

BOOST_DATA_TEST_CASE(what_does_not_apply_says_why, boost::unit_test::data::make(reasons)) {
  const auto require = sample.requirement.starts_with("when") ? ", require: net.since >= 2020-01-01" : "";
  const auto finding = found(sample.requirement + require, sample.inventory, Outcome::not_applicable);
  BOOST_TEST(finding.not_owed.zh == sample.zh);
  BOOST_TEST(finding.not_owed.en == sample.en);
}

/// Whether a text reads like the condition in a standard's file, which nobody wants to read first.
bool reads_like_a_formula(const Message& text) {
  for (const auto* const sign : {"若(", "if(", "==", "!=", "占比(", "较大者(", "较小者(", "取整(", "已填(", "known(",
                                 "share(", "max(", "min(", "ceil(", "floor(", "sum(", "schools(", "合计(", "学校数("}) {
    if (text.zh.find(sign) != std::string::npos || text.en.find(sign) != std::string::npos) return true;
  }
  return false;
}

/// Tries values of some facts against a condition.
class Changes {
 public:
  Changes(const Requirement& requirement, const Vocabulary& vocabulary, const EvaluationContext& context)
      : requirement_(requirement),
        vocabulary_(vocabulary),
        facts_(context.facts.begin(), context.facts.end()),
        context_(context) {
    context_.facts = facts_;
  }

  /// Whether the condition holds if nothing but this fact changes, by so much.
  bool passes_by(std::uint32_t slot, const Rational& change) {
    facts_[slot].number = add(facts_[slot].number, change).value_or(facts_[slot].number);
    return holds();
  }

  /// Whether the condition can hold if nothing but these facts changes.
  bool can_pass(const std::vector<std::uint32_t>& slots) {
    std::vector<std::vector<Slot>> candidates;
    std::size_t all = 1;
    for (const auto slot : slots) {
      candidates.push_back(values_of(slot));
      all = std::min<std::size_t>(all * candidates.back().size(), most_tries + 1);
    }
    if (all <= most_tries) return try_all(slots, candidates, 0);
    for (std::size_t i = 0; i < 64; ++i) {  // all facts alike
      for (std::size_t k = 0; k < slots.size(); ++k)
        facts_[slots[k]] = candidates[k][std::min(i, candidates[k].size() - 1)];
      if (holds()) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t most_tries = 50'000;

  [[nodiscard]] bool holds() const { return evaluate(requirement_.require, context_) == Truth::yes; }

  bool try_all(const std::vector<std::uint32_t>& slots, const std::vector<std::vector<Slot>>& candidates,
               std::size_t next) {
    if (next == slots.size()) return holds();
    for (const auto& value : candidates[next]) {
      facts_[slots[next]] = value;
      if (try_all(slots, candidates, next + 1)) return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<Slot> values_of(std::uint32_t slot) const {
    std::vector<Slot> values;
    const auto add = [&](const Rational& number) {
      Slot value;
      value.presence = Presence::given;
      value.number = number;
      values.push_back(value);
    };
    const auto& type = vocabulary_.fact(slot).type;
    const auto choices = type.choices != nullptr ? type.choices->choices.size() : 0;
    if (type.kind == Kind::text) {
      for (const auto& text : requirement_.require.texts) {
        add(Rational(0));
        values.back().text = text;
      }
      values.push_back({});
    } else if (type.kind == Kind::boolean) {
      add(Rational(1));
      add(Rational(0));
    } else if (type.kind == Kind::choice) {
      for (std::size_t i = 0; i < choices; ++i) add(Rational(static_cast<std::int64_t>(i)));
    } else if (type.kind == Kind::list) {
      add(Rational(static_cast<std::int64_t>((std::uint64_t{1} << choices) - 1)));
      add(Rational(0));
      for (std::size_t i = 0; i < choices; ++i) add(Rational(std::int64_t{1} << i));
    } else {
      add_numbers(add);
    }
    return values;
  }

  template <class Add>
  void add_numbers(const Add& add) const {
    for (const std::int64_t number : {0, 1, 2, 3, 10, 1000, 20'000, 1'000'000, 2'000'000'000}) add(Rational(number));
    for (const auto& constant : requirement_.require.constants) {
      if (constant.is_point()) add(constant.low.value);
    }
    for (const auto& phase : requirement_.phases) add(phase.threshold.low.value);
    for (const auto& fact : context_.facts) {
      if (fact.is_known() && fact.number > Rational(3)) add(fact.number);
    }
  }

  const Requirement& requirement_;
  const Vocabulary& vocabulary_;
  std::vector<Slot> facts_;
  EvaluationContext context_;
};

/// All failures of the rule tests of one standard.
class Failures {
 public:
  explicit Failures(const RuleTests& tests) : tests_(tests), standard_(*tests.standard) {}

  void check() {
    for (const auto& test : tests_.tests) check(test);
  }

  std::size_t count = 0;
  std::size_t reason_count = 0;
  std::size_t value_count = 0;

 private:
  void check(const RuleTest& test) {
    const auto prepared = prepare(test, tests_);
    std::vector<Interval> aggregates;
    if (test.kind == SubjectKind::region) {
      RegionAggregate region(standard_);
      for (const auto& school : prepared.schools) region.add(school, test.as_of);
      const auto total = standard_.vocabulary->slot("region.schools.total");
      aggregates = region.values(total ? &prepared.subject.slot(*total) : nullptr, test.as_of);
    }
    AssessOptions options;
    options.as_of = test.as_of;
    options.aggregates = aggregates;
    Assessment assessment;
    assess(standard_, prepared.subject, options, assessment);
    for (std::uint32_t i = 0; i < assessment.requirements.size(); ++i) {
      const auto& result = assessment.requirements[i];
      if (result.level == Level::informational) continue;
      const auto finding = explain(standard_, i, prepared.subject, options, result);
      check_words(i, finding, result, assessment.applies);
      if (result.today == Outcome::fail) check(i, finding, prepared.subject, options);
    }
  }

  /// No text of a finding is a formula, and what does not apply says why.
  void check_words(std::uint32_t index, const Finding& finding, const RequirementResult& result, Truth applies) {
    const auto name = standard_.id + "/" + standard_.requirements[index].id + ": ";
    for (const auto* const text : {&finding.actual, &finding.expected, &finding.to_do, &finding.not_owed})
      BOOST_TEST(!reads_like_a_formula(*text), name << text->zh << " | " << text->en);
    if (result.today != Outcome::not_applicable || applies != Truth::yes) return;
    ++reason_count;
    BOOST_TEST(!finding.not_owed.zh.empty(), name);
    BOOST_TEST(finding.not_owed.zh.find("未知") == std::string::npos, name << finding.not_owed.zh);
  }

  void check(std::uint32_t index, const Finding& finding, const Inventory& inventory, const AssessOptions& options) {
    ++count;
    const auto& requirement = standard_.requirements[index];
    const auto& vocabulary = *standard_.vocabulary;
    const auto name = standard_.id + "/" + requirement.id + ": " + finding.to_do.en;
    BOOST_TEST(!finding.at_fault.empty(), name);
    bool is_about_schools = false;
    for (const auto slot : finding.at_fault) {
      const auto& fact = vocabulary.fact(slot);
      BOOST_TEST(finding.to_do.zh.find(fact.label.zh) != std::string::npos, name << " lacks " << fact.path);
      BOOST_TEST(finding.to_do.en.find(fact.label.en) != std::string::npos, name << " lacks " << fact.path);
      is_about_schools = is_about_schools || fact.subject != inventory.kind();
    }
    const bool has_direction =
        finding.to_do.zh.find("应") != std::string::npos || finding.to_do.zh.find("增加") != std::string::npos ||
        finding.to_do.zh.find("即可") != std::string::npos || finding.to_do.zh.find("缺 ") != std::string::npos ||
        finding.to_do.zh.find("填") != std::string::npos;
    BOOST_TEST(has_direction, name);
    if (is_about_schools) return;
    const auto context = context_for(requirement, inventory, options.as_of, options.aggregates);
    Changes changes(requirement, vocabulary, context);
    const bool helps = finding.change ? changes.passes_by(finding.at_fault.at(0), *finding.change)
                                      : changes.can_pass(finding.at_fault);
    BOOST_TEST(helps, name << " does not help");
    check_done(finding, requirement, context, name);
    for (const auto slot : finding.at_fault) {
      const bool is_nature = vocabulary.fact(slot).path.rfind("school.", 0) == 0 && context.facts[slot].is_known();
      BOOST_TEST(!is_nature, name << " wants another school");
    }
  }

  /// An inventory in which the facts have the values that are wanted contradicts itself no more than before.
  void check_done(const Finding& finding, const Requirement& requirement, const EvaluationContext& context,
                  const std::string& name) {
    const auto& vocabulary = *standard_.vocabulary;
    ToDo found;
    if (finding.change) {
      auto value = context.facts[*finding.changed];
      value.number = *add(value.number, *finding.change);
      found.values.push_back({*finding.changed, value});
      add_prerequisites(found, requirement.require, context, vocabulary);
    } else {
      found = to_do(requirement.require, context, vocabulary);
    }
    std::vector<Slot> facts(context.facts.begin(), context.facts.end());
    for (const auto& [slot, value] : found.values) facts[slot] = value;
    const EvaluationContext done{facts, context.as_of};
    for (const auto& constraint : vocabulary.constraints()) {
      if (evaluate(constraint.require, context) == Truth::no) continue;
      BOOST_TEST((evaluate(constraint.require, done) != Truth::no), name << " breaks " << constraint.id);
    }
    for (const auto& [slot, value] : found.values) {
      for (const auto whole : vocabulary.fact(slot).wholes)
        BOOST_TEST((!facts[whole].is_known() || value.number <= facts[whole].number), name << " is over its whole");
    }
    value_count += found.values.size();
  }

  const RuleTests& tests_;
  const Standard& standard_;
};

BOOST_AUTO_TEST_CASE(of_every_standard_each_failure_says_what_to_do) {
  const Catalogue catalogue;
  Diagnostics diagnostics;
  for (const auto& standard : catalogue.load(catalogue.ids(), diagnostics)) {
    const auto tests = load_rule_tests(catalogue.find(standard->id + ".test.yaml"), standard, diagnostics);
    BOOST_REQUIRE_MESSAGE(tests, reported(diagnostics));
    Failures failures(*tests);
    failures.check();
    BOOST_TEST(failures.count > 5U, standard->id);
    BOOST_TEST(failures.reason_count > 0U, standard->id);
    BOOST_TEST(failures.value_count > 5U, standard->id);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace assessment_to_do_test
}  // namespace edu_check
