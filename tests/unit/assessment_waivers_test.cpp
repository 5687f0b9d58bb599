#include "edu_check/assessment/waivers.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "source_text_fixtures.h"

namespace edu_check::assessment_waivers_test {

const std::vector<std::shared_ptr<const Standard>>& standards() {
  static const std::vector<std::shared_ptr<const Standard>> all{self_contained_standard(data_file("sample.yaml"))};
  return all;
}

const std::string good = R"(edu-check-waivers: 1
waivers:
  - school: "2161000001"
    requirement: sample/2.1a
    reason: 光缆改造中
    approver: 县教育局
    expires: 2026-12-31
  - {school: schools/a.yaml, requirement: sample/2.3, reason: 合并中, approver: 市教育局, expires: 2027-06-30}
)";

std::optional<Waivers> load(const std::string& text, Diagnostics& diagnostics) {
  return load_waivers(std::make_shared<Source>("waivers.yaml", text), standards(), *parse_date("2026-11-29"),
                      diagnostics);
}

BOOST_AUTO_TEST_CASE(loads_waivers_of_requirements_and_indicators) {
  Diagnostics diagnostics;
  const auto waivers = load(good, diagnostics);
  BOOST_REQUIRE_MESSAGE(waivers, render(diagnostics, Language::en));
  BOOST_REQUIRE_EQUAL(waivers->all.size(), 2);
  const auto& first = waivers->all[0];
  BOOST_TEST(first.school == "2161000001");
  BOOST_TEST(first.reason == "光缆改造中");
  BOOST_TEST(first.approver == "县教育局");
  BOOST_TEST(!first.whole_indicator);
  BOOST_TEST(waivers->all[1].whole_indicator);
  const auto covered = [](const Waiver& waiver) {
    std::string ids;
    for (const auto& requirement : standards()[0]->requirements) {
      if (covers(waiver, *standards()[0], requirement)) ids += requirement.id + " ";
    }
    return ids;
  };
  BOOST_TEST(covered(first) == "2.1a ");
  BOOST_TEST(covered(waivers->all[1]) == "2.3a 2.3b ");
}

BOOST_AUTO_TEST_CASE(a_waiver_is_in_force_up_to_its_last_day) {
  Diagnostics diagnostics;
  const auto waivers = load(good, diagnostics);
  BOOST_REQUIRE(waivers);
  BOOST_TEST(!is_expired(waivers->all[0], *parse_date("2026-12-31")));
  BOOST_TEST(is_expired(waivers->all[0], *parse_date("2027-01-01")));
}

BOOST_AUTO_TEST_CASE(the_version_may_be_left_out_and_the_list_be_empty) {
  Diagnostics diagnostics;
  const auto waivers = load("waivers: []\n", diagnostics);
  BOOST_REQUIRE_MESSAGE(waivers, render(diagnostics, Language::en));
  BOOST_TEST(waivers->all.empty());
}

struct MistakeCase {
  std::string from;
  std::string to;
  std::string found;
  std::string message;
};
std::ostream& operator<<(std::ostream& to, const MistakeCase& row) { return to << row.from << " -> " << row.to; }

const MistakeCase mistakes[] = {
    {"waivers: 1", "waivers: 2", "1:20 waivers-version", "unsupported format version “2”, expected 1"},
    {"\"2161000001\"", "\"*\"", "3:13 waiver-school", "a waiver is for one school: no wildcards, found “*”"},
    {"schools/a.yaml", "\"schools/*.yaml\"", "8:14 waiver-school",
     "a waiver is for one school: no wildcards, found “schools/*.yaml”"},
    {"\"2161000001\"", "\"216100001\"", "3:13 waiver-school",
     "school is a code of ten digits or the path of an inventory, found “216100001”"},
    {"\"2161000001\"", "\"\"", "3:13 waiver-school",
     "school is a code of ten digits or the path of an inventory, found “”"},
    {"sample/2.1a", "sampel/2.1a", "4:18 waiver-requirement", "there is no standard “sampel”"},
    {"sample/2.1a", "sample/2.1z", "4:18 waiver-requirement",
     "the standard “sample” has no requirement or indicator “2.1z”"},
    {"sample/2.1a", "2.1a", "4:18 waiver-requirement",
     "requirement is written STANDARD/REQUIREMENT or STANDARD/INDICATOR, found “2.1a”"},
    {"sample/2.1a", "sample/4.1a", "4:18 waiver-informational",
     "“sample/4.1a” is never judged: there is nothing to waive"},
    {"    reason: 光缆改造中\n", "", "3:5 key-missing", "the key “reason” is missing"},
    {"reason: 光缆改造中", "reason: \"\"", "5:13 waiver-empty", "“reason” must not be empty"},
    {"reason: 光缆改造中", "reason: \" \u3000\u00A0\u2003\"", "5:13 waiver-empty", "“reason” must not be empty"},
    {"reason: 光缆改造中", "reason: \"\u200B\"", "5:14 text-hidden-character; 5:13 waiver-empty",
     "there is an invisible character here: a zero-width space (U+200B)"},
    {"reason: 光缆改造中", "reason: 无", "5:13 waiver-empty", "“reason” says nothing, found “无”"},
    {"reason: 光缆改造中", "reason: ———", "5:13 waiver-empty", "“reason” says nothing, found “———”"},
    {"reason: 合并中, approver: 市教育局", "reason: （待补）, approver: ' N/A '",
     "8:63 waiver-empty; 8:79 waiver-empty", "“reason” says nothing, found “（待补）”"},
    {"approver: 县教育局", "approver: \"\u2003\u3000\"", "6:15 waiver-empty", "“approver” must not be empty"},
    {"\"2161000001\"", "\"\u3000\"", "3:13 waiver-school",
     "school is a code of ten digits or the path of an inventory, found “　”"},
    {"reason: 光缆改造中", "reason: null", "5:13 key-empty", "“reason” has no value"},
    {"expires: 2026-12-31", "expires:", "7:13 key-empty", "“expires” has no value"},
    {"    approver: 县教育局\n", "", "3:5 key-missing", "the key “approver” is missing"},
    {"    expires: 2026-12-31\n", "", "3:5 key-missing", "the key “expires” is missing"},
    {"expires: 2026-12-31", "expires: 2026-02-30", "7:14 value-date", "“2026-02-30” is no day of the calendar"},
    {"    approver: 县", "    until: 2026\n    approver: 县", "6:5 key-unknown", "unknown key “until”"},
    {"school: schools/a.yaml, requirement: sample/2.3", "school: \"2161000001\", requirement: sample/2.1a",
     "8:5 waiver-duplicate", "this school has a waiver of “sample/2.1a” already"},
    {"\nwaivers:", "\nwaiver:", "2:1 key-unknown; 1:1 key-missing", "unknown key “waiver”"},
};

BOOST_DATA_TEST_CASE(reports_every_mistake, mistakes) {
  Diagnostics diagnostics;
  BOOST_TEST(!load(replaced(good, sample.from, sample.to), diagnostics).has_value());
  BOOST_TEST(summary_of(diagnostics) == sample.found);
  BOOST_TEST(diagnostics.all().at(0).message.en == sample.message);
}

BOOST_AUTO_TEST_CASE(a_code_is_ten_digits_and_all_else_a_path) {
  Diagnostics diagnostics;
  const auto waivers = load(replaced(good, "\"2161000001\"", "./2161000001"), diagnostics);
  BOOST_REQUIRE(waivers);
  BOOST_TEST((waivers->all[0].named_by == WaiverSchool::path));
  BOOST_TEST((load(good, diagnostics)->all[0].named_by == WaiverSchool::code));
}

BOOST_AUTO_TEST_CASE(a_waiver_that_lasts_for_years_is_pointed_out) {
  for (const auto& [day, found] :
       {std::pair("2031-11-30", ""), {"2031-12-05", "7:14 waiver-long"}, {"2999-12-31", "7:14 waiver-long"}}) {
    Diagnostics diagnostics;
    BOOST_TEST(load(replaced(good, "2026-12-31", day), diagnostics).has_value());
    BOOST_TEST(summary_of(diagnostics) == found);
  }
}

BOOST_AUTO_TEST_CASE(a_near_id_is_suggested) {
  Diagnostics diagnostics;
  BOOST_TEST(!load(replaced(good, "sample/2.1a", "sampel/2.1a"), diagnostics).has_value());
  BOOST_TEST(render(diagnostics, Language::zh) ==
             "waivers.yaml:4:18: 错误: 没有标准“sampel” [waiver-requirement]\n"
             "      requirement: sampel/2.1a\n"
             "                   ^\n"
             "  说明: 是否指 sample？\n");
  diagnostics.clear();
  BOOST_TEST(!load(replaced(good, "sample/2.1a", "sample/2.1aa"), diagnostics).has_value());
  BOOST_REQUIRE_EQUAL(diagnostics.all().at(0).notes.size(), 1);
  BOOST_TEST(diagnostics.all()[0].notes[0].message.en == "did you mean sample/2.1a?");
}

std::string with_approver(const std::string& approver) {
  Diagnostics diagnostics;
  (void)load("waivers:\n  - {school: a.yaml, requirement: sample/2.1a, reason: 专线待批，明年建成, approver: " +
                 approver + ", expires: 2026-12-31}\n",
             diagnostics);
  return diagnostics.empty() ? "" : diagnostics.all()[0].id;
}

BOOST_AUTO_TEST_CASE(who_has_not_approved_is_no_approver) {
  for (const std::string name :
       {"未批准（张某）", "教育局（审批中）", "尚未报批", "校长 不同意", "被驳回", "Not approved by us",
        "approval pending", "rejected by the office", "待局长 签字", "待 批 复"})
    BOOST_TEST(with_approver(name) == "waiver-not-approved", name);
  for (const std::string name : {"待批", "未批准", "待补", "无"})
    BOOST_TEST(with_approver(name) == "waiver-empty", name);
  for (const std::string name : {"县教育局", "批准人：张某", "教育局审批科", "Office of Approvals", "待聘校长办公室"})
    BOOST_TEST(with_approver(name) == "", name);
}

BOOST_AUTO_TEST_CASE(a_school_is_a_code_in_ascii_digits_or_a_path) {
  const auto of_school = [](const std::string& school) {
    Diagnostics diagnostics;
    (void)load("waivers:\n  - {school: '" + school +
                   "', requirement: sample/2.1a, reason: 改造, approver: 县教育局, expires: 2026-12-31}\n",
               diagnostics);
    return diagnostics.empty() ? "" : diagnostics.all()[0].id;
  };
  BOOST_TEST(of_school("２１６１０００００１") == "waiver-school");
  BOOST_TEST(of_school("21610 00001") == "waiver-school");
  BOOST_TEST(of_school("示例学校") == "waiver-school-name");
  BOOST_TEST(of_school("schools/示例学校") == "");
  BOOST_TEST(of_school("2161000001") == "");
}

}  // namespace edu_check::assessment_waivers_test
