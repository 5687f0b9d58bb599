#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/inventory/place_facts.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"
#include "fixtures.h"

namespace edu_check::inventory_place_facts_test {

const std::shared_ptr<const Vocabulary>& places() {
  static const auto vocabulary = vocabulary_of(R"yaml(edu-check-vocabulary: 1
groups:
  school: {label: {zh: 学校, en: School}}
  students: {label: {zh: 学生, en: Students}}
  region: {label: {zh: 区域, en: Region}}
facts:
  school.code: {type: text, digits: 10, label: {zh: 代码, en: code}}
  school.province: {type: choice, label: {zh: 省, en: province}, choices: {sichuan: {label: {zh: 四川省, en: Sichuan}, aliases: ["51"]}, shaanxi: {label: {zh: 陕西省, en: Shaanxi}, aliases: ["61"]}}}
  school.city: {type: text, label: {zh: 市, en: city}}
  school.district: {type: text, label: {zh: 区县, en: district}}
  school.division_code: {type: text, label: {zh: 区划代码, en: division code}}
  school.type: {type: choice, label: {zh: 类型, en: type}, choices: {primary: {label: {zh: 小学, en: primary school}}, junior: {label: {zh: 初中, en: junior secondary school}}}}
  school.stages: {type: list, label: {zh: 学段, en: stages}, choices: {kindergarten: {label: {zh: 幼儿园, en: kindergarten}}, primary: {label: {zh: 小学段, en: primary}}, junior: {label: {zh: 初中段, en: junior}}}, derive_from: {fact: school.type, map: {primary: [primary], junior: [junior]}, also: {primary: [kindergarten]}, shown_by: {kindergarten: students.kindergarten}}}
  students.kindergarten: {type: count, label: {zh: 幼儿数, en: children}}
  region.name: {type: text, scope: region, label: {zh: 区域名, en: region}}
  region.code: {type: text, scope: region, label: {zh: 区域码, en: region code}}
  region.level: {type: choice, scope: region, label: {zh: 级别, en: level}, choices: {province: {label: {zh: 省级, en: province}}, city: {label: {zh: 市级, en: city}}, district: {label: {zh: 区县级, en: district}}, organisation: {label: {zh: 主体, en: organisation}}}}
)yaml");
  return vocabulary;
}

struct Case {
  std::string text;
  std::string province;  ///< empty: not known; `invalid`: a contradiction
};
std::ostream& operator<<(std::ostream& to, const Case& row) { return to << row.text; }

const Case cases[] = {
    {"{}", ""},
    {"school: {province: shaanxi}", "shaanxi"},
    {"school: {division_code: '510107'}", "sichuan"},
    {"school: {division_code: '510107', province: unknown}", "sichuan"},
    {"school: {code: '2161000001'}", "shaanxi"},
    {"school: {city: 成都}", "sichuan"},
    {"school: {city: 示例市}", ""},
    {"school: {city: 苏州市}", ""},  // of no province that the vocabulary has
    {"school: {district: 武侯区}", "sichuan"},
    {"school: {district: 朝阳区}", ""},  // of several provinces
    {"school: {code: '2199000001'}", ""},
    {"school: {code: '2161000001', city: 成都市}", "invalid"},
    {"school: {code: '2161000001', province: sichuan}", "invalid"},
    {"school: {division_code: '610103', province: sichuan}", "invalid"},
    {"school: {division_code: '510703', city: 成都市}", "invalid"},
    {"school: {division_code: '510107', district: 锦江区}", "invalid"},
    {"school: {division_code: '510191', district: 武侯区}", "sichuan"},  // a zone of the city
    {"school: {city: 成都市, district: 雁塔区}", "invalid"},
    {"school: {city: 成都市, district: 高新区}", "sichuan"},
    {"school: {city: 潍坊市, district: 滨海新区}", ""},
    {"school: {city: 成都市, district: 东区}", "sichuan"},
    {"school: {city: 资阳市, district: 简阳市}", "sichuan"},  // until 2016
    {"school: {city: 西安市, province: sichuan}", "invalid"},
    {"school: {province: sichuan, city: Chengdu}", "sichuan"},
    {"kind: region\nregion: {name: 武侯区, code: '510107', level: district}", ""},
    {"kind: region\nregion: {name: 锦江区, code: '510107', level: district}", "invalid"},
    {"kind: region\nregion: {name: 武侯区教育局, code: '510107', level: district}", ""},
    {"kind: region\nregion: {name: 示例区, code: '510107', level: district}", ""},
    {"kind: region\nregion: {name: 锦江区, code: '510107', level: organisation}", ""},
};

struct Stages {
  std::string text;
  std::string stages;  ///< `invalid`: a contradiction
};
std::ostream& operator<<(std::ostream& to, const Stages& row) { return to << row.text; }

const Stages stages[] = {
    {"school: {type: primary}", "primary"},
    {"school: {type: primary, stages: [primary]}", "primary"},
    {"school: {type: primary, stages: [kindergarten, primary]}", "kindergarten, primary"},
    {"school: {type: primary, stages: [kindergarten]}", "invalid"},
    {"school: {type: primary, stages: [primary, junior]}", "invalid"},
    {"school: {type: junior, stages: [kindergarten, junior]}", "invalid"},
    {"school: {type: primary}\nstudents.kindergarten: 30", "kindergarten, primary"},
    {"school: {type: primary}\nstudents.kindergarten: 0", "primary"},
    {"school: {type: junior}\nstudents.kindergarten: 30", "junior"},
    {"school: {type: primary, stages: [primary]}\nstudents.kindergarten: 30", "primary"},
};

BOOST_AUTO_TEST_SUITE(inventory_place_facts)

BOOST_DATA_TEST_CASE(codes_and_cities_give_the_province_and_contradict_each_other,
                     boost::unit_test::data::make(cases)) {
  const LoadedInventory inventory(sample.text, places());
  BOOST_REQUIRE_MESSAGE(inventory.valid() == (sample.province != "invalid"), reported(inventory.diagnostics()));
  if (!inventory.valid()) {
    BOOST_TEST(inventory.diagnostics().all().front().id == "fact-place");
    return;
  }
  const auto& slot = inventory.slot("school.province");
  const auto& choices = places()->fact(*places()->slot("school.province")).type.choices->choices;
  BOOST_TEST((slot.is_known() ? choices[slot.bits()].id : "") == sample.province);
}

struct City {
  std::string text;
  std::string city;
};
std::ostream& operator<<(std::ostream& to, const City& row) { return to << row.text; }

const City cities[] = {
    {"{}", ""},
    {"school: {division_code: '510703'}", "绵阳市"},
    {"school: {division_code: '510703', city: null}", "绵阳市"},
    {"school: {division_code: '510703', city: 绵阳}", "绵阳"},
    {"school: {division_code: '51'}", ""},
    {"school: {division_code: '110105'}", ""},  // below a municipality
    {"school: {district: 武侯区}", "成都市"},
    {"school: {district: 朝阳区}", ""},
    {"school: {code: '2151000001'}", ""},
};

BOOST_DATA_TEST_CASE(codes_and_districts_give_the_city, boost::unit_test::data::make(cities)) {
  const LoadedInventory inventory(sample.text, places());
  BOOST_TEST(inventory.slot("school.city").text == sample.city);
}

BOOST_DATA_TEST_CASE(attached_classes_add_stages_to_those_of_the_type, boost::unit_test::data::make(stages)) {
  const LoadedInventory inventory(sample.text, places());
  BOOST_REQUIRE_MESSAGE(inventory.valid() == (sample.stages != "invalid"), reported(inventory.diagnostics()));
  if (!inventory.valid()) return;
  const auto& slot = inventory.slot("school.stages");
  BOOST_TEST(format_slot(slot, places()->fact(*places()->slot("school.stages")).type, Language::en) == sample.stages);
}

BOOST_AUTO_TEST_CASE(a_contradiction_names_both_places) {
  const LoadedInventory inventory("school:\n  province: 四川省\n  code: '2161000001'", places());
  BOOST_TEST(
      reported(inventory.diagnostics()) ==
      "school.yaml:3:9: error: “code” (2161000001) and “province” (Sichuan) are of different places [fact-place]\n"
      "    code: '2161000001'\n"
      "          ^\n"
      "  school.yaml:2:13: note: “province” is Sichuan\n"
      "    province: 四川省\n"
      "              ^\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::inventory_place_facts_test
