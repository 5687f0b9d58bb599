#include "edu_check/text/diagnostic.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::text_diagnostic_test {

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

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

struct LongCase {
  std::string name;
  std::string text;
  std::uint32_t offset;
  std::string excerpt;
  std::size_t caret;  ///< columns before it
};
std::ostream& operator<<(std::ostream& to, const LongCase& row) { return to << row.name; }

const LongCase long_lines[] = {
    {"middle", repeated("a", 300) + "X" + repeated("b", 300), 300,
     "…" + repeated("a", 60) + "X" + repeated("b", 99) + "…", 61},
    {"as long as is shown whole", repeated("a", 200), 100, repeated("a", 200), 100},
    {"one longer", repeated("a", 201), 100, "…" + repeated("a", 160) + "…", 61},
    {"begin", "X" + repeated("b", 300), 0, "X" + repeated("b", 99) + "…", 0},
    {"near the begin", repeated("a", 59) + "X" + repeated("b", 300), 59,
     repeated("a", 59) + "X" + repeated("b", 99) + "…", 59},
    {"end", repeated("a", 300), 300, "…" + repeated("a", 60), 61},
    {"past the end", repeated("a", 300), 999, "…" + repeated("a", 60), 61},
    {"of several lines", "y\n" + repeated("a", 300) + "\nz", 302, "…" + repeated("a", 60), 61},
    {"wide characters", repeated("学", 200) + "X" + repeated("校", 200), 600,
     "…" + repeated("学", 20) + "X" + repeated("校", 33) + "…", 41},
    {"cut within a character", "a" + repeated("学", 200) + "XY" + repeated("校", 200), 602,
     "…" + repeated("学", 19) + "XY" + repeated("校", 33) + "…", 40},
    {"after a byte order mark", "\xEF\xBB\xBF" + repeated("a", 300), 3, repeated("a", 100) + "…", 0},
};

BOOST_DATA_TEST_CASE(of_a_long_line_the_part_around_the_place_is_shown, boost::unit_test::data::make(long_lines)) {
  const Source source("f", sample.text);
  const auto location = locate(source, sample.offset);
  BOOST_TEST(location.excerpt == sample.excerpt);
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, "x", source, sample.offset, trouble);
  const auto shown = render(diagnostics, Language::en);
  const auto expected = "\n  " + sample.excerpt + "\n  " + std::string(sample.caret, ' ') + "^\n";
  BOOST_TEST(shown.substr(shown.find('\n')) == expected);
}

BOOST_AUTO_TEST_CASE(the_place_in_a_long_line_is_that_of_the_whole_line) {
  const Source source("f", "y\r\n" + repeated("学", 3000) + "X\n");
  BOOST_TEST((locate(source, 9003).position == Position{2, 3001}));
  BOOST_TEST((locate(source, 0).position == Position{1, 1}));
  BOOST_TEST((Source("f", "a\rb\r\nc\n\rd").position(8) == Position{5, 1}));
}

const CaretCase commands[] = {
    {"::error::x", 2, "f:1:3: error: trouble [x]\n  \\::error::x\n     ^\n"},
    {"::error::x", 0, "f:1:1: error: trouble [x]\n  \\::error::x\n   ^\n"},
    {"  ::add-mask::x", 4, "f:1:5: error: trouble [x]\n    \\::add-mask::x\n       ^\n"},
    {"\u3000::set-output name=a::x", 0, "f:1:1: error: trouble [x]\n  \u3000\\::set-output name=a::x\n  ^\n"},
    {"a: ::error::x", 3, "f:1:4: error: trouble [x]\n  a: ::error::x\n     ^\n"},
    {"a: ##[error]x", 11, "f:1:12: error: trouble [x]\n  a: ##\\[error]x\n              ^\n"},
    {"a: ##[error]x", 4, "f:1:5: error: trouble [x]\n  a: ##\\[error]x\n      ^\n"},
};

BOOST_DATA_TEST_CASE(an_excerpt_gives_no_orders, boost::unit_test::data::make(commands)) {
  const Source source("f", sample.text);
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, "x", source, sample.offset, trouble);
  BOOST_TEST(render(diagnostics, Language::en) == sample.shown);
}

BOOST_AUTO_TEST_CASE(names_and_messages_give_no_orders) {
  const Source source("::error::f", "a");
  Diagnostics diagnostics;
  diagnostics.report(Severity::error, "x", source, 0, {"##[error]", "##[error]"}).note(source, 0, trouble);
  const std::string expected =
      "\\::error::f:1:1: error: ##\\[error] [x]\n  a\n  ^\n  \\::error::f:1:1: note: trouble\n  a\n  ^\n";
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
  BOOST_TEST(!diagnostics.report(Severity::warning, "x", source, 0, trouble).kept);
  BOOST_TEST(diagnostics.all().front().kept);
  BOOST_TEST(diagnostics.all().size() == Diagnostics::limit);
  BOOST_TEST(diagnostics.error_count() == Diagnostics::limit + 7);
  BOOST_TEST(diagnostics.dropped() == 8U);
  BOOST_TEST(render(diagnostics, Language::en).ends_with("8 more not shown\n"));
  BOOST_TEST(render(diagnostics, Language::zh).ends_with("另有 8 条未显示\n"));
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

}  // namespace edu_check::text_diagnostic_test
