#include <boost/test/unit_test.hpp>
#include <string>

#include "edu_check/json/json_schema_format.h"
#include "edu_check/result/assessment_check_format.h"
#include "edu_check/standard/embedded.h"

namespace edu_check::json_json_schema_test {

std::string mistake_in(const char* schema, const char* json) {
  JsonDocument document;
  document.Parse(json);
  const auto mistake = JsonSchema(schema).check(document);
  return mistake ? mistake->place + ": " + mistake->text.en : std::string();
}

BOOST_AUTO_TEST_SUITE(report_json_schema)

BOOST_AUTO_TEST_CASE(the_schemas_of_what_is_read_use_known_words) {
  BOOST_TEST(result_schema().unknown_words().empty());
  BOOST_TEST(!JsonSchema(R"({"type": "object", "maxLength": 3})").unknown_words().empty());
}

BOOST_AUTO_TEST_CASE(each_word_is_held) {
  BOOST_TEST(mistake_in(R"({"type": "integer", "minimum": 1})", "1") == "");
  BOOST_TEST(mistake_in(R"({"type": "integer", "minimum": 1})", "0") == ": is less than 1");
  BOOST_TEST(mistake_in(R"({"type": "integer"})", "1.5") == ": is of a wrong type");
  BOOST_TEST(mistake_in(R"({"type": ["string", "null"]})", "null") == "");
  BOOST_TEST(mistake_in(R"({"type": ["string", "null"]})", "true") == ": is of a wrong type");
  BOOST_TEST(mistake_in(R"({"enum": ["a", null]})", "null") == "");
  BOOST_TEST(mistake_in(R"({"enum": ["a", null]})", R"("b")") == ": is none of the words that may stand there");
  BOOST_TEST(mistake_in(R"({"const": true})", "false") == ": is not true");
  BOOST_TEST(mistake_in(R"({"type": "string", "pattern": "^[a-z]+$"})", R"("ab")") == "");
  BOOST_TEST(mistake_in(R"({"type": "string", "pattern": "^[a-z]+$"})", R"("a1")") ==
             ": is not written as it should be");
  const auto longest = "\"" + std::string(100'000, 'a') + "\"";
  BOOST_TEST(mistake_in(R"({"type": "string", "pattern": "^[a-z]+$"})", longest.c_str()) != "");
  BOOST_TEST(mistake_in(R"({"type": "array", "items": {"type": "null"}, "minItems": 1, "maxItems": 2})", "[null, 1]") ==
             "1: is of a wrong type");
  BOOST_TEST(mistake_in(R"({"type": "array", "minItems": 1})", "[]") == ": has a wrong number of elements");
  BOOST_TEST(mistake_in(R"({"type": "array", "uniqueItems": true})", R"(["a", "b", "a"])") == ": has an element twice");
  constexpr const char* object =
      R"({"type": "object", "additionalProperties": false, "required": ["a"], "properties": {"a": {"$ref": "#/$defs/n"}, "b": {}},
          "dependentRequired": {"b": ["c"]}, "$defs": {"n": {"type": "array", "items": {"$ref": "#/$defs/n"}}}})";
  BOOST_TEST(mistake_in(object, R"({"a": [[], [[]]]})") == "");
  BOOST_TEST(mistake_in(object, R"({"a": [[], [[1]]]})") == "a/1/0/0: is of a wrong type");
  BOOST_TEST(mistake_in(object, "{}") == "a: is missing");
  BOOST_TEST(mistake_in(object, R"({"a": [], "d": 1})") == "d: is no member that may stand there");
  BOOST_TEST(mistake_in(object, R"({"a": [], "a": []})") == "a: stands there twice");
  BOOST_TEST(mistake_in(object, R"({"a": [], "b": 1})") == "b: is incomplete");
  BOOST_TEST(
      mistake_in(R"({"anyOf": [{"type": "null"}, {"type": "object", "required": ["a"], "properties": {"a": {}}}]})",
                 "{}") == "a: is missing");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::json_json_schema_test
