#include "edu_check/source_text/source_lint.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/standard/catalogue.h"
#include "edu_check/text/source_reader.h"
#include "source_text_fixtures.h"
#include "unit/outside.h"

namespace edu_check::source_text_source_lint_test {

Diagnostics lint(const std::string& standard, const std::string& text) {
  Diagnostics diagnostics;
  lint_against_source(*self_contained_standard(standard), std::make_shared<Source>("notice.txt", text), diagnostics);
  return diagnostics;
}

BOOST_AUTO_TEST_CASE(the_sample_agrees_with_its_text) {
  const auto diagnostics = lint(data_file("sample.yaml"), data_file("notice.txt"));
  BOOST_TEST(render(diagnostics, Language::en) == "");
}

/// A change of the standard, and what is found then.
struct ChangeCase {
  std::string from;
  std::string to;
  std::string found;
  std::string message;  ///< of the first
};
std::ostream& operator<<(std::ostream& to, const ChangeCase& row) { return to << row.from << " -> " << row.to; }

const ChangeCase standard_cases[] = {
    {"begins: 示例市学校", "begins: 某市学校", "10:11 source-begins",
     "no line of the text begins with “某市学校网络建设要求”"},
    {"ends: 抄送", "ends: 抄报", "11:9 source-ends", "no line of the text begins with “抄报”"},
    {"heading: 三、队伍建设\n", "heading: 三、队伍建议\n", "103:14 section-heading",
     "the text has no heading “三、队伍建议”"},
    {"[二、网络环境], item: \"(一)\"", "[二、网络环镜], item: \"(一)\"", "38:17 clause-heading",
     "the text has no heading “二、网络环镜”"},
    {"[四、保障措施, （一）加强督导, （2）", "[三、队伍建设, （一）加强督导, （2）", "154:17 clause-heading",
     "the text has no heading “（一）加强督导”"},
    {"heading: [二、网络环境], item: （二）, paragraph: 2", "heading: [二、网络环境, （一）接入带宽], paragraph: 1",
     "72:17 clause-heading-text", "the line “（一）接入带宽。到2027年，每所学校的出口带宽不…” is text, not a heading"},
    {"item: （二）, occurrence: 2", "item: （二）, occurrence: 3", "92:17 clause-item",
     "“（二）” occurs 2 time(s) here, there is no occurrence 3"},
    {"item: （二）, occurrence: 2", "item: （三）", "92:17 clause-item", "the text has no item “（三）” here"},
    {"item: \"1\"", "item: （1）", "107:17 clause-item", "the text has no item “（1）” here"},
    {"item: （二）, paragraph: 2", "item: （二）, paragraph: 3", "72:17 clause-paragraph",
     "the text has 2 paragraph(s) here, there is no paragraph 3"},
    {"3经费保障], paragraph: 1", "3经费保障], paragraph: 2", "129:17 clause-paragraph",
     "the text has 1 paragraph(s) here, there is no paragraph 2"},
    {"item: （二）, occurrence: 2", "item: （二）, paragraph: 1",
     "92:17 clause-cited-twice; 34:14 text-uncited; 98:19 verb-not-in-text",
     "this paragraph is cited by “2.2” already"},
    {"  - {clause: {heading: [一、总体要求]}, reason: {zh: 没有要求, en: No obligation}}\n", "", "6:10 text-uncited",
     "a paragraph of the text is neither cited by an indicator nor under not_encoded: "
     "“坚持够用、好用、管用的思路,先易后难。”"},
    {", paragraph: 2}\n        title: {zh: 终端", ", paragraph: 1}\n        title: {zh: 终端",
     "72:17 clause-cited-twice; 34:14 text-uncited; 79:60 threshold-not-in-text; 86:38 threshold-not-in-text; 86:65 "
     "threshold-not-in-text; 88:96 threshold-not-in-text; 88:99 threshold-not-in-text; 88:127 threshold-not-in-text; "
     "85:19 "
     "verb-not-in-text",
     ""},
    {"verb: 应当", "verb: 必须", "98:19 verb-not-in-text", "the cited text does not write “必须”"},
    {"            verb: 应当\n", "", "95:17 verb-missing",
     "the requirement “2.4a” names no word of the text as its `verb`"},
    {"500 Mbps)", "300 Mbps)", "45:69 threshold-not-in-text", "the cited text does not write 300 Mbps"},
    {"100 Mbps, 5", "10 Mbps, 5", "45:59 threshold-not-in-text", "the cited text does not write 10 Mbps"},
    {"2 万元", "3 万元", "54:43 threshold-not-in-text", "the cited text does not write 30000 yuan"},
    {">= 1‰", ">= 1%", "125:66 threshold-not-in-text", "the cited text does not write 1%"},
    {"terminals <= 6", "terminals <= 7", "79:60 threshold-not-in-text", "the cited text does not write 7"},
    {"sample.staff >= 2 *", "sample.staff >= 3 *", "86:38 threshold-not-in-text", ""},
    {"30 days", "31 days", "161:38 threshold-not-in-text", "the cited text does not write 31 days"},
    {"threshold: 80%", "threshold: 85%", "67:17 threshold-not-in-text", "the cited text does not write 85%"},
    {"by: 2027-12-31", "by: 2026-12-31", "", ""},  // the title names 2026
    {"by: 2027-12-31", "by: 2025-12-31", "46:17 date-not-in-text",
     "neither the cited text nor its headings write 2025-12-31"},
    {"by: 2027-12-31", "by: 2027-06-30", "46:17 date-not-in-text",
     "neither the cited text nor its headings write 2027-06-30"},
    {"by: 2027-12-31", "by: 2026-03-01", "46:17 date-not-in-text", ""},
    {"Parts do not count}, ", "Parts do not count}, by: 2026-03-01, ", "", ""},  // the day of issue: due at once
    {"Parts do not count}, ", "Parts do not count}, by: 2026-03-02, ", "88:70 date-not-in-text",
     "neither the cited text nor its headings write 2026-03-02"},
    {"{by: 2028-12-31, threshold: 100%}", "{by: 2029-12-31, threshold: 100%}", "68:17 date-not-in-text", ""},
    {"zh: 网络安全有人值班", "zh: 要有节假日和重要时段的网络安全值班制度", "96:29 text-copied",
     "copies 17 characters of the text, “节假日和重要时段的网络安全值班制度”: write it in your own words"},
    {"zh: 网络安全有人值班", "zh: 要有假日和重要时段的网络安全值班表", "", ""},  // 14 characters
    {"remedy: {zh: 排班,", "remedy: {zh: 节假日和重要时段的网络安全值班制度,", "101:26 text-copied", ""},
};

BOOST_DATA_TEST_CASE(finds_where_a_standard_departs_from_its_text, standard_cases) {
  const auto diagnostics = lint(replaced(data_file("sample.yaml"), sample.from, sample.to), data_file("notice.txt"));
  BOOST_TEST(summary_of(diagnostics) == sample.found);
  if (!sample.message.empty() && !diagnostics.empty()) BOOST_TEST(diagnostics.all()[0].message.en == sample.message);
}

const ChangeCase text_cases[] = {
    {"生机比达到6:1", "生机比达到7:1", "79:60 threshold-not-in-text", ""},
    {"每千人", "每百人", "86:65 threshold-not-in-text; 88:127 threshold-not-in-text", ""},
    {"2028年全部覆盖", "2028年覆盖", "68:17 threshold-not-in-text", "the cited text does not write 100%"},
    {"二、网络环境\n", "二、网络环境\n网络要稳定。\n", "34:14 text-uncited", ""},
    {"（2）落实整改责任。\n", "（2）落实整改责任。\n整改要彻底。\n",
     "140:14 text-uncited; 161:38 threshold-not-in-text", ""},
};

BOOST_DATA_TEST_CASE(finds_where_a_text_departs_from_its_standard, text_cases) {
  const auto diagnostics = lint(data_file("sample.yaml"), replaced(data_file("notice.txt"), sample.from, sample.to));
  BOOST_TEST(summary_of(diagnostics) == sample.found);
  if (!sample.message.empty() && !diagnostics.empty()) BOOST_TEST(diagnostics.all()[0].message.en == sample.message);
}

BOOST_AUTO_TEST_CASE(a_message_shows_both_places_and_what_is_there_instead) {
  const auto standard =
      replaced(data_file("sample.yaml"), "[二、网络环境], item: \"(一)\"", "[二、网络环镜], item: \"(一)\"");
  BOOST_TEST(render(lint(standard, data_file("notice.txt")), Language::zh) ==
             "sample.yaml:38:17: 错误: 原文中没有标题“二、网络环镜” [clause-heading]\n"
             "          clause: {heading: [二、网络环镜], item: \"(一)\"}\n"
             "                  ^\n"
             "  notice.txt:16:1: 说明: 最接近的是“二、网络环境”\n"
             "  二、网络环境\n"
             "  ^\n");
}

struct SharedSource {
  std::string file;
  std::string standard;
};
std::ostream& operator<<(std::ostream& to, const SharedSource& row) { return to << row.standard; }

const SharedSource shared_sources[] = {
    {"000_b78af6ae4f23653b.txt", "shandong-pilot"}, {"001_08e5215bc68685b6.txt", "shandong-2016"},
    {"002_fda386d25c3245b2.txt", "shaanxi-he"},     {"002_fda386d25c3245b2.txt", "shaanxi-vocational"},
    {"002_fda386d25c3245b2.txt", "shaanxi-k12"},    {"003_db2d2c79dd43f512.txt", "shaanxi-oil-2015"},
    {"004_becf31081aab316e.txt", "chengdu-2014"},
};

BOOST_AUTO_TEST_SUITE(outside_official_texts)

BOOST_DATA_TEST_CASE(the_built_in_standards_agree_with_their_texts, shared_sources) {
  if (!has_outside("sources")) return;
  Diagnostics diagnostics;
  const auto text = read_source(outside("sources/" + sample.file).string(), diagnostics);
  const auto standards = Catalogue().load({sample.standard}, diagnostics);
  BOOST_REQUIRE_MESSAGE(text && standards.size() == 1, render(diagnostics, Language::en));
  lint_against_source(*standards[0], text, diagnostics);
  BOOST_TEST(render(diagnostics, Language::en) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::source_text_source_lint_test
