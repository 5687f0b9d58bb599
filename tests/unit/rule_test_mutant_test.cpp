#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/expression/parser.h"
#include "edu_check/rule_test/expression_mutants.h"
#include "edu_check/rule_test/mutant.h"
#include "edu_check/rule_test/syntax_text.h"
#include "rule_test_fixtures.h"

namespace edu_check::rule_test_mutant_test {

struct TextCase {
  std::string written;
  std::string text;
};
std::ostream& operator<<(std::ostream& to, const TextCase& row) { return to << row.written; }

const TextCase text_cases[] = {
    {"a and (b or c)", "a and (b or c)"},
    {"(a and b) or c", "a and b or c"},
    {"not (a or b)", "not (a or b)"},
    {"not (a == b)", "not a == b"},
    {"(not a) == b", "(not a) == b"},
    {"a - (b - c)", "a - (b - c)"},
    {"(a - b) - c", "a - b - c"},
    {"a * (b + c) / d", "a * (b + c) / d"},
    {"a / (b * c)", "a / (b * c)"},
    {"-(a + b) >= -3", "-(a + b) >= -3"},
    {"share( a , b )>=15 %", "share(a, b) >= 15%"},
    {"x >= if(a, 100 Mbps, 1 Gbps)", "x >= if(a, 100 Mbps, 1 Gbps)"},
    {"city in ['甲', '乙'] and since < 2020-01-01", "city in ['甲', '乙'] and since < 2020-01-01"},
};

BOOST_DATA_TEST_CASE(syntax_is_written_with_the_brackets_that_it_needs, text_cases) {
  const Source source("e", sample.written);
  Diagnostics diagnostics;
  const auto syntax = parse_expression({source.text(), source, 0}, diagnostics);
  BOOST_REQUIRE_MESSAGE(syntax, reported(diagnostics));
  BOOST_TEST(to_text(*syntax) == sample.text);
}

struct ChangeCase {
  std::string expression;
  std::string changes;  ///< a line each
};
std::ostream& operator<<(std::ostream& to, const ChangeCase& row) { return to << row.expression; }

const ChangeCase change_cases[] = {
    {"a >= 3", "a >= 3 → a > 3\na >= 3 → a <= 3\n3 → 2\n3 → 4\n"},
    {"a > 0", "a > 0 → a >= 0\na > 0 → a < 0\n0 → 1\n"},
    {"a == 0.5", "a == 0.5 → a != 0.5\n0.5 → 0.4\n0.5 → 0.6\n"},
    {"a < 15%", "a < 15% → a <= 15%\na < 15% → a > 15%\n15% → 14%\n15% → 16%\n15% → 15‰\n"},
    {"a <= 1.5‰", "a <= 1.5‰ → a < 1.5‰\na <= 1.5‰ → a >= 1.5‰\n1.5‰ → 1.4‰\n1.5‰ → 1.6‰\n1.5‰ → 1.5%\n"},
    {"a != 1 Gbps", "a != 1 Gbps → a == 1 Gbps\n1 Gbps → 0.999999 Gbps\n1 Gbps → 1.000001 Gbps\n1 Gbps → 1 Mbps\n"},
    {"a >= 2 万元",
     "a >= 2 万元 → a > 2 万元\na >= 2 万元 → a <= 2 万元\n2 万元 → 1 万元\n2 万元 → 3 万元\n2 万元 → 2 元\n"},
    {"a < 2018-01-01",
     "a < 2018-01-01 → a <= 2018-01-01\na < 2018-01-01 → a > 2018-01-01\n2018-01-01 → 2017-12-31\n2018-01-01 → "
     "2018-01-02\n"},
    {"n.a and n.b", "n.a and n.b → n.a or n.b\nn.a and n.b → n.a\nn.a and n.b → n.b\nn.a → not n.a\nn.b → not n.b\n"},
    {"n.a or n.b", "n.a or n.b → n.a and n.b\nn.a or n.b → n.a\nn.a or n.b → n.b\nn.a → not n.a\nn.b → not n.b\n"},
    {"not n.a", "not n.a → n.a\n"},
    {"known(n.a)", "known(n.a) → not known(n.a)\nn.a → not n.a\n"},
    {"a in n.list", "a in n.list → not a in n.list\nn.list → not n.list\n"},
    {"a in [b, c]", "a in [b, c] → not a in [b, c]\n[b, c] → [c]\n[b, c] → [b]\n"},
    {"if(a, b, c)", "if(a, b, c) → if(a, c, b)\n"},
    {"max(a, b)", "max(a, b) → min(a, b)\nmax(a, b) → b\nmax(a, b) → a\n"},
    {"min(a, b, c)",
     "min(a, b, c) → max(a, b, c)\nmin(a, b, c) → min(b, c)\nmin(a, b, c) → min(a, c)\nmin(a, b, c) → min(a, b)\n"},
    {"ceil(a / 2)", "ceil(a / 2) → floor(a / 2)\nceil(a / 2) → a / 2\na / 2 → a * 2\na / 2 → 2 / a\n2 → 1\n2 → 3\n"},
    {"a - b", "a - b → a + b\na - b → a\na - b → b\na - b → b - a\n"},
    {"share(a, b)", "share(a, b) → share(b, a)\n"},
    {"sum(a, b)", "sum(a, b) → sum(a)\n"},
    {"schools(a)", "schools(a) → schools()\n"},
    {"share_of_schools(a)", ""},
    {"true", "true → false\n"},
};

BOOST_DATA_TEST_CASE(every_small_change_of_an_expression_is_made, change_cases) {
  std::string changes;
  for (const auto& mutant : mutants_of(sample.expression)) changes += mutant.change + "\n";
  BOOST_TEST(changes == sample.changes);
}

BOOST_AUTO_TEST_CASE(a_change_stands_in_the_whole_expression_at_its_place) {
  const auto mutants = mutants_of("a or b > 5");
  BOOST_REQUIRE(mutants.size() == 7);
  BOOST_TEST(mutants.back().text == "a or b > 6");
  BOOST_TEST(mutants.back().offset == 9);
}

std::string names_of(const Standard& standard, std::uint32_t requirement) {
  std::string names;
  for (const auto& mutant : mutants_of(standard, requirement)) {
    const auto place = standard.source->position(mutant.offset);
    names += std::to_string(place.column) + " " + mutant.name + "\n";
  }
  return names;
}

BOOST_AUTO_TEST_CASE(dates_levels_and_conditions_are_changed) {
  BOOST_TEST(
      names_of(*load_tested_standard(), 1) ==
      "13 level: mandatory → advisory\n13 level: mandatory → informational\n"
      "109 by: 2022-12-31 → 2022-12-30\n109 by: 2022-12-31 → 2023-01-01\n"
      "92 require: net.bandwidth >= 500 Mbps → net.bandwidth > 500 Mbps\n"
      "92 require: net.bandwidth >= 500 Mbps → net.bandwidth <= 500 Mbps\n"
      "95 require: 500 Mbps → 499.999 Mbps\n95 require: 500 Mbps → 500.001 Mbps\n95 require: 500 Mbps → 500 Gbps\n");
}

BOOST_AUTO_TEST_CASE(applicability_and_alternatives_are_changed) {
  const auto names = names_of(*load_tested_standard(), 2);
  for (const std::string name :
       {"when: junior in school.stages → (none)", "when: junior in school.stages → not junior in school.stages",
        "alternatives[1] → (none)", "alternatives[1].require: 40 → 41"}) {
    BOOST_TEST(names.find(name) != std::string::npos, name);
  }
}

BOOST_AUTO_TEST_CASE(phases_are_changed_by_a_day_and_by_a_step) {
  const auto standard = load_tested_standard(replaced(
      tested_standard, "net.bandwidth >= 500 Mbps, by: 2022-12-31",
      "net.uptime >= threshold, phases: [{by: 2015-12-31, threshold: 50%}, {by: 2017-12-31, threshold: 99.5%}]"));
  std::string phases;
  for (const auto& mutant : mutants_of(*standard, 1)) {
    if (mutant.name.starts_with("phases")) phases += mutant.name + "\n";
  }
  BOOST_TEST(phases ==
             "phases[1]: 2015-12-31 → 2015-12-30\nphases[1]: 2015-12-31 → 2016-01-01\n"
             "phases[1]: 50% → 49%\nphases[1]: 50% → 51%\n"
             "phases[2]: 2017-12-31 → 2017-12-30\nphases[2]: 2017-12-31 → 2018-01-01\n"
             "phases[2]: 99.5% → 99.4%\nphases[2]: 99.5% → 99.6%\n");
}

BOOST_AUTO_TEST_CASE(two_changes_of_one_name_are_told_apart) {
  const auto standard = load_tested_standard(
      replaced(tested_standard, "net.bandwidth >= 500 Mbps", "rooms.total >= 5 and rooms.equipped <= 5"));
  const auto names = names_of(*standard, 1);
  BOOST_TEST(names.find("require: 5 → 6\n") != std::string::npos);
  BOOST_TEST(names.find("require: 5 → 6 (2)\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_informational_requirement_changes_its_level_only) {
  BOOST_TEST(names_of(*load_tested_standard(), 3) ==
             "13 level: informational → mandatory\n13 level: informational → advisory\n");
}

BOOST_AUTO_TEST_CASE(to_whom_the_standard_applies_is_changed) {
  const auto standard = load_tested_standard();
  std::string names;
  for (const auto& mutant : mutants_of_applicability(*standard, SubjectKind::school)) names += mutant.name + "\n";
  BOOST_TEST(names == "when: school.area == urban → (none)\nwhen: school.area == urban → school.area != urban\n");
  BOOST_TEST(mutants_of_applicability(*standard, SubjectKind::region).empty());
}

}  // namespace edu_check::rule_test_mutant_test
