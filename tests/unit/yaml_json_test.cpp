#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "edu_check/yaml/strict/yaml_cpp_reader.h"
#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_json_test {

/// What the reader that is chosen delivers; what it reports, if that is anything.
std::vector<std::string> events_of(const std::string& text, ReaderChoice choice) {
  EventRecorder events;
  Diagnostics diagnostics;
  (void)read(Source("inventory.json", text), events, diagnostics, choice);
  if (!diagnostics.empty()) return {render(diagnostics, Language::en)};
  return events.lines;
}

std::vector<std::string> events_of_yaml_cpp(const std::string& text) {
  EventRecorder events;
  Diagnostics diagnostics;
  read_with_yaml_cpp(Source("inventory.json", text), events, diagnostics, {});
  if (!diagnostics.empty()) return {render(diagnostics, Language::en)};
  return events.lines;
}

BOOST_AUTO_TEST_CASE(what_yaml_is_too_is_read_as_yaml_reads_it) {
  for (const std::string text : {
           R"({})",
           R"({"a": 1})",
           R"({"a": "b", "c": [1, -2.5, true, false, null, "x", {"d": {}}, []]})",
           "{\n  \"a\": \"1\",\n  \"学校\": \"名\\n称 \\\"x\\\" \\\\ \\/\"\n}\n",
           R"({"a" : 1 , "b":{"c":"d"}})",
           R"({"a": 1e3, "b": 1E-2, "c": 0.5, "d": -0})",
           "{\"a\":\t1,\r\n\"b\": 2}\r\n",
       }) {
    const auto json = events_of(text, ReaderChoice::yaml_cpp);
    BOOST_TEST(json == events_of_yaml_cpp(text), boost::test_tools::per_element());
    BOOST_TEST(json == events_of(text, ReaderChoice::automatic), boost::test_tools::per_element());
  }
}

struct JsonCase {
  std::string text;
  std::string events;  ///< joined by bars
};
std::ostream& operator<<(std::ostream& to, const JsonCase& row) { return to << row.text; }

const JsonCase only_json[] = {
    {R"({"n":"\ud842\udfb7\u7530"})", "0 +MAP|1 quoted n|5 quoted 𠮷田|26 -MAP"},
    {R"({"n":"x\uD83D\uDE00y"})", "0 +MAP|1 quoted n|5 quoted x😀y|22 -MAP"},
    {R"({"\u5b66":1})", "0 +MAP|1 quoted 学|10 plain 1|12 -MAP"},
    {"{\n\t\"a\":\t[\n\t\t1,\n\t\t2\n\t]\n}\n", "0 +MAP|3 quoted a|8 +SEQ|12 plain 1|17 plain 2|21 -SEQ|23 -MAP"},
    {"\xEF\xBB\xBF{\"a\":\t1}\n\n", "3 +MAP|4 quoted a|9 plain 1|11 -MAP"},
    {"{\"a\":\"\xE3\x80\x80\"}", "0 +MAP|1 quoted a|5 quoted \xE3\x80\x80|11 -MAP"},
    {"{\r\"a\":1,\r\"b\":2}\r", "0 +MAP|2 quoted a|6 plain 1|9 quoted b|13 plain 2|15 -MAP"},
    {"{\n\"a\":1,\n\"b\":2}", "0 +MAP|2 quoted a|6 plain 1|9 quoted b|13 plain 2|15 -MAP"},
};

BOOST_DATA_TEST_CASE(json_is_read_as_json_is, boost::unit_test::data::make(only_json)) {
  for (const auto choice : {ReaderChoice::yaml_cpp, ReaderChoice::automatic}) {
    std::string joined;
    for (const auto& line : events_of(sample.text, choice)) joined += (joined.empty() ? "" : "|") + line;
    BOOST_TEST(joined == sample.events);
  }
}

BOOST_AUTO_TEST_CASE(half_a_pair_of_surrogates_is_an_error) {
  for (const std::string text : {R"({"n": "\ud842"})", R"({"n": "\udfb7\ud842"})", R"({"n": "\ud842\u0041"})"}) {
    const auto rendered = messages_of(text, Language::en);
    BOOST_TEST(rendered.starts_with("inventory.yaml:1:8: error: a \\u escape that is one half of a pair (a lone "
                                    "surrogate) [yaml-bad-escape]\n"),
               rendered);
    BOOST_TEST(rendered.find("write the character itself, or both halves") != std::string::npos, rendered);
  }
}

BOOST_AUTO_TEST_CASE(control_characters_stay_refused) {
  for (const std::string text : {R"({"n": "a\u0000"})", R"({"n": "a\b"})", R"({"n": "a\u001b[31m"})"}) {
    BOOST_TEST(messages_of(text, Language::en).find("[yaml-bad-escape]") != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_read_as_yaml_or_refused) {
  for (const std::string text : {"{a: 1}", "{'a': 1, b: [x, y],}", "{\"a\": 01}", "{\"a\": 1} # c\n", "{\"a\": .5}"}) {
    BOOST_TEST(events_of(text, ReaderChoice::automatic) == events_of_yaml_cpp(text), boost::test_tools::per_element());
  }
  for (const std::string text : {"{\"a\": 1", "{\"a\": \"b}", "{\"a\": \"\\x\"}", "{\"a\": 1}}", "{\"a\": 1} x",
                                 "{\"a\": \"\\ud842", "{\"a\": \"\\u12\"}"}) {
    BOOST_TEST(messages_of(text, Language::en).find("error") != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(json_has_the_same_limit_of_depth) {
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
  };
  EventRecorder events;
  Diagnostics diagnostics;
  BOOST_TEST((read(Source("a", nested(64)), events, diagnostics) == ReadResult::json));
  BOOST_TEST((read(Source("a", nested(65)), events, diagnostics) == ReadResult::failed));
  BOOST_TEST(render(diagnostics, Language::en).find("yaml-too-deep") != std::string::npos);
}

}  // namespace edu_check::yaml::yaml_json_test
