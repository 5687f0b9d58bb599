#include "edu_check/text/diagnostic.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check {
namespace {

const Message trouble{"有误", "trouble"};

struct CaretCase {
  std::string text;
  std::uint32_t offset;
  std::string shown;
};
std::ostream& operator<<(std::ostream& to, const CaretCase& row) { return to << row.shown; }

const CaretCase carets[] = {
    {"abc", 0, "f:1:1: error: trouble [x]\n  abc\n  ^\n"},
    {"abc", 2, "f:1:3: error: trouble [x]\n  abc\n    ^\n"},
    {"one\ntwo\n", 5, "f:2:2: error: trouble [x]\n  two\n   ^\n"},
    {"学校: 甲", 8, "f:1:5: error: trouble [x]\n  学校: 甲\n        ^\n"},
    {"\tabc", 1, "f:1:2: error: trouble [x]\n          abc\n          ^\n"},
    {"a\tb", 2, "f:1:3: error: trouble [x]\n  a       b\n          ^\n"},
    {"学\tb", 4, "f:1:3: error: trouble [x]\n  学      b\n          ^\n"},
    {"abc", 3, "f:1:4: error: trouble [x]\n  abc\n     ^\n"},
    {"abc", 99, "f:1:4: error: trouble [x]\n  abc\n     ^\n"},
    {"\x1b[0mabc", 4, "f:1:5: error: trouble [x]\n  \\u{1b}[0mabc\n           ^\n"},
    {"a: 1\r\nb: 2\r\n", 9, "f:2:4: error: trouble [x]\n  b: 2\n     ^\n"},
};

BOOST_DATA_TEST_CASE(the_caret_stands_under_the_place, boost::unit_test::data::make(carets)) {
  const Source source("f", sample.text);
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, "x", source, sample.offset, trouble);
  BOOST_TEST(render(diagnostics, Language::en) == sample.shown);
}

BOOST_AUTO_TEST_CASE(of_a_long_line_the_part_around_the_place_is_shown) {
  const Source source("f", std::string(300, 'a') + "X" + std::string(300, 'b'));
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, "x", source, 300, trouble);
  const std::string expected = "f:1:301: error: trouble [x]\n  …" + std::string(50, 'a') + "X" + std::string(99, 'b') +
                               "…\n  " + std::string(51, ' ') + "^\n";
  BOOST_TEST(render(diagnostics, Language::en) == expected);
}

BOOST_AUTO_TEST_CASE(notes_and_hints_follow) {
  const Source source("甲.yaml", "一: 1\n二: 2\n");
  Diagnostics diagnostics;
  diagnostics.report(Severity::warning, "x-y", source, 7, trouble)
      .note(source, 0, {"先前", "before"})
      .hint({"改", "mend"});
  BOOST_TEST(render(diagnostics, Language::zh) ==
             "甲.yaml:2:1: 警告: 有误 [x-y]\n  二: 2\n  ^\n  甲.yaml:1:1: 说明: 先前\n  一: 1\n  ^\n  说明: 改\n");
  BOOST_TEST(
      render(diagnostics, Language::en) ==
      "甲.yaml:2:1: warning: trouble [x-y]\n  二: 2\n  ^\n  甲.yaml:1:1: note: before\n  一: 1\n  ^\n  note: mend\n");
}

BOOST_AUTO_TEST_CASE(a_file_as_a_whole_has_no_excerpt) {
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, "x", "f.yaml", trouble);
  diagnostics.report(Severity::notice, "y", "", trouble);
  BOOST_TEST(render(diagnostics, Language::zh) == "f.yaml: 错误: 有误 [x]\n提示: 有误 [y]\n");
}

BOOST_AUTO_TEST_CASE(names_and_messages_can_not_act) {
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, "x", "\x1b]0;f\a.yaml", {"\x1b[2J", "\x1b[2J"});
  BOOST_TEST(render(diagnostics, Language::en) == "\\u{1b}]0;f\\u{7}.yaml: error: \\u{1b}[2J [x]\n");
}

BOOST_AUTO_TEST_CASE(colours_are_added_on_request) {
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, "x", "f", trouble);
  BOOST_TEST(render(diagnostics, Language::en, Color::on) == "\x1b[1mf: \x1b[1;31merror\x1b[0m: trouble\x1b[0m [x]\n");
}

BOOST_AUTO_TEST_CASE(what_is_over_the_limit_is_counted) {
  const Source source("f", "a");
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < Diagnostics::limit + 7; ++i)
    diagnostics.report(Severity::error, "x", source, 0, trouble).hint(trouble);
  BOOST_TEST(diagnostics.all().size() == Diagnostics::limit);
  BOOST_TEST(diagnostics.error_count() == Diagnostics::limit + 7);
  BOOST_TEST(diagnostics.dropped() == 7U);
  BOOST_TEST(render(diagnostics, Language::en).ends_with("7 more not shown\n"));
  BOOST_TEST(render(diagnostics, Language::zh).ends_with("另有 7 条未显示\n"));
}

BOOST_AUTO_TEST_CASE(they_are_sorted_by_place_and_those_of_one_place_keep_their_order) {
  const Source source("f", "ab\ncd");
  Diagnostics diagnostics;
  for (const auto& [offset, id] : {std::pair{4U, "d"}, {1U, "b1"}, {0U, "a"}, {1U, "b2"}}) {
    diagnostics.report(Severity::error, id, source, offset, trouble);
  }
  diagnostics.sort_by_place();
  std::string ids;
  for (const auto& diagnostic : diagnostics.all()) ids += diagnostic.id + " ";
  BOOST_TEST(ids == "a b1 b2 d ");
}

BOOST_AUTO_TEST_CASE(those_on_lines_that_others_speak_of_are_dropped) {
  const Source source("f", "a\nb\nc");
  Diagnostics first;
  first.report(Severity::error, "first", source, 2, trouble);
  Diagnostics second;
  for (const std::uint32_t offset : {0U, 2U, 4U}) second.report(Severity::error, "second", source, offset, trouble);
  second.report(Severity::error, "whole", "f", trouble);
  second.drop_lines_of(first);
  BOOST_TEST(second.error_count() == 3U);
  BOOST_TEST(second.all().size() == 3U);
  BOOST_TEST(second.all()[1].location.position.line == 3U);
}

BOOST_AUTO_TEST_CASE(warnings_are_no_errors) {
  Diagnostics diagnostics;
  diagnostics.report(Severity::warning, "x", "f", trouble);
  BOOST_TEST(!diagnostics.has_errors());
  Diagnostics more;
  more.report(Severity::error, "y", "f", trouble);
  diagnostics.append(std::move(more));
  BOOST_TEST(diagnostics.has_errors());
  BOOST_TEST(diagnostics.all().size() == 2U);
  diagnostics.clear();
  BOOST_TEST(diagnostics.empty());
  BOOST_TEST(!diagnostics.has_errors());
}

}  // namespace
}  // namespace edu_check
