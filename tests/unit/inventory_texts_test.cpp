#include <boost/test/unit_test.hpp>
#include <string>

#include "unit/fixtures.h"

namespace edu_check::inventory_texts_test {

std::string report_on(const std::string& text) { return render(LoadedInventory(text).diagnostics(), Language::en); }

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

BOOST_AUTO_TEST_CASE(a_text_has_at_most_a_thousand_characters) {
  for (const std::string_view one : {"x", "校", "𠮷"}) {
    BOOST_TEST(report_on("school.city: " + repeated(one, 999) + "\n") == "");
    BOOST_TEST(report_on("school.city: " + repeated(one, 1000) + "\n") == "");
    BOOST_TEST(report_on("school.city: " + repeated(one, 1001) + "\n")
                   .starts_with("school.yaml:1:14: error: a text of 1001 characters, expected at most 1000 "
                                "[text-too-long]\n"));
  }
}

BOOST_AUTO_TEST_CASE(so_have_keys_and_whatever_else_is_read) {
  const auto large = repeated("x", 1001);
  for (const auto& text : {large + ": 1\n", "'" + large + "': 1\n", "school.area: " + large + "\n",
                           "date: " + large + "\n", "kind: " + large + "\n", "school.stages: [" + large + "]\n",
                           "evidence: {" + large + ": a.pdf}\n", "evidence: {school.city: [" + large + "]}\n"}) {
    const auto report = report_on(text);
    BOOST_TEST(report.find("[text-too-long]") != std::string::npos, report);
    BOOST_TEST(report.find("[key-unknown]") == std::string::npos, report);
  }
  // What is of no meaning anyway is not measured.
  BOOST_TEST(report_on("unknown: " + large + "\n").find("[text-too-long]") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_name_with_a_character_of_no_width_is_refused) {
  BOOST_TEST(report_on("school.city: 西安\u200B市\n") ==
             "school.yaml:1:16: error: “西安\\u{200b}市” holds a zero-width space (U+200B) [value-odd-character]\n"
             "  school.city: 西安\\u{200b}市\n"
             "                   ^\n"
             "  note: delete it\n");
  BOOST_TEST(report_on("school.city: \"\u3000西安市\"\n").find("holds a full-width space (U+3000)") !=
             std::string::npos);
  for (const std::string mark : {"\u200C", "\u200D", "\u200E", "\u202E", "\u2066", "\u3164"}) {
    BOOST_TEST(report_on("school.city: \"西安市" + mark + "\"\n").find("[value-odd-character]") != std::string::npos);
    BOOST_TEST(report_on("school.city: \"" + mark + "西安市\"\n").find("[value-odd-character]") != std::string::npos);
    BOOST_TEST(report_on("school.city: \"西" + mark + "安市\"\n") == "");
  }
  // Within a name, some scripts need them; what acts on a display is shown by its number.
  BOOST_TEST(report_on("school.city: ᠬᠥᠬᠡ\u202Fᠬᠣᠲᠠ\n") == "");
  BOOST_TEST(report_on("school.name: 第一\u3000小学\n") == "");
}

BOOST_AUTO_TEST_CASE(an_odd_character_in_a_key_is_named_with_the_key_that_is_meant) {
  BOOST_TEST(report_on("net.\u200Bwired: true\n") ==
             "school.yaml:1:5: error: unknown key “net.\\u{200b}wired” [key-unknown]\n"
             "  net.\\u{200b}wired: true\n"
             "      ^\n"
             "  note: the key holds a zero-width space (U+200B): write net.wired\n");
  BOOST_TEST(report_on("evidence: {net.\u200Bwired: a.pdf}\n").find("write net.wired") != std::string::npos);
  BOOST_TEST(report_on("Net.Wired: true\n").find("did you mean “net.wired”?") != std::string::npos);
  BOOST_TEST(report_on("x\u00A0y: true\n").find("holds a no-break space (U+00A0): use an ordinary space") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(dates_are_explained_wherever_they_stand) {
  for (const std::string key : {"date: ", "net.since: "}) {
    BOOST_TEST(report_on(key + "46266\n").find("looks like a number that Excel made of a date") != std::string::npos);
    BOOST_TEST(report_on(key + "2026-09-01 00:00:00\n").find("write 2026-09-01\n") != std::string::npos);
  }
}

}  // namespace edu_check::inventory_texts_test
