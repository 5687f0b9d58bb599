#include <boost/test/unit_test.hpp>
#include <string>

#include "edu_check/yaml/reader.h"
#include "unit/yaml_events.h"
#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_limits_test {

std::string nested_mappings(std::size_t levels) {
  std::string text;
  for (std::size_t level = 0; level < levels; ++level) text += std::string(level, ' ') + "a:\n";
  return text;
}

bool is_readable(const std::string& text, ReaderChoice choice) {
  EventRecorder events;
  Diagnostics diagnostics;
  return read(Source("inventory.yaml", text), events, diagnostics, choice) != ReadResult::failed;
}

BOOST_AUTO_TEST_SUITE(yaml_limits)

BOOST_AUTO_TEST_CASE(too_large) {
  BOOST_TEST(messages_of("abc: 12345\n", Language::zh, {.bytes = 10}) ==
             "inventory.yaml: 错误: 文件过大：超过上限 10 字节 [yaml-too-large]\n");
  BOOST_TEST(messages_of("abc: 12345\n", Language::en, {.bytes = 10}) ==
             "inventory.yaml: error: the file is too large: expected at most 10 bytes [yaml-too-large]\n");
  BOOST_TEST(messages_of("abc: 12345\n", Language::zh, {.bytes = 11}) == "");
}

BOOST_AUTO_TEST_CASE(too_deep) {
  BOOST_TEST(messages_of("a:\n  b: [{c: 1}]\n", Language::zh, {.depth = 3}) ==
             "inventory.yaml:2:7: 错误: 嵌套过深：上限 3 层 [yaml-too-deep]\n"
             "    b: [{c: 1}]\n"
             "        ^\n"
             "  说明: 检查是否有多余的括号或缩进\n");
  BOOST_TEST(messages_of("a:\n  b: [{c: 1}]\n", Language::en, {.depth = 3}) ==
             "inventory.yaml:2:7: error: nested too deep: expected at most 3 levels [yaml-too-deep]\n"
             "    b: [{c: 1}]\n"
             "        ^\n"
             "  note: look for surplus brackets or indentation\n");
}

BOOST_AUTO_TEST_CASE(depth_is_the_same_for_both_readers) {
  const auto brackets = [](std::size_t levels) {
    return "a: " + std::string(levels, '[') + std::string(levels, ']') + "\n";
  };
  for (const auto choice : {ReaderChoice::automatic, ReaderChoice::yaml_cpp}) {
    BOOST_TEST(is_readable(nested_mappings(64), choice));
    BOOST_TEST(!is_readable(nested_mappings(65), choice));
    BOOST_TEST(is_readable(brackets(63), choice));
    BOOST_TEST(!is_readable(brackets(64), choice));
    BOOST_TEST(!is_readable(brackets(100'000), choice));
    BOOST_TEST(!is_readable(nested_mappings(1000), choice));
  }
}

BOOST_AUTO_TEST_CASE(too_many_flow_indicators) {
  std::string text = "a: [";
  for (int i = 0; i < 200'000; ++i) text += "1,";
  text += "]\n";
  BOOST_TEST(messages_of(text, Language::zh) ==
             "inventory.yaml: 错误: 方括号、花括号和逗号过多：上限 200000 个 [yaml-too-large]\n");
  BOOST_TEST(messages_of(text, Language::en) ==
             "inventory.yaml: error: too many brackets, braces and commas: expected at most 200000 [yaml-too-large]\n");
}

BOOST_AUTO_TEST_CASE(alias_budget) {
  const std::string text = "a: &a [1, 2]\nb: *a\nc: *a\n";
  BOOST_TEST(messages_of(text, Language::zh, {.alias_events = 7}) ==
             "inventory.yaml:3:4: 错误: 别名（*）重复的内容过多：全文件最多 7 项 [yaml-alias-budget]\n"
             "  c: *a\n"
             "     ^\n"
             "  说明: 把内容直接写出来\n");
  BOOST_TEST(messages_of(text, Language::en, {.alias_events = 7}) ==
             "inventory.yaml:3:4: error: aliases (*) repeat too much: at most 7 items in a file [yaml-alias-budget]\n"
             "  c: *a\n"
             "     ^\n"
             "  note: write out the content\n");
  BOOST_TEST(messages_of(text, Language::en, {.alias_events = 8}).find("yaml-alias-budget") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(billion_laughs) {
  std::string text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name <= 'i'; ++name) {
    text += std::string(1, name) + ": &" + name + " [";
    for (int i = 0; i < 9; ++i) text += std::string("*") + static_cast<char>(name - 1) + (i < 8 ? ", " : "]\n");
  }
  BOOST_TEST(messages_of(text, Language::en).find("yaml-alias-budget") != std::string::npos);
}

/// What was reported before, on a file of the same name, explains nothing.
BOOST_AUTO_TEST_CASE(second_reading) {
  const Source source("inventory.yaml", "a: 1\nb:2\nc: 3\n");
  EventRecorder events;
  Diagnostics diagnostics;
  for (std::size_t times = 1; times <= 3; ++times) {
    BOOST_TEST((read(source, events, diagnostics) == ReadResult::failed));
    BOOST_TEST(diagnostics.error_count() == times);
  }
}

/// A hostile file can't make us report for ever.
BOOST_AUTO_TEST_CASE(many_errors) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "k" + std::to_string(i) + ": !t x\n";
  EventRecorder events;
  Diagnostics diagnostics;
  read(Source("inventory.yaml", text), events, diagnostics);
  BOOST_TEST(diagnostics.error_count() >= 20U);
  BOOST_TEST(diagnostics.error_count() < 30U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_limits_test
