#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "edu_check/lint/fix.h"
#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_odd_space_test {

struct SpaceCase {
  std::string name;
  std::string text;
  std::string place;   ///< line:column of the first report
  std::string what;    ///< in its message
  std::string mended;  ///< the text with all replacements; empty if there is none
};
std::ostream& operator<<(std::ostream& to, const SpaceCase& row) { return to << row.name; }

const SpaceCase spaces[] = {
    {"after the colon", "a: 1\nb:\u00A0800\nc: 1\n", "2:3", "a no-break space (U+00A0)", "a: 1\nb: 800\nc: 1\n"},
    {"after the colon, thin", "b:\u2009800\n", "1:3", "a thin space (U+2009)", "b: 800\n"},
    {"after the colon, several", "b:\u3000 \u3000800\n", "1:3", "a full-width space (U+3000)", "b: 800\n"},
    {"after the last colon", "a: {b: 1}\nc:\u00A0800", "2:3", "a no-break space", "a: {b: 1}\nc: 800"},
    {"before the value", "b: \u3000x\n", "1:4", "a full-width space", "b: x\n"},
    {"after the value", "b: x\u00A0\n", "1:5", "a no-break space", "b: x\n"},
    {"after the value, CRLF", "b: x\u3000\r\nc: 1\r\n", "1:5", "a full-width space", "b: x\r\nc: 1\r\n"},
    {"before the colon", "学校\u3000: 1\n", "1:3", "a full-width space", "学校: 1\n"},
    {"indentation", "a:\n\u00A0\u00A0b: 1\n\u00A0\u00A0c: 1\n", "2:1", "a no-break space", "a:\n  b: 1\n  c: 1\n"},
    {"indentation, full-width", "a:\n\u3000b: 1\n\u3000c: 1\n", "2:1", "a full-width space", ""},
    {"dash", "a:\n  -\u00A0x\n  -\u00A0y\nb: 1\n", "2:4", "a no-break space", "a:\n  - x\n  - y\nb: 1\n"},
    {"flow", "a: [x,\u3000y]\n", "1:7", "a full-width space", "a: [x, y]\n"},
    {"flow mapping", "a: {b:\u00A01}\nc: 1\n", "1:7", "a no-break space", "a: {b: 1}\nc: 1\n"},
    {"comment", "a: \"x\"\u00A0# c\n", "1:7", "a no-break space", "a: \"x\" # c\n"},
};

/// The text with all that is reported replaced.
std::string mended(const std::string& text) {
  const auto lint = [](const Source& source, Diagnostics& found) {
    EventRecorder events;
    (void)read(source, events, found);
  };
  auto fixed = fix_text(Source("inventory.yaml", text), lint);
  Diagnostics left;
  lint(Source("inventory.yaml", fixed.text), left);
  return left.has_errors() ? "not mended: " + render(left, Language::en) : fixed.text;
}

BOOST_DATA_TEST_CASE(odd_spaces_are_named_at_their_place, boost::unit_test::data::make(spaces)) {
  const auto rendered = messages_of(sample.text, Language::en);
  const auto first = rendered.substr(0, rendered.find('\n'));
  BOOST_TEST(first.starts_with("inventory.yaml:" + sample.place + ": error: there is " + sample.what), rendered);
  if (!sample.mended.empty()) BOOST_TEST(mended(sample.text) == sample.mended);
}

BOOST_AUTO_TEST_CASE(invisible_characters_are_named_too) {
  const auto rendered = messages_of("a: 1\nb:\u200B800\nc: 1\n", Language::en);
  BOOST_TEST(rendered.find("inventory.yaml:2:3: error: there is a zero-width space (U+200B) here "
                           "[yaml-invisible-character]") == 0U,
             rendered);
}

BOOST_AUTO_TEST_CASE(within_texts_they_are_nobodys_mistake) {
  for (const std::string text :
       {"a: x\u3000y\n", "a: \"\u3000x\"\n", "a: x # \u3000\n", "# \u00A0\na: 1\n", "a: '：\u00A0'\n"}) {
    BOOST_TEST(messages_of(text, Language::en).find("U+") == std::string::npos, text);
  }
  // Another mistake stays what it is.
  BOOST_TEST(messages_of("a: \"x\u3000\"y\nb: 1\n", Language::en).find("U+3000") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_can_only_be_meant_mends_the_syntax) {
  BOOST_TEST(mended("a：1\n") == "a: 1\n");
  BOOST_TEST(mended("a:\n  b： 1\n  c：\n    d: 1\n") == "a:\n  b: 1\n  c:\n    d: 1\n");
  BOOST_TEST(mended("a:1\nb: 2\n") == "a: 1\nb: 2\n");
  BOOST_TEST(mended("a:\n\tb: 1\n\tc:\n\t\td: 1\n") == "a:\n  b: 1\n  c:\n    d: 1\n");
  BOOST_TEST(mended("x:\n    y: 1\na:\n\tb: 1\n") == "x:\n    y: 1\na:\n    b: 1\n");
  BOOST_TEST(mended("a: \"x\"# c\n") == "a: \"x\" # c\n");
}

}  // namespace edu_check::yaml::yaml_odd_space_test
