#include "edu_check/json/rapid_json_format.h"
#include "edu_check/report/html/html_data.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "edu_check/standard/embedded.h"
#include "unit/fixtures.h"

namespace edu_check::report_html_data_test {

/// The two lines of an invalid inventory, whose name and message hold `text`.
std::string page_lines(const std::string& text, Details details = Details::full, std::size_t diagnostics = 1) {
  Diagnostic diagnostic;
  diagnostic.id = "key-unknown";
  diagnostic.message = {text, text};
  diagnostic.location = {text, {3, 5}, text};
  auto record = make_invalid_record(text, nullptr, std::vector<Diagnostic>(diagnostics, diagnostic));
  record.subject.name = text;
  ShownFacts shown;
  std::string lines;
  write_page_assessment(lines, record, 0, details, shown);
  return lines;
}

JsonDocument parsed(const std::string& line) {
  JsonDocument document;
  document.Parse(line.data(), line.size());
  BOOST_REQUIRE_MESSAGE(!document.HasParseError(), line);
  return document;
}

struct Case {
  std::string text;
  std::string shown;
};
std::ostream& operator<<(std::ostream& to, const Case& each) { return to << each.shown; }

const std::vector<Case> hostile = {
    {"</script><script>alert(1)</script>", "</script><script>alert(1)</script>"},
    {"<!--<script>", "<!--<script>"},
    {"<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"},
    {"\"',\\", "\"',\\"},
    {"a\u202Eb\u202C", "a\\u{202e}b\\u{202c}"},
    {"a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c"},
    {std::string("a\0b\x1b[31m\n\r", 10), "a\\u{0}b\\u{1b}[31m\\u{a}\\u{d}"},
    {"\xff\xfe", "\\xff\\xfe"},
    {"学校 & <b>", "学校 & <b>"},
};

BOOST_AUTO_TEST_SUITE(report_html_data)

BOOST_DATA_TEST_CASE(what_inventories_say_cannot_leave_the_script, boost::unit_test::data::make(hostile), each) {
  const auto lines = page_lines(each.text);
  BOOST_TEST(lines.find('<') == std::string::npos);
  BOOST_TEST(lines.find("\xE2\x80\xA8") == std::string::npos);
  BOOST_TEST(std::count(lines.begin(), lines.end(), '\n') == 2);
  BOOST_TEST(lines.ends_with('\n'));
  const auto middle = lines.find('\n');
  const auto head = parsed(lines.substr(0, middle));
  BOOST_TEST(head[4].GetString() == each.shown);
  BOOST_TEST(head[5].GetString() == each.shown);
  const auto details = parsed(lines.substr(middle + 1));
  const auto& diagnostic = details["diagnostics"][0];
  BOOST_TEST(diagnostic["message"].GetString() == each.shown);
  BOOST_TEST(diagnostic["file"].GetString() == each.shown);
  BOOST_TEST(diagnostic["excerpt"].GetString() == each.shown);
}

BOOST_AUTO_TEST_CASE(among_many_an_invalid_inventory_keeps_the_first_diagnostics) {
  const auto lines = page_lines("x", Details::problems, 25);
  const auto details = parsed(lines.substr(lines.find('\n') + 1));
  BOOST_TEST(details["diagnostics"].Size() == 20);
  BOOST_TEST(details["more"].GetUint() == 5);
  const auto all = page_lines("x", Details::full, 25);
  BOOST_TEST(parsed(all.substr(all.find('\n') + 1))["diagnostics"].Size() == 25);
}

BOOST_AUTO_TEST_CASE(outcomes_are_one_letter_each) {
  BOOST_TEST(outcome_code(Outcome::pass, Level::mandatory) == 'p');
  BOOST_TEST(outcome_code(Outcome::fail, Level::mandatory) == 'f');
  BOOST_TEST(outcome_code(Outcome::unknown, Level::advisory) == 'U');
  BOOST_TEST(outcome_code(Outcome::not_due, Level::advisory) == 'D');
  BOOST_TEST(outcome_code(Outcome::not_applicable, Level::informational) == 'i');
}

BOOST_AUTO_TEST_CASE(only_the_facts_that_are_shown_are_named) {
  const auto vocabulary = vocabulary_of();
  ShownFacts shown(vocabulary->facts().size());
  const auto slot = *vocabulary->slot("net.wired");
  shown[slot] = true;
  std::string text;
  write_page_facts(text, *vocabulary, shown);
  BOOST_TEST(text == "{\"" + std::to_string(slot) + R"(":["net.wired",["有线","wired"]]})");
}

BOOST_AUTO_TEST_CASE(texts_of_html_are_escaped) {
  BOOST_TEST(html_escaped("<a href=\"x\">'&'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

BOOST_AUTO_TEST_CASE(the_page_makes_no_markup_of_texts_and_asks_for_nothing) {
  constexpr auto forbidden =
      std::to_array<std::string_view>({"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                                       "new Function", "http:", "https:", "</script", "localStorage"});
  std::size_t files = 0;
  for (const auto& file : embedded_files()) {
    if (!file.path.starts_with("assets/") || file.path.ends_with(".html")) continue;
    ++files;
    for (const auto word : forbidden) {
      const auto place = file.text.find(word);
      const bool absent = place == std::string_view::npos;
      const bool is_namespace = !absent && file.text.substr(place).starts_with("http://www.w3.org/2000/svg");
      BOOST_TEST((absent || is_namespace), file.path << ": " << word);
    }
  }
  BOOST_TEST(files > 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::report_html_data_test
