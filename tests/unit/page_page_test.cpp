#include "edu_check/page/page.h"

#include <boost/test/unit_test.hpp>

namespace edu_check::page_page_test {

Page page(PageFormat format, Language language = Language::zh) { return Page({format, language, Color::off, 40}); }

BOOST_AUTO_TEST_SUITE(page_)

BOOST_AUTO_TEST_CASE(aligns_text_with_wide_characters) {
  auto text = page(PageFormat::text);
  text.heading(1, "标准");
  text.field(0, "编号", "a");
  text.field(0, "适用于", "省内开设小学、初中或高中学段的学校以及全部教学点");
  text.entry("1.2c", "一项要求");
  text.code(1, "条件", "a >= 1");
  text.table({"数", "事实"}, {{"1", "学生终端数"}, {"12", "带宽"}});
  BOOST_TEST(text.text() ==
             "标准\n"
             "====\n"
             "编号      a\n"
             "适用于    省内开设小学、初中或高中学段的\n"
             "          学校以及全部教学点\n"
             "  1.2c  一项要求\n"
             "    条件      a >= 1\n"
             "\n"
             "  数  事实\n"
             "  1   学生终端数\n"
             "  12  带宽\n");
}

BOOST_AUTO_TEST_CASE(leaves_out_what_is_empty) {
  auto text = page(PageFormat::text);
  text.field(0, "编号", "");
  text.code(0, "条件", "");
  BOOST_TEST(text.text() == "");
}

BOOST_AUTO_TEST_CASE(untrusted_text_never_acts) {
  auto text = page(PageFormat::text);
  text.paragraph("a\x1b[31m\n\xE2\x80\xAE");
  BOOST_TEST(text.text() == "a\\u{1b}[31m\\u{a}\\u{202e}\n");
  auto markdown = page(PageFormat::markdown);
  markdown.heading(2, "<script>");
  markdown.entry("*a*", "[x](http://example.org) | `b`\n# c");
  markdown.code(1, "条件", "a `b` ``c``");
  markdown.table({"名"}, {{"a|b"}});
  BOOST_TEST(markdown.text().find("<script>") == std::string::npos);
  BOOST_TEST(markdown.text().find("[x]") == std::string::npos);
  BOOST_TEST(markdown.text().find("\n# c") == std::string::npos);
  BOOST_TEST(markdown.text().find("``` a `b` ``c`` ```") != std::string::npos);
  BOOST_TEST(markdown.text().find("| a\\|b |\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::page_page_test
