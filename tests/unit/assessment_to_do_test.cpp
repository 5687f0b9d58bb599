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

namespace edu_check::assessment_to_do_test {

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::assessment_to_do_test
