#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <string>

#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_syntax_error_places_test {

/// `2:3 yaml-missing-space;` of each error, whichever reader is chosen.
std::string errors_of(const std::string& text) {
  std::string all;
  const auto messages = messages_of(text, Language::en);
  const std::string name = "inventory.yaml:";
  for (auto at = messages.find(name); at != std::string::npos; at = messages.find(name, at)) {
    at += name.size();
    const auto line = messages.substr(at, messages.find('\n', at) - at);
    const auto id = line.rfind('[');
    all += line.substr(0, line.find(": ")) + " " + line.substr(id + 1, line.size() - id - 2) + ";";
  }
  return all;
}

struct ErrorsCase {
  std::string text;
  std::string errors;
};
std::ostream& operator<<(std::ostream& to, const ErrorsCase& row) { return to << row.text; }

const ErrorsCase errors_cases[] = {
    // The first entry of an item, whose dash is not the mistake; the texts of a list are none.
    {"w:\n  - a：1\n    b: 2\n", "2:6 yaml-full-width-colon;"},
    {"w:\n  - a:1\n    b: 2\n", "2:6 yaml-missing-space;"},
    {"w:\n  - a 1\n    b: 2\n", "2:5 yaml-missing-colon;"},
    {"w:\n  - a: 1\n    b: 2\n  - a：1\n    b: 2\n  # c\n  -  a：1\n     b: 2\n",
     "4:6 yaml-full-width-colon;7:7 yaml-full-width-colon;"},
    {"w:\n  - a：1\n    b：2\n", "2:6 yaml-full-width-colon;3:6 yaml-full-width-colon;"},
    {"a：1\nw:\n  - b：1\n    c: 2\n  - 注：见下\n  - 注：见下\n",
     "1:2 yaml-full-width-colon;3:6 yaml-full-width-colon;"},
    {"w:\n  - 注：见下\n  - 注：见下\n", ""},
    // The start of a document is no entry.
    {"---\na 1\nb: 2\n", "2:1 yaml-missing-colon;"},
    {"--- # c\na 1\nb: 2\n", "2:1 yaml-missing-colon;"},
    {"%YAML 1.2\n---\na 1\nb: 2\n", "1:1 yaml-directive;3:1 yaml-missing-colon;"},
    {"---\n%YAML 1.2\n---\na: 1\n", "2:1 yaml-directive;"},
    {"---\n# c\n%YAML 1.2\n", "3:1 yaml-directive;"},
    // What ends before its bracket or quote does is no key without a value.
    {R"({"a":{"b":"c"},"d":5)", "1:1 yaml-unclosed-bracket;"},
    {"{\n\"a\":{\"b\":\"c\"},\n\"d\":5\n", "1:1 yaml-unclosed-bracket;"},
    {R"({"a":{"b":"c")", "1:6 yaml-unclosed-bracket;"},
    {R"({"a": [1, 2)", "1:7 yaml-unclosed-bracket;"},
    {"{\"a\": [\n1,\n2\n", "1:7 yaml-unclosed-bracket;"},
    {R"({"a": 1, "b")", "1:1 yaml-unclosed-bracket;"},
    {"{", "1:1 yaml-unclosed-bracket;"},
    {"a: [1, b\n", "1:4 yaml-unclosed-bracket;"},
    {R"({"a":"b)", "1:6 yaml-unclosed-quote;"},
    {"{a: 1}: 2\n[x, y]: 3\n", "1:1 yaml-complex-key;2:1 yaml-complex-key;"},
};

BOOST_DATA_TEST_CASE(places_of_errors, boost::unit_test::data::make(errors_cases), row) {
  BOOST_TEST(errors_of(row.text) == row.errors);
}

}  // namespace edu_check::yaml::yaml_syntax_error_places_test
