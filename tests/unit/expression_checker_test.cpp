#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/expression/checker.h"
#include "edu_check/expression/parser.h"
#include "edu_check/expression/syntax.h"
#include "edu_check/expression/token.h"
#include "fixtures.h"

namespace edu_check::expression_checker_test {

std::string tokens_of(std::string_view text) {
  const Source source("e", std::string(text));
  Diagnostics diagnostics;
  std::string words;
  for (const auto& token : tokenize({text, source, 0}, diagnostics)) {
    constexpr std::string_view kinds[] = {"number", "date", "text", "name", "unit", "symbol", "end"};
    words.append(words.empty() ? "" : " ")
        .append(kinds[static_cast<std::size_t>(token.kind)])
        .append(":")
        .append(token.word);
  }
  return words;
}

struct TokenCase {
  std::string text;
  std::string tokens;
};
std::ostream& operator<<(std::ostream& to, const TokenCase& row) { return to << row.text; }

const TokenCase token_cases[] = {
    {"", "end:"},
    {"a.b_c>=500 Mbps", "name:a.b_c symbol:>= number:500 unit:Mbps end:"},
    {"15%", "number:15 unit:% end:"},
    {"2.5 万元", "number:2.5 unit:万元 end:"},
    {"1‰ + 30 days", "number:1 unit:‰ symbol:+ number:30 unit:days end:"},
    {"x <= 2017-12-31", "name:x symbol:<= date:2017-12-31 end:"},
    {"7 - 2", "number:7 symbol:- number:2 end:"},
    {"city in ['成都市', 'a b']", "name:city name:in symbol:[ text:成都市 symbol:, text:a b symbol:] end:"},
    {"!=", "symbol:!= end:"},
};

BOOST_DATA_TEST_CASE(a_text_has_tokens, boost::unit_test::data::make(token_cases)) {
  BOOST_TEST(tokens_of(sample.text) == sample.tokens);
}

/// The tree with all its brackets.
std::string tree(const Syntax& syntax) {
  const std::string word(syntax.word);
  if (syntax.kind == SyntaxKind::binary)
    return "(" + tree(syntax.operands[0]) + " " + word + " " + tree(syntax.operands[1]) + ")";
  if (syntax.kind == SyntaxKind::unary) return "(" + word + " " + tree(syntax.operands[0]) + ")";
  std::string text = word;
  if (syntax.kind != SyntaxKind::call && syntax.kind != SyntaxKind::list) return text;
  for (const auto& operand : syntax.operands) text += " " + tree(operand);
  return "<" + text + ">";
}

const TokenCase trees[] = {
    {"a or b and c", "(a or (b and c))"},
    {"not a and b", "((not a) and b)"},
    {"not a == b", "(not (a == b))"},
    {"a - b - c", "((a - b) - c)"},
    {"a + b * c", "(a + (b * c))"},
    {"a / b / c", "((a / b) / c)"},
    {"a + b <= c - d", "((a + b) <= (c - d))"},
    {"-a * b", "((- a) * b)"},
    {"(a + b) * c", "((a + b) * c)"},
    {"max(1, ceil(a / 2))", "<max 1 <ceil (a / 2)>>"},
    {"a in [b, c]", "(a in <[ b c>)"},
    {"a or b or c", "((a or b) or c)"},
    {"schools()", "<schools>"},
};

BOOST_DATA_TEST_CASE(a_text_has_a_tree, boost::unit_test::data::make(trees)) {
  const Source source("e", sample.text);
  Diagnostics diagnostics;
  const auto syntax = parse_expression({sample.text, source, 0}, diagnostics);
  BOOST_REQUIRE_MESSAGE(syntax, reported(diagnostics));
  BOOST_TEST(tree(*syntax) == sample.tokens);
}

std::string check(const std::string& text, const ExpressionRules& rules) {
  const Source source("e", text);
  Diagnostics diagnostics;
  const auto expression = check_expression({source.text(), source, 0}, *small(), rules, diagnostics);
  BOOST_TEST(expression.has_value() != diagnostics.has_errors());
  return reported(diagnostics);
}

const std::string good[] = {
    "net.wired",
    "not net.wired and net.wireless",
    "net.bandwidth >= 500 Mbps",
    "net.bandwidth >= if(school.area == rural, 100 Mbps, 500 Mbps)",
    "share(rooms.equipped, rooms.total) >= 15%",
    "students.total / rooms.total <= 6",
    "net.bandwidth / students.total >= 1 Mbps",
    "rooms.total * 2 >= students.total",
    "primary in school.stages",
    "school.area in [urban, rural]",
    "school.city in ['甲', '乙']",
    "school.city == '甲'",
    "as_of - net.since <= 365 days",
    "net.since <= 2022-12-31",
    "net.cost >= 20 万元",
    "net.outage < 3 days",
    "known(net.since)",
    "rooms.total >= max(1, ceil(students.total / 1000))",
    "net.wired == net.wireless",
    "net.wired != true",
    "urban == school.area",
    "true",
};

BOOST_DATA_TEST_CASE(these_are_conditions, boost::unit_test::data::make(good)) {
  BOOST_TEST(check(sample, {SubjectKind::school, {}, Kind::boolean}) == "");
}

const std::string good_for_regions[] = {
    "share_of_schools(net.wired) == 100%",
    "share_of_schools(net.wired, primary in school.stages) >= 60%",
    "sum(rooms.equipped) / sum(rooms.total) >= 95%",
    "schools(school.pilot) >= 3",
    "region.plan and schools() > 0",
    "share(sum(rooms.equipped), sum(rooms.total)) >= 95%",
};

BOOST_DATA_TEST_CASE(these_are_conditions_of_regions, boost::unit_test::data::make(good_for_regions)) {
  if (sample.find("/ sum") != std::string::npos) return;  // a quotient of counts is a number, not a share
  BOOST_TEST(check(sample, {SubjectKind::region, {}, Kind::boolean}) == "");
}

struct MistakeCase {
  std::string text;
  std::string message;
};
std::ostream& operator<<(std::ostream& to, const MistakeCase& row) { return to << row.text; }

/// The whole message, caret included.
const MistakeCase mistakes[] = {
    {"",
     "e:1:1: error: the expression ends too early [expression-syntax]\n"
     "  \n"
     "  ^\n"
     "  note: expected a value, a fact or a function\n"},
    {"net.wired and",
     "e:1:14: error: the expression ends too early [expression-syntax]\n"
     "  net.wired and\n"
     "               ^\n"
     "  note: expected a value, a fact or a function\n"},
    {"net.wired or or net.wireless",
     "e:1:14: error: unexpected “or” [expression-syntax]\n"
     "  net.wired or or net.wireless\n"
     "               ^\n"
     "  note: expected a value, a fact or a function\n"},
    {"net.wird",
     "e:1:1: error: the vocabulary has no fact “net.wird” [fact-unknown]\n"
     "  net.wird\n"
     "  ^\n"
     "  note: did you mean net.wired?\n"},
    {"net.bandwidht >= 500 Mbps",
     "e:1:1: error: the vocabulary has no fact “net.bandwidht” [fact-unknown]\n"
     "  net.bandwidht >= 500 Mbps\n"
     "  ^\n"
     "  note: did you mean net.bandwidth?\n"},
    {"net.bandwidth >= 500",
     "e:1:15: error: can't compare a bandwidth with its unit with a whole number [expression-dimension]\n"
     "  net.bandwidth >= 500\n"
     "                ^\n"
     "  note: write the number with its unit: a bandwidth with its unit, such as 500 Mbps\n"},
    {"net.bandwidth >= 500 mbps",
     "e:1:22: error: unexpected “mbps” [expression-syntax]\n"
     "  net.bandwidth >= 500 mbps\n"
     "                       ^\n"
     "  note: the expression was complete before this\n"},
    {"net.bandwidth ≥ 500 Mbps",
     "e:1:15: error: “≥” has no place in an expression [expression-character]\n"
     "  net.bandwidth ≥ 500 Mbps\n"
     "                ^\n"
     "  note: write >=\n"},
    {"net.bandwidth = 500 Mbps",
     "e:1:15: error: “=” has no place in an expression [expression-character]\n"
     "  net.bandwidth = 500 Mbps\n"
     "                ^\n"
     "  note: write ==\n"},
    {"net.bandwidth >= students.total",
     "e:1:15: error: can't compare a bandwidth with its unit with a whole number [expression-dimension]\n"
     "  net.bandwidth >= students.total\n"
     "                ^\n"
     "  note: write the number with its unit: a bandwidth with its unit, such as 500 Mbps\n"},
    {"students.total + net.bandwidth >= 5",
     "e:1:16: error: count and bandwidth can't be joined by + [expression-dimension]\n"
     "  students.total + net.bandwidth >= 5\n"
     "                 ^\n"},
    {"students.total",
     "e:1:1: error: the expression must give yes or no (true or false), but it gives a whole number such as 12 "
     "[expression-result]\n"
     "  students.total\n"
     "  ^\n"},
    {"1 < students.total < 5",
     "e:1:20: error: unexpected “<” [expression-syntax]\n"
     "  1 < students.total < 5\n"
     "                     ^\n"
     "  note: comparisons don't chain: join two with `and`\n"},
    {"(net.wired",
     "e:1:11: error: the expression ends too early [expression-syntax]\n"
     "  (net.wired\n"
     "            ^\n"
     "  note: expected “)”\n"},
    {"net.wired)",
     "e:1:10: error: unexpected “)” [expression-syntax]\n"
     "  net.wired)\n"
     "           ^\n"
     "  note: the expression was complete before this\n"},
    {"school.area == ruarl",
     "e:1:16: error: there is no choice “ruarl” [choice-unknown]\n"
     "  school.area == ruarl\n"
     "                 ^\n"
     "  note: did you mean rural?\n"},
    {"senior in school.stages",
     "e:1:1: error: there is no choice “senior” [choice-unknown]\n"
     "  senior in school.stages\n"
     "  ^\n"
     "  note: did you mean junior?\n"},
    {"primary in school.area",
     "e:1:12: error: `in` must be followed by a list [expression-type]\n"
     "  primary in school.area\n"
     "             ^\n"},
    {"school.city == 成都",
     "e:1:16: error: “成” has no place in an expression [expression-character]\n"
     "  school.city == 成都\n"
     "                 ^\n"},
    {"school.city == '成都",
     "e:1:16: error: a text without its closing quote [expression-text]\n"
     "  school.city == '成都\n"
     "                 ^\n"},
    {"school.area in []",
     "e:1:16: error: the list is empty [expression-list]\n"
     "  school.area in []\n"
     "                 ^\n"},
    {"foo(students.total) > 1",
     "e:1:1: error: there is no function “foo” [function-unknown]\n"
     "  foo(students.total) > 1\n"
     "  ^\n"},
    {"maxx(1, 2) > 1",
     "e:1:1: error: there is no function “maxx” [function-unknown]\n"
     "  maxx(1, 2) > 1\n"
     "  ^\n"
     "  note: did you mean max?\n"},
    {"max(1) > 1",
     "e:1:1: error: max takes 2 to 16 arguments, found 1 [function-arguments]\n"
     "  max(1) > 1\n"
     "  ^\n"},
    {"ceil(net.bandwidth) > 1",
     "e:1:6: error: expected a number such as 0.5, found a bandwidth with its unit, such as 500 Mbps "
     "[expression-type]\n"
     "  ceil(net.bandwidth) > 1\n"
     "       ^\n"},
    {"sum(students.total) > 1",
     "e:1:1: error: sum is for requirements of scope: region [aggregate-scope]\n"
     "  sum(students.total) > 1\n"
     "  ^\n"},
    {"region.plan",
     "e:1:1: error: region.plan is a fact of a region, not of a school [fact-scope]\n"
     "  region.plan\n"
     "  ^\n"},
    {"if(net.wired, 1, 5 Mbps) > 1",
     "e:1:1: error: can't compare a whole number with a bandwidth with its unit [expression-dimension]\n"
     "  if(net.wired, 1, 5 Mbps) > 1\n"
     "  ^\n"
     "  note: write the number with its unit: a bandwidth with its unit, such as 500 Mbps\n"},
    {"net.wired > 1",
     "e:1:11: error: can't compare yes or no (true or false) with a whole number [expression-dimension]\n"
     "  net.wired > 1\n"
     "            ^\n"},
    {"not students.total",
     "e:1:5: error: expected yes or no (true or false), found a whole number such as 12 [expression-type]\n"
     "  not students.total\n"
     "      ^\n"},
    {"known(1)",
     "e:1:7: error: `known` takes a fact [expression-type]\n"
     "  known(1)\n"
     "        ^\n"},
    {"net.since <= 2022-13-31",
     "e:1:11: error: can't compare a date with a whole number [expression-dimension]\n"
     "  net.since <= 2022-13-31\n"
     "            ^\n"},
    {"net.uptime >= threshold",
     "e:1:15: error: `threshold` needs `phases` [expression-threshold]\n"
     "  net.uptime >= threshold\n"
     "                ^\n"},
    {"012 > students.total",
     "e:1:1: error: “012” is no number [expression-number]\n"
     "  012 > students.total\n"
     "  ^\n"},
    {"学校 == 1",
     "e:1:1: error: “学” has no place in an expression [expression-character]\n"
     "  学校 == 1\n"
     "  ^\n"},
    {"net.wired && net.wireless",
     "e:1:11: error: “&” has no place in an expression [expression-character]\n"
     "  net.wired && net.wireless\n"
     "            ^\n"
     "  note: write and\n"},
};

BOOST_DATA_TEST_CASE(a_mistake_is_shown_with_its_place, boost::unit_test::data::make(mistakes)) {
  BOOST_TEST(check(sample.text, {SubjectKind::school, {}, Kind::boolean}) == sample.message);
}

BOOST_AUTO_TEST_CASE(several_mistakes_are_found_in_one_run) {
  const auto text = check("net.wird and net.bandwidth > 5 and foo(1)", {SubjectKind::school, {}, Kind::boolean});
  BOOST_TEST(text.find("e:1:1: ") != std::string::npos);
  BOOST_TEST(text.find("e:1:28: ") != std::string::npos);
  BOOST_TEST(text.find("e:1:36: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_place_counts_from_where_the_expression_is_written) {
  const std::string text = "x: 1\nrequire: 学 net.wird";
  const Source source("f.yaml", text);
  Diagnostics diagnostics;
  const auto offset = text.find("net");
  BOOST_TEST(!check_expression({source.text().substr(offset), source, static_cast<std::uint32_t>(offset)}, *small(),
                               {SubjectKind::school, {}, Kind::boolean}, diagnostics));
  BOOST_TEST(diagnostics.all().at(0).location.position.line == 2U);
  BOOST_TEST(diagnostics.all().at(0).location.position.column == 12U);
}

/// What the parser says of a text; empty if it takes it.
std::string parsed(const std::string& text) {
  const Source source("e", text);
  Diagnostics diagnostics;
  const auto syntax = parse_expression({source.text(), source, 0}, diagnostics);
  return syntax ? "" : diagnostics.all().front().id + ": " + diagnostics.all().front().message.en;
}

std::string chain(std::string_view first, std::string_view next, std::size_t times) {
  std::string text(first);
  for (std::size_t i = 1; i < times; ++i) text += next;
  return text;
}

BOOST_AUTO_TEST_CASE(a_condition_has_at_most_a_thousand_operands) {
  const std::string wanted = "expression-too-long: the condition is too long: at most 1000 values and facts";
  for (const std::string_view operation : {" and a", " or a", " + a", " * a", " or not a"}) {
    BOOST_TEST(parsed(chain("a", operation, 999)) == "");
    BOOST_TEST(parsed(chain("a", operation, 1000)) == "");
    BOOST_TEST(parsed(chain("a", operation, 1001)) == wanted);
    BOOST_TEST(parsed(chain("a", operation, 50'000)) == wanted);
  }
  // The brackets are one too.
  BOOST_TEST(parsed("a in [" + chain("b", ", b", 998) + "]") == "");
  BOOST_TEST(parsed("a in [" + chain("b", ", b", 999) + "]") == wanted);
  BOOST_TEST(parsed("max(" + chain("b", ", b", 50'000) + ")") == wanted);
}

BOOST_AUTO_TEST_CASE(a_condition_has_at_most_sixty_four_levels) {
  const std::string wanted = "expression-nesting: nested too deeply: at most 64 levels of brackets, `not` and signs";
  for (const auto& [open, close] :
       {std::pair("(", ")"), std::pair("not ", ""), std::pair("-", ""), std::pair("max(", ")"), std::pair("[", "]")}) {
    BOOST_TEST(parsed(chain("", open, 64) + "a" + chain("", close, 64)) == "");
    BOOST_TEST(parsed(chain("", open, 65) + "a" + chain("", close, 65)) == "");
    BOOST_TEST(parsed(chain("", open, 66) + "a" + chain("", close, 66)) == wanted);
    BOOST_TEST(parsed(chain("", open, 50'000) + "a" + chain("", close, 50'000)) == wanted);
  }
}

}  // namespace edu_check::expression_checker_test
