#include "edu_check/expression/evaluator.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/expression/checker.h"
#include "fixtures.h"

namespace edu_check::expression_evaluator_test {

std::string word(Truth truth) { return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown"; }

Expression expression_of(const std::string& text,
                         const ExpressionRules& rules = {SubjectKind::school, {}, Kind::boolean}) {
  const Source source("e", text);
  Diagnostics diagnostics;
  auto expression = check_expression({source.text(), source, 0}, *small(), rules, diagnostics);
  BOOST_REQUIRE_MESSAGE(expression, reported(diagnostics));
  return *expression;
}

struct KleeneCase {
  std::string a;
  std::string b;
  std::string conjunction;
  std::string disjunction;
  std::string negation;
  std::string same;
};
std::ostream& operator<<(std::ostream& to, const KleeneCase& row) { return to << row.a << " " << row.b; }

/// Kleene 1952, § 64, the strong tables.
const KleeneCase tables[] = {
    {"yes", "yes", "yes", "yes", "no", "yes"},
    {"yes", "no", "no", "yes", "no", "no"},
    {"yes", "null", "unknown", "yes", "no", "unknown"},
    {"no", "yes", "no", "yes", "yes", "no"},
    {"no", "no", "no", "no", "yes", "yes"},
    {"no", "null", "no", "unknown", "yes", "unknown"},
    {"null", "yes", "unknown", "yes", "unknown", "unknown"},
    {"null", "no", "no", "unknown", "unknown", "unknown"},
    {"null", "null", "unknown", "unknown", "unknown", "unknown"},
};

BOOST_DATA_TEST_CASE(logic_is_three_valued, boost::unit_test::data::make(tables)) {
  const LoadedInventory inventory("net: {wired: " + sample.a + ", wireless: " + sample.b + "}\n");
  const auto result = [&](const std::string& text) {
    return word(evaluate(expression_of(text), {inventory->slots(), {}}));
  };
  BOOST_TEST(result("net.wired and net.wireless") == sample.conjunction);
  BOOST_TEST(result("net.wired or net.wireless") == sample.disjunction);
  BOOST_TEST(result("not net.wired") == sample.negation);
  BOOST_TEST(result("net.wired == net.wireless") == sample.same);
  const auto negated = sample.same == "unknown" ? "unknown" : sample.same == "yes" ? "no" : "yes";
  BOOST_TEST(result("net.wired != net.wireless") == negated);
}

struct ConditionCase {
  std::string inventory;
  std::string condition;
  std::string truth;
};
std::ostream& operator<<(std::ostream& to, const ConditionCase& row) {
  return to << row.condition << " of " << row.inventory;
}

const ConditionCase conditions[] = {
    {"net: {bandwidth: 500 Mbps}", "net.bandwidth >= 500 Mbps", "yes"},
    {"net: {bandwidth: 499.999 Mbps}", "net.bandwidth >= 500 Mbps", "no"},
    {"net: {bandwidth: 500 Mbps}", "net.bandwidth > 500 Mbps", "no"},
    {"net: {bandwidth: 0.5 Gbps}", "net.bandwidth == 500 Mbps", "yes"},
    {"net: {bandwidth: null}", "net.bandwidth >= 500 Mbps", "unknown"},
    {"{}", "net.bandwidth >= 500 Mbps", "unknown"},
    // a third three times is one: nothing is rounded
    {"rooms: {total: 3, equipped: 1}",
     "share(rooms.equipped, rooms.total) + share(rooms.equipped, rooms.total) + share(rooms.equipped, rooms.total) == "
     "100%",
     "yes"},
    {"rooms: {total: 7, equipped: 1}", "rooms.equipped / rooms.total * 7 == 1", "yes"},
    {"rooms: {total: 1000000, equipped: 150000}", "share(rooms.equipped, rooms.total) >= 15%", "yes"},
    {"rooms: {total: 1000000, equipped: 149999}", "share(rooms.equipped, rooms.total) >= 15%", "no"},
    {"rooms: {total: 0, equipped: 0}", "share(rooms.equipped, rooms.total) >= 0%", "unknown"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "students.total / rooms.total <= 6", "no"},
    {"rooms: {total: 0}\nstudents: {total: 0}", "students.total / rooms.total <= 6", "unknown"},
    {"students: {total: 12}\nrooms: {total: 2}", "students.total / rooms.total <= 6", "yes"},
    {"students: {total: 13}\nrooms: {total: 2}", "students.total / rooms.total <= 6", "no"},
    // an unknown class decides nothing where both thresholds agree
    {"net: {bandwidth: 99 Mbps}", "net.bandwidth >= if(school.area == rural, 100 Mbps, 500 Mbps)", "no"},
    {"net: {bandwidth: 100 Mbps}", "net.bandwidth >= if(school.area == rural, 100 Mbps, 500 Mbps)", "unknown"},
    {"net: {bandwidth: 499 Mbps}", "net.bandwidth >= if(school.area == rural, 100 Mbps, 500 Mbps)", "unknown"},
    {"net: {bandwidth: 500 Mbps}", "net.bandwidth >= if(school.area == rural, 100 Mbps, 500 Mbps)", "yes"},
    {"school: {area: rural}\nnet: {bandwidth: 100 Mbps}",
     "net.bandwidth >= if(school.area == rural, 100 Mbps, 500 Mbps)", "yes"},
    {"school: {area: urban}\nnet: {bandwidth: 100 Mbps}",
     "net.bandwidth >= if(school.area == rural, 100 Mbps, 500 Mbps)", "no"},
    {"net: {wired: yes}", "if(net.wireless, net.wired, net.wired)", "yes"},
    {"net: {wired: yes}", "if(net.wireless, net.wired, not net.wired)", "unknown"},
    {"students: {total: 1000}\nrooms: {total: 1}", "rooms.total >= max(1, ceil(students.total / 1000))", "yes"},
    {"students: {total: 1001}\nrooms: {total: 1}", "rooms.total >= max(1, ceil(students.total / 1000))", "no"},
    {"students: {total: 0}\nrooms: {total: 1}", "rooms.total >= max(1, ceil(students.total / 1000))", "yes"},
    {"rooms: {total: 0}", "rooms.total >= max(1, ceil(students.total / 1000))",
     "no"},  // whatever the number of students
    {"students: {total: 1199}\nrooms: {total: 1}", "rooms.total >= floor(students.total / 600)", "yes"},
    {"school: {stages: [primary]}", "primary in school.stages", "yes"},
    {"school: {stages: [primary]}", "junior in school.stages", "no"},
    {"{}", "primary in school.stages", "unknown"},
    {"school: {area: '220'}", "school.area in [rural]", "yes"},
    {"school: {area: urban}", "school.area in [rural]", "no"},
    {"{}", "school.area in [urban, rural]", "unknown"},
    {"school: {city: 成都}", "school.city in ['成都市', '成都']", "yes"},
    {"school: {city: 绵阳}", "school.city == '成都'", "no"},
    {"school: {city: 绵阳}", "school.city != '成都'", "yes"},
    {"{}", "school.city != '成都'", "unknown"},
    {"net: {since: 2025-09-01}", "as_of - net.since <= 365 days", "yes"},
    {"net: {since: 2025-08-31}", "as_of - net.since <= 365 days", "no"},
    {"net: {since: 2026-09-02}", "net.since <= as_of", "no"},
    {"net: {cost: 20 万元}", "net.cost >= 200000 元", "yes"},
    {"net: {uptime: 99.9%}", "net.uptime >= 999‰", "yes"},
    {"net: {since: null}", "known(net.since)", "no"},
    {"net: {since: 2026-01-01}", "known(net.since)", "yes"},
    {"students: {total: 5}", "known(students.total) and not known(students.junior)", "yes"},
    {"net: {bandwidth: 1 Mbps}\nstudents: {total: 3}", "net.bandwidth / students.total * 3 == 1 Mbps", "yes"},
    {"students: {total: 3}", "-students.total < 0 - 2", "yes"},
    {"students: {total: 999999999999999999}", "students.total * students.total > 1", "unknown"},  // does not fit
    // and leaves what comes after it alone
    {"students: {total: 999999999999999999}", "students.total * students.total > 1 or 2 + 2 == 4", "yes"},
    {"students: {total: 999999999999999999}", "students.total * students.total > 1 and 2 + 2 == 5", "no"},
    // x/0 refutes what is demanded, and never proves or excuses
    {"rooms: {total: 0}\nstudents: {total: 10}", "students.total / rooms.total >= 6", "unknown"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "students.total / rooms.total != 6", "unknown"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "students.total / rooms.total == 6", "no"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "not (students.total / rooms.total <= 6)", "unknown"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "if(students.total / rooms.total <= 6, false, true)", "unknown"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "students.total / rooms.total * 0 <= 6", "unknown"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "1 / (students.total / rooms.total) <= 6", "unknown"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "min(students.total / rooms.total, 5) >= 3", "unknown"},
    {"rooms: {total: 0, equipped: 0}", "rooms.equipped / rooms.total * 0 <= 6", "unknown"},
    {"rooms: {total: 0}", "if(net.wired, share(5, rooms.total), 100%) >= 60%", "unknown"},
    {"rooms: {total: 0}\nstudents: {total: 10}", "if(net.wired, students.total / rooms.total, 7) <= 6",
     "no"},  // whether wired or not
    // a share of more than all contradicts itself
    {"students: {total: 400}\nrooms: {total: 100}", "share(students.total, rooms.total) >= 60%", "unknown"},
    {"students: {total: 400}\nrooms: {total: 100}", "share(students.total, rooms.total) <= 60%", "unknown"},
    {"students: {total: 400}\nrooms: {total: 100}", "not (share(students.total, rooms.total) <= 60%)", "unknown"},
    {"students: {total: 400}\nrooms: {total: 100}", "students.total / rooms.total >= 0.6", "yes"},
};

BOOST_DATA_TEST_CASE(a_condition_is_evaluated, boost::unit_test::data::make(conditions)) {
  const LoadedInventory inventory(sample.inventory + "\n");
  BOOST_TEST(word(evaluate(expression_of(sample.condition), {inventory->slots(), *parse_date("2026-09-01")})) ==
             sample.truth);
}

BOOST_AUTO_TEST_CASE(the_threshold_is_that_of_the_phase) {
  const LoadedInventory inventory("net: {uptime: 60%}\n");
  const auto expression = expression_of("net.uptime >= threshold", {SubjectKind::school, Kind::percent, Kind::boolean});
  const Interval sixty = *Rational::of(60, 100);
  const Interval eighty = *Rational::of(80, 100);
  BOOST_TEST(word(evaluate(expression, {inventory->slots(), {}, &sixty})) == "yes");
  BOOST_TEST(word(evaluate(expression, {inventory->slots(), {}, &eighty})) == "no");
  BOOST_TEST(word(evaluate(expression, {inventory->slots(), {}})) == "unknown");
}

}  // namespace edu_check::expression_evaluator_test
