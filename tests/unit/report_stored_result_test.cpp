#include "edu_check/report/stored_result.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <memory>

#include "edu_check/report/baseline.h"
#include "edu_check/report/difference.h"

namespace edu_check {
namespace {

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

StoredAssessment assessment(Verdict verdict, std::vector<StoredIndicator> indicators) {
  StoredAssessment assessment;
  assessment.inventory = "a.yaml";
  assessment.standard = "lab";
  assessment.digest = "1";
  assessment.verdict = verdict;
  assessment.indicators = std::move(indicators);
  return assessment;
}

Change change_between(Outcome before, Outcome after) {
  Difference difference;
  difference.add_old(assessment(Verdict::compliant, {{"1.1", "", Level::mandatory, before, 0, {}}}));
  difference.add_new(assessment(Verdict::compliant, {{"1.1", "", Level::mandatory, after, 0, {}}}));
  difference.finish();
  BOOST_TEST_REQUIRE(difference.schools().size() == 1U);
  return difference.schools()[0].change;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_stored_result)

BOOST_AUTO_TEST_CASE(lines_and_a_document_hold_the_same) {
  const auto lines = cut("{\"a\": \"}]\\\"{\"}\n\n{\"b\":[{}]}\n");
  BOOST_TEST(lines.messages == "");
  BOOST_TEST(!lines.run.is_document);
  const auto document =
      cut("\n{\"schema\": \"edu-check-result/1\", \"note\": \"assessments\", \"assessments\" : [ {\"a\": \"}]\\\"{\"} "
          ",\n {\"b\":[{}]} ], "
          "\"summary\": {\"inventories\": 2, \"baseline\": {\"new\": 1, \"known\": 2, \"mended\": 3}}, \"layout\": "
          "\"lines\"}");
  BOOST_TEST(document.messages == "");
  BOOST_TEST(document.run.is_document);
  BOOST_TEST(document.run.many);
  BOOST_TEST(document.run.inventories == 2U);
  BOOST_TEST(document.run.baseline->mended == 3U);
  BOOST_TEST(lines.all.size() == 2U);
  BOOST_TEST(lines.all == document.all, boost::test_tools::per_element());
}

struct Broken {
  std::string text;
  std::string message;
};
std::ostream& operator<<(std::ostream& to, const Broken& each) { return to << each.text.substr(0, 60); }

const Broken broken[] = {
    {"", "result.json: error: line 1: the file is empty [result-syntax]\n"},
    {" \n ", "result.json: error: line 2: the file is empty [result-syntax]\n"},
    {"[]", "result.json: error: line 1: expected a JSON object [result-syntax]\n"},
    {"{\"a\": 1", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {"{\"a\": \"\\", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {"{}\n{\"a\": [}\n", "result.json: error: line 3: the JSON is not complete [result-syntax]\n"},
    {"{}\nnull\n", "result.json: error: line 2: expected a JSON object [result-syntax]\n"},
    {"{\"assessments\": [", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {"{\"assessments\": [{}\n", "result.json: error: line 2: the JSON is not complete [result-syntax]\n"},
    {"{\"assessments\": [{} {}]}", "result.json: error: line 1: expected a JSON object [result-syntax]\n"},
    {"{\"assessments\": [{},]}", "result.json: error: line 1: expected a JSON object [result-syntax]\n"},
    {"{\"assessments\": []", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {"{\"assessments\": []} {}", "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
    {"{\"assessments\": []}", "result.json: error: no file of edu-check-result/1 [result-schema]\n"},
    {"{\"a\":" + std::string(100000, '['), "result.json: error: line 1: the JSON is not complete [result-syntax]\n"},
};

BOOST_DATA_TEST_CASE(what_is_no_result_is_said, boost::unit_test::data::make(broken)) {
  BOOST_TEST(cut(sample.text).messages == sample.message);
}

BOOST_AUTO_TEST_CASE(worse_is_towards_fail_and_better_away_from_it) {
  BOOST_CHECK(change_between(Outcome::pass, Outcome::fail) == Change::worse);
  BOOST_CHECK(change_between(Outcome::pass, Outcome::waived) == Change::worse);
  BOOST_CHECK(change_between(Outcome::waived, Outcome::unknown) == Change::worse);
  BOOST_CHECK(change_between(Outcome::unknown, Outcome::fail) == Change::worse);
  BOOST_CHECK(change_between(Outcome::fail, Outcome::unknown) == Change::better);
  BOOST_CHECK(change_between(Outcome::fail, Outcome::not_applicable) == Change::better);
  BOOST_CHECK(change_between(Outcome::pass, Outcome::not_due) == Change::other);
  BOOST_CHECK(change_between(Outcome::fail, Outcome::fail) == Change::same);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check
