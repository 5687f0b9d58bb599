#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>

#include "edu_check/yaml/node.h"

namespace edu_check::yaml::yaml_node_test {

BOOST_AUTO_TEST_SUITE(yaml_node)

BOOST_AUTO_TEST_CASE(mapping) {
  const Source source("s.yaml", "a: 1\n学校: {b: [x, 'y'], c: }\nd: ~\ne: '~'\n");
  Diagnostics diagnostics;
  const auto document = load_document(source, diagnostics);
  BOOST_REQUIRE(document);
  const auto root = document->root();
  BOOST_TEST(root.is_mapping());
  BOOST_TEST(root.size() == 4U);
  BOOST_TEST(root.offset() == 0U);
  std::string keys;
  for (const auto [key, value] : root.entries())
    keys += std::string(key.text()) + "@" + std::to_string(value.offset()) + " ";
  BOOST_TEST(keys == "a@3 学校@13 d@35 e@40 ");
  BOOST_TEST(root.find("a")->text() == "1");
  BOOST_TEST(!root.find("b"));
  BOOST_TEST(root.find("d")->is_null());
  BOOST_TEST(!root.find("e")->is_null());
  BOOST_TEST((root.find("e")->style() == ScalarStyle::quoted));
  const auto school = *root.find("学校");
  BOOST_TEST(school.find("c")->is_null());
  BOOST_TEST((school.items().begin() == school.items().end()));
  BOOST_TEST((root.find("a")->entries().begin() == root.find("a")->entries().end()));
  BOOST_TEST(!root.find("a")->find("x"));
}

BOOST_AUTO_TEST_CASE(sequence) {
  const Source source("s.yaml", "l:\n- x\n-\n- [1, 2]\n- k: v\n  w: 1\n- z\n");
  Diagnostics diagnostics;
  const auto document = load_document(source, diagnostics);
  BOOST_REQUIRE(document);
  const auto list = *document->root().find("l");
  BOOST_TEST(list.is_sequence());
  std::string kinds;
  for (const auto item : list.items())
    kinds += item.is_null() ? 'n' : item.is_scalar() ? 's' : item.is_mapping() ? 'm' : 'q';
  BOOST_TEST(kinds == "snqms");
  BOOST_TEST(list.size() == 5U);
  BOOST_TEST(!list.find("k"));
}

/// Texts that are not written as they are read, from either reader, survive a move of the document.
BOOST_AUTO_TEST_CASE(texts) {
  const Source source("s.yaml", "a: \"x\\ny\"\nb: |\n  l\nc: &k one\n  two\nd: *k\ne: 'it''s'\nf: plain\n");
  Diagnostics diagnostics;
  auto document = load_document(source, diagnostics);
  BOOST_REQUIRE(document);
  const auto moved = std::move(*document);
  std::string all;
  for (const auto [key, value] : moved.root().entries()) all += std::string(value.text()) + ";";
  BOOST_TEST(all == "x\ny;l\n;one two;one two;it's;plain;");
}

BOOST_AUTO_TEST_CASE(duplicate_keys) {
  const Source source("s.yaml", "带宽: 1\nm: {x: 1, y: 2, x: 3}\n带宽: 2\n");
  Diagnostics diagnostics;
  const auto document = load_document(source, diagnostics);
  BOOST_REQUIRE(document);
  BOOST_TEST(document->root().find("带宽")->text() == "1");
  BOOST_TEST(render(diagnostics, Language::zh) ==
             "s.yaml:2:17: 错误: 键“x”重复 [yaml-duplicate-key]\n"
             "  m: {x: 1, y: 2, x: 3}\n"
             "                  ^\n"
             "  s.yaml:2:5: 说明: 第一次出现在这里\n"
             "  m: {x: 1, y: 2, x: 3}\n"
             "      ^\n"
             "  说明: 只保留其中一个\n"
             "s.yaml:3:1: 错误: 键“带宽”重复 [yaml-duplicate-key]\n"
             "  带宽: 2\n"
             "  ^\n"
             "  s.yaml:1:1: 说明: 第一次出现在这里\n"
             "  带宽: 1\n"
             "  ^\n"
             "  说明: 只保留其中一个\n");
  BOOST_TEST(render(diagnostics, Language::en) ==
             "s.yaml:2:17: error: the key 'x' stands twice in one mapping [yaml-duplicate-key]\n"
             "  m: {x: 1, y: 2, x: 3}\n"
             "                  ^\n"
             "  s.yaml:2:5: note: it stands here first\n"
             "  m: {x: 1, y: 2, x: 3}\n"
             "      ^\n"
             "  note: keep one of them\n"
             "s.yaml:3:1: error: the key '带宽' stands twice in one mapping [yaml-duplicate-key]\n"
             "  带宽: 2\n"
             "  ^\n"
             "  s.yaml:1:1: note: it stands here first\n"
             "  带宽: 1\n"
             "  ^\n"
             "  note: keep one of them\n");
}

/// Keys that are told apart by their marks, that are not, and that are too many for marks.
BOOST_AUTO_TEST_CASE(duplicate_among_keys_with_one_mark) {
  BOOST_TEST(mark_of("max") == mark_of("derive_from"));
  BOOST_TEST(mark_of("zh") != mark_of("en"));
  std::string many = "max: 1\nderive_from: 2\n";
  for (int i = 0; i < 100; ++i) many += "k" + std::to_string(i) + ": 1\n";
  for (const auto& text : {std::string("max: 1\nderive_from: 2\n"), many}) {
    const Source once("s.yaml", text);
    Diagnostics none;
    BOOST_TEST(load_document(once, none)->root().find("derive_from")->text() == "2");
    BOOST_TEST(none.empty());
    const Source twice("s.yaml", text + "max: 3\nmax: 4\n");
    Diagnostics both;
    BOOST_TEST(load_document(twice, both)->root().find("max")->text() == "1");
    BOOST_TEST(both.all().size() == 2U);
    for (const auto& each : both.all()) BOOST_TEST((each.notes[0].location.position == Position{1, 1}));
  }
}

BOOST_AUTO_TEST_CASE(unreadable) {
  const Source source("s.yaml", "a: [1\n");
  Diagnostics diagnostics;
  BOOST_TEST(!load_document(source, diagnostics));
  BOOST_TEST(diagnostics.has_errors());
}

std::string report_on(const std::string& text) {
  const Source source("s.yaml", text);
  Diagnostics diagnostics;
  (void)load_document(source, diagnostics);
  return render(diagnostics, Language::en);
}

BOOST_AUTO_TEST_CASE(characters_that_nobody_sees_are_refused) {
  for (const auto& [character, name] :
       {std::pair("\u202E", "a control of text direction (U+202E)"),
        std::pair("\U000E0041", "an invisible tag character"), std::pair("\u200B", "a zero-width space"),
        std::pair("\u2066", "a control of text direction"), std::pair("\u00AD", "a soft hyphen")}) {
    for (const std::string before : {"a: x", "a: \"x", "# x", "a", "a: [x, y"}) {
      const auto report = report_on("b: 1\n" + before + character +
                                    (before == "a: \"x"     ? "\""
                                     : before == "a"        ? ": 1"
                                     : before == "a: [x, y" ? "]"
                                                            : "") +
                                    "\n");
      BOOST_TEST(report.find("[text-hidden-character]") != std::string::npos, report);
      BOOST_TEST(report.find(name) != std::string::npos, report);
      BOOST_TEST(report.starts_with("s.yaml:2:" + std::to_string(before.size() + 1) + ": error"), report);
    }
  }
  BOOST_TEST(report_on("a: \"x\\u202Ey\"\n").starts_with("s.yaml:1:4: error: there is an invisible character here"));
  BOOST_TEST(report_on("a: \"x\\x90y\"\n").find("a control character (U+0090)") != std::string::npos);
  BOOST_TEST(report_on("\xEF\xBB\xBF"
                       "a: 学校　x\u00A0y\n") == "");
}

BOOST_AUTO_TEST_CASE(a_text_has_at_most_ten_thousand_characters) {
  std::string text;
  for (int i = 0; i < 9999; ++i) text += "校";
  BOOST_TEST(report_on("a: " + text + "\n") == "");
  BOOST_TEST(report_on("a: " + text + "x\n") == "");
  BOOST_TEST(report_on("a: " + text + "xy\n")
                 .starts_with("s.yaml:1:4: error: a text of 10001 characters, expected at most 10000 [text-too-long]"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_node_test
