#include "edu_check/record/region_schools.h"

#include <algorithm>
#include <array>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "edu_check/batch/region_check.h"
#include "fixtures.h"

namespace edu_check::record_region_schools_test {

const std::shared_ptr<const Vocabulary>& vocabulary() {
  static const auto loaded = vocabulary_of(R"yaml(edu-check-vocabulary: 1
groups:
  school: {label: {zh: 学校, en: School}}
  region: {label: {zh: 区域, en: Region}}
facts:
  school.name: {type: text, label: {zh: 校名, en: name}}
  school.code: {type: text, digits: 10, label: {zh: 代码, en: code}}
  school.former_code: {type: text, digits: 10, label: {zh: 曾用代码, en: former code}}
  school.province: {type: choice, label: {zh: 省, en: province}, choices: {sichuan: {label: {zh: 四川省, en: Sichuan}, aliases: ["51"]}, shaanxi: {label: {zh: 陕西省, en: Shaanxi}, aliases: ["61"]}}}
  school.city: {type: text, label: {zh: 市, en: city}}
  school.district: {type: text, label: {zh: 区县, en: district}}
  school.division_code: {type: text, label: {zh: 区划代码, en: division code}}
  school.wired: {type: boolean, label: {zh: 有线, en: wired}}
  region.name: {type: text, scope: region, label: {zh: 区域名, en: region}}
  region.code: {type: text, scope: region, label: {zh: 区域码, en: region code}}
  region.level: {type: choice, scope: region, label: {zh: 级别, en: level}, choices: {province: {label: {zh: 省级, en: province}}, city: {label: {zh: 市级, en: city}}, district: {label: {zh: 区县级, en: district}}, organisation: {label: {zh: 主体, en: organisation}}}}
)yaml");
  return loaded;
}

/// An inventory of a test: what it says, in one line, and the number of its file.
struct School {
  std::string text;
  std::uint64_t file = 0;
};

std::string name_of(InputId id) { return std::string(1, static_cast<char>('a' + id.input)); }

/// Schools a, b, c … as one run gathers them, or several, the last of which takes every other school.
RegionSchools gathered(const std::vector<School>& schools, std::size_t parts = 1) {
  std::vector<RegionSchools> each(parts);
  for (std::uint32_t i = 0; i < schools.size(); ++i) {
    const LoadedInventory inventory("school: {" + schools[i].text + "}", vocabulary());
    each[(schools.size() - i) % parts].add(*inventory, {i, 0}, schools[i].file);
  }
  auto all = std::move(each.back());
  each.pop_back();
  for (auto& part : each) all.merge(std::move(part));
  return all;
}

std::string described(const RegionFindings& findings) {
  std::string text;
  for (const auto& [why, code, first, again] : findings.repeated) {
    static constexpr std::array<const char*, 4> words{"file", "code", "former", "name"};
    text += (text.empty() ? "" : " ") + again + "=" + first + ":" + words[static_cast<std::size_t>(why)];
  }
  if (findings.alike > 0) text += (text.empty() ? "alike " : " alike ") + findings.alike_first;
  return text;
}

struct Repeated {
  std::vector<School> schools;
  std::string found;
};
std::ostream& operator<<(std::ostream& to, const Repeated& row) {
  for (const auto& school : row.schools) to << "{" << school.text << "}";
  return to;
}

const Repeated repeated[] = {
    {{{"code: '2151000001'"}, {"code: '2151000002'"}}, ""},
    {{{"code: '2151000001', name: 甲"}, {"name: 丙"}, {"code: '2151000001', name: 乙"}}, "c=a:code"},
    {{{"code: '2151000001'"}, {"code: '2151000001'"}, {"code: '2151000001'"}}, "b=a:code c=a:code"},
    {{{"code: '2151000001'", 7}, {"code: '2151000001'", 7}}, "b=a:file"},
    {{{"code: '2151000001'", 7}, {"code: '2151000002'", 7}}, ""},  // two machines may number files alike
    {{{"code: '3151000009', former_code: '2151000001'"}, {"code: '2151000001'"}}, "b=a:former"},
    {{{"code: '2151000001'"}, {"code: '3151000009', former_code: '2151000001'"}}, "b=a:former"},
    {{{"code: '3151000009', former_code: '3151000009'"}}, ""},
    // a school that was split
    {{{"code: '3151000008', former_code: '3151000001'"}, {"code: '3451000009', former_code: '3151000001'"}}, ""},
    // one name: two schools if both have a code or their places differ
    {{{"name: 实验小学, code: '2151000001'"}, {"name: 实验小学, code: '2151000002'"}}, ""},
    {{{"name: 实验小学, district: 武侯区"}, {"name: 实验小学, district: 锦江区"}}, ""},
    {{{"name: 实验小学, district: 武侯区"}, {"name: 实验小学, district: 武侯"}}, "b=a:name"},
    {{{"name: 实验小学, district: 武侯区"}, {"name: 实验小学"}}, "b=a:name"},
    {{{"name: 实验小学"}, {"name: ' 实验　小学'"}}, "b=a:name"},
    {{{"name: 实验小学, code: '2151000001'"}, {"name: 实验小学"}}, "b=a:name"},
    {{{"name: 实验小学"}, {"name: 实验小学, code: '2151000001'"}, {"name: 实验小学, code: '2151000002'"}},
     "b=a:name c=a:name"},
    {{{"name: 实验小学, province: sichuan"}, {"name: 实验小学, province: shaanxi"}}, ""},
    {{{"name: 实验小学, division_code: '510107'"}, {"name: 实验小学, division_code: '510104'"}}, ""},
    {{{"name: 实验小学, division_code: '510107'"}, {"name: 实验小学, division_code: '510107003'"}}, "b=a:name"},
    // neither code nor name
    {{{"wired: yes"}, {"wired: no"}}, ""},
    {{{"wired: yes", 7}, {"wired: yes", 8}}, "alike b"},
    {{{"wired: yes"}, {"wired: yes"}}, "alike b"},
    {{{"wired: yes", 7}, {"wired: yes", 7}, {"wired: yes", 8}}, "b=a:file alike c"},
    {{{"wired: yes, city: 成都", 7}, {"city: 成都, wired: yes", 7}}, "b=a:file"},
};

struct Foreign {
  std::string region;
  std::vector<School> schools;
  std::string found;  ///< names of the inventories that are told
};
std::ostream& operator<<(std::ostream& to, const Foreign& row) {
  to << row.region << ": ";
  for (const auto& school : row.schools) to << "{" << school.text << "}";
  return to;
}

const Foreign foreign[] = {
    {"level: district, name: 武侯区", {{"district: 武侯区"}, {"district: 锦江区"}, {"district: 武侯"}}, "b"},
    {"level: district, name: 武侯区", {{"district: 锦江区"}, {"district: 锦江区"}}, "a"},  // one place, told once
    {"level: district, name: 武侯区, code: '510107'",
     {{"division_code: '510104'"}, {"division_code: '510107003'"}},
     "a"},
    {"level: district, code: '510107'", {{"district: 武侯区"}, {"district: 锦江区"}, {"district: 高新区"}}, "b"},
    {"level: district, name: 武侯区", {{"city: 绵阳市"}, {"city: 成都"}, {"province: shaanxi"}}, "a c"},
    {"level: district, name: 武侯区", {{"code: '2161000001'"}, {"code: '2151000001'"}}, "a"},
    {"level: district, name: 武侯区教育局", {{"district: 成都市武侯区"}}, ""},
    {"level: district, name: Wuhou", {{"district: 武侯区"}}, ""},
    {"level: district, name: 示例区", {{"district: 示例区"}, {"district: 另一区"}}, "b"},
    // where the region is in no list, most of its schools say where it is
    {"level: district, name: 示例区", {{"city: 成都市"}, {"city: 绵阳市"}, {"city: 成都"}}, "b"},
    {"level: district, name: 示例区",
     {{"province: sichuan"}, {"division_code: '510107'"}, {"division_code: '510703'"}},
     "c"},
    {"level: district, name: 朝阳区", {{"city: 北京市"}, {"city: 长春市"}, {"city: 北京"}}, "b"},
    {"level: district, name: 朝阳区", {{"city: 长春市"}}, ""},
    {"level: city, name: 成都",
     {{"city: 成都市"}, {"city: 绵阳市"}, {"district: 武侯区"}, {"district: 雁塔区"}},
     "b d"},
    {"level: city, name: 成都市, code: '510100'", {{"division_code: '510107'"}, {"division_code: '510703'"}}, "b"},
    {"level: city, name: 示例市", {{"city: 示例市"}, {"city: 成都市"}, {"city: 示例"}}, "b"},
    {"level: city, name: 北京市", {{"city: 市辖区, division_code: '110105'"}}, ""},
    {"level: province, name: 四川", {{"province: sichuan"}, {"province: shaanxi"}, {"city: 西安市"}}, "b c"},
    {"level: province, code: '510000'", {{"code: '2151000001'"}, {"code: '2161000001'"}}, "b"},
    {"level: organisation, name: 移交中心, code: '610000'", {{"province: sichuan"}, {"province: shaanxi"}}, ""},
    {"code: '510107'", {{"district: 锦江区"}}, "a"},
    {"name: 武侯区", {{"district: 锦江区"}}, ""},
    {"level: district", {{"district: 锦江区"}, {"wired: yes"}}, ""},
};

BOOST_AUTO_TEST_SUITE(batch_region_schools)

BOOST_DATA_TEST_CASE(a_school_counts_once, boost::unit_test::data::make(repeated)) {
  BOOST_TEST(described(gathered(sample.schools).find(name_of)) == sample.found);
  for (const std::size_t parts : {std::size_t{2}, std::size_t{3}})
    BOOST_TEST(described(gathered(sample.schools, parts).find(name_of)) == sample.found);
}

BOOST_DATA_TEST_CASE(in_any_order_of_the_inventories, boost::unit_test::data::make(repeated)) {
  auto schools = sample.schools;
  std::reverse(schools.begin(), schools.end());
  const auto forward = gathered(sample.schools).find(name_of);
  const auto backward = gathered(schools).find(name_of);
  BOOST_TEST(forward.repeated.empty() == backward.repeated.empty());
  BOOST_TEST(forward.alike == backward.alike);
}

BOOST_DATA_TEST_CASE(what_is_stored_is_the_same, boost::unit_test::data::make(repeated)) {
  auto all = gathered(sample.schools);
  const auto identities = all.identities();
  RegionSchools again;
  for (std::uint32_t i = 0; i < identities.size(); ++i) {
    const auto identity = parse_school_identity(to_string(identities[i]));
    BOOST_REQUIRE(identity);
    again.add(*identity, all.places(), {i, 0});
  }
  BOOST_TEST(described(again.find(name_of)) == sample.found);
}

BOOST_DATA_TEST_CASE(anything_else_is_refused,
                     boost::unit_test::data::make({"", "x", "0 ", "0 c215100000", "0 x1", "0 n", "0 ng", "-1", "0  i7",
                                                   "4294967295", "- c2151000001"})) {
  BOOST_TEST(!parse_school_identity(sample));
}

BOOST_AUTO_TEST_CASE(a_school_that_no_standard_counts_keeps_its_place) {
  auto all = gathered({{"code: '2151000001'"}});
  all.add_not_counted({1, 0});
  const auto identities = all.identities();
  BOOST_TEST(identities.size() == 2U);
  BOOST_TEST(to_string(identities[1]) == "-");
  BOOST_TEST((parse_school_identity("-")->place == SchoolIdentity::not_counted));
}

BOOST_DATA_TEST_CASE(schools_of_another_region_are_told, boost::unit_test::data::make(foreign)) {
  const LoadedInventory region("kind: region\nregion: {" + sample.region + "}", vocabulary());
  Diagnostics diagnostics;
  check_region(&*region, {}, gathered(sample.schools).find(name_of), diagnostics);
  std::string found;
  for (const auto& each : diagnostics.all()) {
    if (each.id == "region-foreign") found += (found.empty() ? "" : " ") + each.location.file;
  }
  BOOST_TEST(found == sample.found, reported(diagnostics));
}

BOOST_AUTO_TEST_CASE(every_reason_is_told) {
  const LoadedInventory region("kind: region\nregion: {level: district, name: 武侯区}", vocabulary());
  const std::vector<School> schools = {{"code: '2151000001', district: 武侯区"},
                                       {"code: '2151000001', district: 锦江区"},
                                       {"code: '3151000002', former_code: '2151000001', district: 锦江区"},
                                       {"name: 甲", 5},
                                       {"name: 甲", 5},
                                       {"name: 甲", 6},
                                       {"wired: yes, province: shaanxi"},
                                       {"wired: yes, province: shaanxi"}};
  Diagnostics diagnostics;
  const auto findings = gathered(schools).find(name_of);
  check_region(&*region, {}, findings, diagnostics);
  BOOST_TEST(
      reported(diagnostics) ==
      "b: error: the school code 2151000001 is that of a too: the school would count twice [region-repeated]\n"
      "c: error: the code of one school and the former code of the other, here and in a, are 2151000001: the school "
      "would count twice [region-repeated]\n"
      "e: error: it is the same file as d: the school would count twice [region-repeated]\n"
      "f: error: its name and place are those of d, and not both have a school code: the school may count twice "
      "[region-repeated]\n"
      "  note: if they are two schools, give both their codes, or their districts\n"
      "b: error: “district” is 锦江区, which is not of the region 武侯区; so it is in 1 more [region-foreign]\n"
      "g: error: “province” is Shaanxi, which is not of the region 武侯区; so it is in 1 more [region-foreign]\n"
      "h: warning: without code and name it says the same as another inventory: whether they are one school can't "
      "be seen [region-alike]\n"
      "  note: give the school codes\n");
}

BOOST_AUTO_TEST_CASE(no_more_than_twenty_are_told_one_by_one) {
  std::vector<School> schools(30, School{"code: '2151000001', district: 锦江区"});
  Diagnostics diagnostics;
  check_region(nullptr, {}, gathered(schools).find(name_of), diagnostics);
  BOOST_TEST(diagnostics.all().size() == 21U);
  BOOST_TEST(diagnostics.all().back().message.en == "the schools of 9 more inventories would count twice");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::record_region_schools_test
