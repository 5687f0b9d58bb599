#include "edu_check/text/escape.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

using namespace edu_check;

namespace text_escape_test {

struct Case {
  std::string text;
  std::string expected;
  friend std::ostream& operator<<(std::ostream& to, const Case& each) { return to << each.text; }
};

std::string csv(std::string_view text) {
  std::string cell;
  append_csv_cell(cell, text);
  return cell;
}

const Case csv_cases[] = {
    {"", ""},
    {"启明小学", "启明小学"},
    {"shaanxi-k12/5.10", "shaanxi-k12/5.10"},
    {"a, b", "\"a, b\""},
    {"say \"x\"", "\"say \"\"x\"\"\""},
    {"=1+1", "'=1+1"},
    {"+1", "'+1"},
    {"-1", "'-1"},
    {"@SUM(A1)", "'@SUM(A1)"},
    {"  =1", "\"  '=1\""},
    {"\t=1", "\" '=1\""},
    {"＝1", "'＝1"},
    {"a;=1", "\"a;'=1\""},
    {"a,\"=1", "\"a,\"\"'=1\""},
    {"\r=1", "\\u{d}=1"},
    {"a\nb", "a\\u{a}b"},
    {" a", "\" a\""},
    {"\x1b[31m", "\\u{1b}[31m"},
    {"\xE5\x90", "\\xe5\\x90"},
    {"一、网络，第1段", "一、网络，第1段"},
    {"（甲） 乙", "\"（甲） 乙\""},
    {"甲；＝1", "甲；＝1"},
    {"甲;＝1", "\"甲;'＝1\""},
    {"甲 ＝1", "\"甲 ＝1\""},
    {" ＋1", "\" '＋1\""},
    {"“甲”…\xE2\x80\xAE", "“甲”…\\u{202e}"},
    {"甲\xE2\x80\xA8", "甲\\u{2028}"},
    {"甲，\xEF\xBC\x80", "甲，\\u{ff00}"},
    {"甲，\xEF\xBC", "甲，\\xef\\xbc"},
    {"1=1 + 2", "\"1=1 + 2\""},
};

const Case xml_cases[] = {
    {"<b a='1'>&\"", "&lt;b a=&apos;1&apos;&gt;&amp;&quot;"},
    {"]]>", "]]&gt;"},
    {std::string("a\0b\x01\xEF\xBF\xBE", 7), "a\\u{0}b\\u{1}\\u{fffe}"},
    {"二、终端", "二、终端"},
};

const Case markdown_cases[] = {
    {"**b** _i_ `c`", "\\*\\*b\\*\\* \\_i\\_ \\`c\\`"},
    {"<script>&amp;", "&lt;script&gt;&amp;amp;"},
    {"[a](http://b)", "\\[a\\](http\\://b)"},
    {"www.a.b", "www\\.a\\.b"},
    {"@team #1 a@b.cn", "\\@\u2060team \\#\u20601 a\\@\u2060b\\.cn"},
    {"# h\n- x", "\\#\u2060 h\\\\u\\{a\\}\\- x"},
    {"a|b", "a\\|b"},
};

const Case code_cases[] = {{"a.yaml", "`a.yaml`"}, {"a`b``c", "``` a`b``c ```"}, {"a\nb", "`a\\u{a}b`"}};

const Case workflow_message_cases[] = {{"a%0A::error::b\nc\r", "a%250A::error::b%0Ac\\u{d}"}};
const Case workflow_property_cases[] = {{"a:b,c%", "a%3Ab%2Cc%25"}, {"a\n::error::", "a\\u{a}%3A%3Aerror%3A%3A"}};
const Case tap_cases[] = {{"a # SKIP \\", "a \\# SKIP \\\\"}, {"a\nok 1", "a\\\\u{a}ok 1"}};
const Case sarif_cases[] = {{"[a](1) {0}\nb", "\\[a\\](1) {{0}}\nb"}};
const Case xlsx_cases[] = {{"_x003D_1", "_x005F_x003D_1"},
                           {"_x003D", "_x003D"},
                           {"a_x0041_x0042_", "a_x005F_x0041_x005F_x0042_"},
                           {"_xyz_", "_xyz_"}};
const Case uri_cases[] = {
    {"schools/a b.yaml", "schools/a%20b.yaml"},
    {"学校.yaml", "%E5%AD%A6%E6%A0%A1.yaml"},
    {"/srv/a#1?.yaml", "file:///srv/a%231%3F.yaml"},
    {"<stdin>", "%3Cstdin%3E"},
    {"a:b", "a%3Ab"},
};

BOOST_AUTO_TEST_SUITE(report_escape)

BOOST_DATA_TEST_CASE(csv_cells, boost::unit_test::data::make(csv_cases)) {
  BOOST_TEST(csv(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(xml, boost::unit_test::data::make(xml_cases)) {
  BOOST_TEST(xml_escaped(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(markdown, boost::unit_test::data::make(markdown_cases)) {
  BOOST_TEST(markdown_escaped(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(code, boost::unit_test::data::make(code_cases)) {
  BOOST_TEST(markdown_code(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(workflow_messages, boost::unit_test::data::make(workflow_message_cases)) {
  BOOST_TEST(workflow_message(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(workflow_properties, boost::unit_test::data::make(workflow_property_cases)) {
  BOOST_TEST(workflow_property(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(tap, boost::unit_test::data::make(tap_cases)) {
  BOOST_TEST(tap_escaped(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(sarif, boost::unit_test::data::make(sarif_cases)) {
  BOOST_TEST(sarif_message(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(xlsx, boost::unit_test::data::make(xlsx_cases)) {
  BOOST_TEST(xlsx_escaped(sample.text) == sample.expected);
}
BOOST_DATA_TEST_CASE(uri, boost::unit_test::data::make(uri_cases)) {
  BOOST_TEST(uri_of_path(sample.text) == sample.expected);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace text_escape_test
