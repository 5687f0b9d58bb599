#include "edu_check/result/stored_result.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <memory>
#include <string>

namespace edu_check::result_stored_result_test {

struct Pieces {
  std::vector<std::string> all;
  std::string messages;
  StoredRun run;
};

Pieces cut(std::string_view text) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  BOOST_REQUIRE(file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size());
  std::rewind(file.get());
  StoredResult result("result.json", file.get());
  Pieces pieces;
  Diagnostics diagnostics;
  while (const auto* const json = result.next(diagnostics)) pieces.all.push_back(*json);
  pieces.messages = render(diagnostics, Language::en);
  pieces.run = result.run();
  return pieces;
}

/// An assessment of an inventory that can't be read, as it is written.
std::string unread(const std::string& inventory, const std::string& message = "m") {
  return R"({"inventory":")" + inventory +
         R"(","subject":{"kind":"school","code":null,"name":null},"standard":"lab","verdict":"invalid","diagnostics":[)"
         R"({"file":"a.yaml","line":1,"column":1,"id":"key-unknown","message":")" +
         message + R"("}]})";
}

std::string document(const std::string& assessments, const std::string& invalid) {
  return R"({"schema": "edu-check-result/1", "tool": {"name": "edu-check", "version": "1"}, "layout": "lines", "assessments" : [)" +
         assessments + R"(], "summary": {"inventories": )" + invalid +
         R"(, "compliant": 0, "non_compliant": 0, "undetermined": 0, "not_applicable": 0, "invalid": )" + invalid +
         R"(, "baseline": {"new": 0, "known": 0, "mended": 3}}})";
}

/// One indicator of one requirement, each with an outcome, and one count.
std::string judged(const std::string& verdict, const std::string& counted, const std::string& indicator,
                   const std::string& requirement, const std::string& more = "") {
  std::string counts;
  for (const auto* const each : {"pass", "fail", "unknown", "not_applicable", "not_due", "waived"})
    counts += std::string("\"") + each + "\":" + (each == counted ? "1," : "0,");
  const std::string score = counted == "pass"      ? R"({"low":"100%","high":"100%"})"
                            : counted == "unknown" ? R"({"low":"0%","high":"100%"})"
                                                   : R"({"low":"0%","high":"0%"})";
  return R"({"inventory":"a.yaml","subject":{"kind":"school","code":null,"name":null},"standard":"lab",)"
         R"("standard_digest":"0123456789abcdef","as_of":"2026-09-01","verdict":")" +
         verdict + R"(","score":)" + score + R"(,"counts":{)" + counts +
         R"("advisory":0,"informational":0},"indicators":[{"id":"1","clause":"c","title":"t","level":"mandatory","outcome":")" +
         indicator + R"(","requirements":[{"id":"1a","level":"mandatory","outcome":")" + requirement +
         R"(","statement":"s","expected":null,"actual":null,"shortfall":null,"due":null,"reading_sensitive":false,)"
         R"("missing":[],"facts":[])" +
         more + "}]}]}";
}

BOOST_AUTO_TEST_SUITE(report_stored_result)

BOOST_AUTO_TEST_CASE(lines_and_a_document_hold_the_same) {
  const auto one = unread("a.yaml", "}]\\\"{ \\\\");
  const auto two = unread("assessments");
  const auto lines = cut(one + "\r\n\n" + two + "\n");
  BOOST_TEST(lines.messages == "");
  BOOST_TEST(!lines.run.is_document);
  const auto whole = cut("\n" + document(one + " ,\n " + two, "2") + " \n");
  BOOST_TEST(whole.messages == "");
  BOOST_TEST(whole.run.is_document);
  BOOST_TEST(whole.run.many);
  BOOST_TEST(whole.run.inventories == 2U);
  BOOST_TEST(whole.run.baseline->mended == 3U);
  BOOST_TEST(lines.all.size() == 2U);
  BOOST_TEST(lines.all == whole.all, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_run_that_is_not_whole_says_so) {
  const auto lines = cut(unread("a") + "\n" + R"({"summary": {"state": "stopped"}})" + "\n");
  BOOST_TEST(lines.messages == "");
  BOOST_TEST(lines.all.size() == 1U);
  BOOST_TEST((lines.run.state == RunState::stopped));
  BOOST_TEST((cut(unread("a")).run.state == RunState::whole));
  auto text = document(unread("a"), "1");
  BOOST_TEST((cut(text).run.state == RunState::whole));
  text.replace(text.find(R"("inventories")"), 0, R"("state": "incomplete", )");
  BOOST_TEST((cut(text).run.state == RunState::incomplete));
  BOOST_TEST(cut(unread("a") + "\n" + R"({"summary": {"state": "whole"}})").messages ==
             "result.json: error: line 2: summary is wrong: summary/state is none of the words that may stand there "
             "[result-schema]\n");
  BOOST_TEST(cut(R"({"summary": {"state": "stopped"}})" + std::string("\n") + unread("a")).messages ==
             "result.json: error: line 2: text after the end [result-syntax]\n");
}

BOOST_AUTO_TEST_CASE(byte_order_marks_are_passed_over) {
  const std::string mark = "\xEF\xBB\xBF";
  const auto lines = cut(mark + unread("a") + "\n" + mark + unread("b") + "\n");
  BOOST_TEST(lines.messages == "");
  BOOST_TEST(lines.all.size() == 2U);
  BOOST_TEST(cut(mark + document(unread("a"), "1")).messages == "");
  std::string long_lines;  // so that a mark lies across the end of the buffer, wherever that is
  for (std::size_t i = 0; i < 3; ++i)
    long_lines += mark + unread(std::to_string(i), std::string(65530 - 180 + i, 'x')) + "\n";
  BOOST_TEST(cut(long_lines).all.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_second_byte_order_mark_is_named) {
  const std::string marks = "\xEF\xBB\xBF\xEF\xBB\xBF";
  const std::string message =
      ": there is a further byte order mark here (U+FEFF, invisible), expected a JSON object [result-syntax]\n";
  BOOST_TEST(cut(marks + unread("a")).messages == "result.json: error: line 1" + message);
  BOOST_TEST(cut(marks + document(unread("a"), "1")).messages == "result.json: error: line 1" + message);
  BOOST_TEST(cut(unread("a") + "\n" + marks + unread("b")).messages == "result.json: error: line 2" + message);
}

BOOST_AUTO_TEST_CASE(a_carriage_return_alone_ends_a_line) {
  const auto lines = cut(unread("a") + "\r" + unread("b") + "\r");
  BOOST_TEST(lines.messages == "");
  BOOST_TEST(lines.all.size() == 2U);
  BOOST_TEST(cut("\r" + document(unread("a"), "1") + "\r").messages == "");
  BOOST_TEST(cut(unread("a") + "\r" + unread("b") + "\r\n\rx").messages ==
             "result.json: error: line 4: expected a JSON object [result-syntax]\n");
}

BOOST_AUTO_TEST_CASE(another_encoding_is_named) {
  const std::string gbk =
      "result.json: error: line 2: this looks like GBK (GB 18030), expected UTF-8 "
      "[result-syntax]\n  note: save it as UTF-8\n";
  BOOST_TEST(cut(unread("a") + "\n" + unread("\xD1\xA7\xD0\xA3\xBC\xD7")).messages == gbk);
  // A second byte that is a backslash hides the quote behind it.
  BOOST_TEST(cut(unread("a") + "\n" + unread("\xD1\xA7\xD0\xA3\x81\x5C")).messages == gbk);
  for (const auto* const other : {"a,b\nc,d\n", "学校,标识码,省份,市,区县\n", "# a\n\n[b](c)\n"})
    BOOST_TEST(cut(other).messages.find(", no stored result [result-syntax]") != std::string::npos, other);
}

BOOST_AUTO_TEST_CASE(limits_hold_at_below_and_above) {
  const auto of_size = [](std::size_t size) {
    const auto rest = unread("a.yaml", "").size();
    return unread("a.yaml", std::string(size - rest, 'x'));
  };
  BOOST_TEST(cut(of_size(longest_json - 1)).messages == "");
  BOOST_TEST(cut(of_size(longest_json)).messages == "");
  BOOST_TEST(cut(of_size(longest_json + 1)).messages ==
             "result.json: error: line 1: an object is too long: expected at most 67108864 bytes [result-syntax]\n");
  const auto of_depth = [](int depth) {
    return cut("{\"a\":" + std::string(static_cast<std::size_t>(depth) - 1, '[') +
               std::string(static_cast<std::size_t>(depth) - 1, ']') + "}")
        .messages;
  };
  const std::string too_deep =
      "result.json: error: line 1: nested too deep: expected at most 64 levels [result-syntax]\n";
  BOOST_TEST(of_depth(63) != too_deep);
  BOOST_TEST(of_depth(64) != too_deep);
  BOOST_TEST(of_depth(65) == too_deep);
  BOOST_TEST(of_depth(200'000) == too_deep);
}

BOOST_AUTO_TEST_CASE(what_is_not_as_edu_check_writes_it_is_told) {
  BOOST_TEST(cut(judged("non_compliant", "fail", "fail", "fail")).messages == "");
  BOOST_TEST(cut(judged("non_compliant", "fail", "fail", "fail", R"(,"known":true)")).messages == "");
  BOOST_TEST(cut(judged("compliant", "pass", "pass", "pass", R"(,"mended":true)")).messages == "");
  const auto message = [](const std::string& text) {
    const auto all = cut(text).messages;
    constexpr std::string_view start = "result.json: error: line 1: ";
    return all.substr(std::min(start.size(), all.size()));
  };
  const std::string schema = "no assessment of edu-check-result/1: ";
  BOOST_TEST(message(judged("banana", "fail", "fail", "fail")) ==
             schema + "verdict is none of the words that may stand there [result-schema]\n");
  BOOST_TEST(message(judged("compliant", "fail", "fail", "fail")) ==
             "its verdict is not that of its counts [result-schema]\n");
  BOOST_TEST(message(judged("invalid", "fail", "fail", "fail")) ==
             schema + "verdict is none of the words that may stand there [result-schema]\n");
  BOOST_TEST(message(judged("undetermined", "fail", "fail", "fail")) ==
             "its verdict is not that of its counts [result-schema]\n");
  auto hiding = judged("undetermined", "unknown", "unknown", "unknown");
  BOOST_TEST(message(hiding) == "");
  hiding.replace(hiding.find(R"("verdict")"), 0, R"("undecided":true,)");
  BOOST_TEST(message(hiding) == "");
  auto on_no_day = judged("compliant", "pass", "pass", "pass");
  on_no_day.replace(on_no_day.find("2026-09-01"), 10, "2026-13-45");
  BOOST_TEST(message(on_no_day) == "as_of is no day [result-schema]\n");
  BOOST_TEST(message(judged("compliant", "pass", "fail", "fail")) ==
             "its counts are not those of its indicators [result-schema]\n");
  BOOST_TEST(message(judged("compliant", "pass", "pass", "fail")) ==
             "the outcome of indicator 1 is not that of its requirements [result-schema]\n");
  for (const auto* const more : {R"(,"known":true)", R"(,"known":true,"mended":true)"}) {
    BOOST_TEST(message(judged("compliant", "pass", "pass", "pass", more)) ==
               "the outcome of indicator 1 is not that of its requirements [result-schema]\n");
  }
  auto of_another_score = judged("compliant", "pass", "pass", "pass");
  of_another_score.replace(of_another_score.find("100%"), 4, "99%");
  BOOST_TEST(message(of_another_score) == "its score is not that of its counts [result-schema]\n");
  BOOST_TEST(message(judged("compliant", "pass", "pass", "pass", R"(,"due":null)")) ==
             schema + "indicators/0/requirements/0/due stands there twice [result-schema]\n");
  BOOST_TEST(message(judged("compliant", "pass", "pass", "pass", R"(,"more":1)")) ==
             schema + "indicators/0/requirements/0/more is no member that may stand there [result-schema]\n");
  BOOST_TEST(message(judged("compliant", "pass", "pass", "pass", R"(,"place":{"line":0,"column":1})")) ==
             schema + "indicators/0/requirements/0/place/line is less than 1 [result-schema]\n");
  BOOST_TEST(message(unread("a\xFF")) == "not valid UTF-8 [result-syntax]\n  note: save it as UTF-8\n");
  BOOST_TEST(message(unread("a") + "]") == "text behind the JSON object of the line [result-syntax]\n");
  BOOST_TEST(message(unread("a") + unread("b")) == "text behind the JSON object of the line [result-syntax]\n");
  BOOST_TEST(message(R"({"schema":"edu-check-difference/1","schools":[]})") ==
             "this is a comparison of two results, no stored result [result-syntax]\n");
  BOOST_TEST(cut(unread("a") + "\n" + unread("a")).messages ==
             "result.json: error: line 2: the assessment of a against lab is there twice [result-repeated]\n");
  BOOST_TEST(cut(unread("a") + "\n" + std::string(4096, '\0')).messages ==
             "result.json: error: line 2: expected a JSON object [result-syntax]\n");
  BOOST_TEST(cut(document(unread("a"), "2")).messages ==
             "result.json: error: invalid of the summary is not that of the assessments [result-schema]\n");
  using namespace std::string_literals;
  for (const auto& utf_16 : {"\xFF\xFE{\0}\0"s, "\xFE\xFF\0{\0}"s, "{\0}\0"s}) {
    BOOST_TEST(message(utf_16) == "the file is encoded in UTF-16 or UTF-32, expected UTF-8 [result-syntax]\n");
  }
}

struct Broken {
  std::string text;
  std::string message;
};
std::ostream& operator<<(std::ostream& to, const Broken& each) { return to << each.text.substr(0, 60); }

const Broken broken[] = {
    {"", "result.json: error: line 1: the file is empty [result-syntax]\n"},
    {" \n ", "result.json: error: line 2: the file is empty [result-syntax]\n"},
    {"[]",
     "result.json: error: line 1: this is a list of JSON, such as a report for GitLab, no stored result "
     "[result-syntax]\n"},
    {"\xEF\xBB\xBF# a\nschool: {}\n",
     "result.json: error: line 1: this is an inventory, no stored result [result-syntax]\n"},
    {"{\"school\": {}}", "result.json: error: line 1: this is an inventory, no stored result [result-syntax]\n"},
    {"edu-check-waivers: 1\n",
     "result.json: error: line 1: this is a file of waivers, no stored result [result-syntax]\n"},
    {"PK\x03\x04..", "result.json: error: line 1: this is a zip archive, no stored result [result-syntax]\n"},
    {"{\"a\": 1", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {"{\"a\": \"\\", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {unread("a") + "\n{\"a\": [}\n", "result.json: error: line 2: not valid JSON [result-syntax]\n"},
    {unread("a") + "\n{\"a\": [\n", "result.json: error: line 3: the JSON is not complete [result-syntax]\n"},
    {unread("a") + "\nnull\n", "result.json: error: line 2: expected a JSON object [result-syntax]\n"},
    {"{\"assessments\": [", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {"{\"assessments\": [" + unread("a") + "\n",
     "result.json: error: line 2: the JSON is not complete [result-syntax]\n"},
    {"{\"assessments\": [" + unread("a") + " {}]}",
     "result.json: error: line 1: expected a JSON object [result-syntax]\n"},
    {"{\"assessments\": [" + unread("a") + ",]}",
     "result.json: error: line 1: expected a JSON object [result-syntax]\n"},
    {"{\"assessments\": []", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {"{\"assessments\": []} {}", "result.json: error: line 1: text after the end [result-syntax]\n"},
    {"{\"assessments\": []}", "result.json: error: no file of edu-check-result/1 [result-schema]\n"},
    {R"({"schema": "edu-check-result/1", "assessments": []})",
     "result.json: error: no file of edu-check-result/1: tool is missing [result-schema]\n"},
};

BOOST_DATA_TEST_CASE(what_is_no_result_is_said, boost::unit_test::data::make(broken)) {
  BOOST_TEST(cut(sample.text).messages == sample.message);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::result_stored_result_test
