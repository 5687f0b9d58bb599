#include "edu_check/table/header.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "edu_check/standard/catalogue.h"
#include "edu_check/table/table_file.h"

namespace edu_check::table_header_test {

std::shared_ptr<const Vocabulary> all_facts() {
  Diagnostics diagnostics;
  static const auto vocabulary = Catalogue().load_vocabulary(diagnostics);
  return vocabulary;
}

/// The path of the fact that a header names, with its unit; `date`, `unit`, `value`, `no fact` or `unknown` else.
std::string read(const std::vector<std::string_view>& path) {
  HeaderReader headers(*all_facts(), SubjectKind::school);
  const auto& header = headers.read(path);
  switch (header.what) {
    case Header::What::fact: {
      auto text = all_facts()->fact(header.slot).path;
      if (!header.unit.empty()) text += " in " + header.unit;
      return header.wrong_unit.empty() ? text : text + " not in " + header.wrong_unit;
    }
    case Header::What::date:
      return "date";
    case Header::What::unit:
      return "unit";
    case Header::What::value:
      return "value";
    case Header::What::no_fact:
      return "no fact";
    case Header::What::unknown:
      break;
  }
  return "unknown";
}

struct Case {
  std::vector<std::string_view> path;
  std::string expected;
  friend std::ostream& operator<<(std::ostream& to, const Case& each) {
    for (const auto part : each.path) to << part << "|";
    return to;
  }
};

BOOST_AUTO_TEST_SUITE(table_header)

/// As real tables write them: docs/tables.md.
const Case headers_of_tables[] = {
    {{"学校名称"}, "school.name"},
    {{" 学 校 名 称 "}, "school.name"},
    {{"学校\n名称"}, "school.name"},
    {{"XXMC"}, "school.name"},
    {{"学校代码"}, "school.code"},
    {{"xxbsm"}, "school.code"},
    {{"XXBXLXM"}, "school.type"},
    {{"XZQHM"}, "school.division_code"},
    {{"SZDCXLXM"}, "school.area"},
    {{"school.code"}, "school.code"},
    {{"接入互联网出口带宽"}, "network.internet.bandwidth"},
    {{"接入互联网出口带宽(mbps)"}, "network.internet.bandwidth in Mbps"},
    {{"接入互联网出口带宽（Mbps）"}, "network.internet.bandwidth in Mbps"},
    {{"出口带宽(Mbps)"}, "network.internet.bandwidth in Mbps"},
    {{"出口带宽", "Mbps"}, "network.internet.bandwidth in Mbps"},
    {{"出口带宽(MBPS)"}, "network.internet.bandwidth not in MBPS"},
    {{"出口带宽(MB/s)"}, "network.internet.bandwidth not in MB/s"},
    {{"校园网主干最大带宽（mbps）"}, "network.campus.backbone_maximum in Mbps"},
    {{"教室(间)"}, "classrooms.total"},
    {{"教室（间）合计"}, "classrooms.total"},
    {{"网络多媒体教室"}, "classrooms.multimedia"},
    {{"网络多媒体教室数（间）"}, "classrooms.multimedia"},
    {{"网络多媒体教室间数"}, "classrooms.multimedia"},
    {{"数字终端数"}, "terminals.total"},
    {{"计算机", "其中：学生终端数"}, "terminals.student"},
    {{"数字终端数", "合计", "（台）"}, "terminals.total"},
    {{"数字终端数", "其中", "教师终端数（台）"}, "terminals.teacher"},
    {{"在校生数（合计）"}, "students.total"},
    {{"在校生数(GB)"}, "students.total not in GB"},
    {{"填表日期"}, "date"},
    {{"填报日期："}, "date"},
    {{"序号"}, "no fact"},
    {{"单位"}, "unit"},
    {{"填写"}, "value"},
    {{"联系电话"}, "unknown"},
    {{"数字终端数", "其中：平板电脑"}, "unknown"},
    {{"（台）"}, "unknown"},
    {{""}, "unknown"},
};

BOOST_DATA_TEST_CASE(a_header_names_a_fact, boost::unit_test::data::make(headers_of_tables), sample) {
  BOOST_TEST(read(sample.path) == sample.expected);
}

BOOST_AUTO_TEST_CASE(every_label_and_path_names_its_fact) {
  HeaderReader headers(*all_facts(), SubjectKind::school);
  std::size_t labels = 0;
  for (const auto& fact : all_facts()->facts()) {
    if (fact.subject != SubjectKind::school) continue;
    const auto& by_path = headers.read({fact.path});
    BOOST_TEST((by_path.what == Header::What::fact && all_facts()->fact(by_path.slot).path == fact.path), fact.path);
    const auto& by_label = headers.read({fact.label.zh});
    const bool same = by_label.what == Header::What::fact && all_facts()->fact(by_label.slot).path == fact.path;
    BOOST_TEST((same || by_label.what == Header::What::unknown), fact.label.zh);
    labels += same ? 1U : 0U;
  }
  BOOST_TEST(labels * 100 > all_facts()->facts().size() * 60);
}

BOOST_AUTO_TEST_CASE(the_file_of_a_school) {
  BOOST_TEST(table_file("a/roster.xlsx:Sheet1!A5") == "a/roster.xlsx");
  BOOST_TEST(table_file("roster.csv:A5") == "roster.csv");
  BOOST_TEST(table_file("r.xlsx:a:b!c!D7") == "r.xlsx");
  BOOST_TEST(table_file("a.csv:b.csv:A1") == "a.csv:b.csv");
  for (const auto* const other :
       {"a.yaml", "a.yaml#2", "roster.xlsx", "roster.csv:5", "roster.csv:A0", "a.yaml:A5", ":A5", ""})
    BOOST_TEST(table_file(other) == other);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::table_header_test
