#include "edu_check/result/gathered.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <string>

namespace edu_check::result_gathered_test {

Gathered gathered_sample() {
  AggregateState state;
  state.sum = {Bound{*Rational::of(-7, 3)}, Bound{{}, Bound::Infinite::above}};
  state.members = 5;
  state.maybe_members = 1;
  state.met = 2;
  state.met_unknown = 3;
  state.maybe_met = 4;
  state.maybe_met_unknown = 6;
  state.doubtful = state.undocumented = 1;
  AggregateState large;
  large.sum = {Bound{{}, Bound::Infinite::below}, Bound{Rational(std::numeric_limits<std::int64_t>::max())}};
  Gathered gathered;
  gathered.shard = {2, 4};
  gathered.region = "a \"b\"\n\u202e.yaml";
  gathered.as_of = "2026-09-01";
  gathered.evidence = EvidenceRule::required;
  gathered.facts_age = {30, true};
  gathered.language = Language::en;
  gathered.details = Details::problems;
  gathered.state = RunState::incomplete;
  gathered.version = "0.1.0";
  gathered.options = {{"PATH", "a\nb"}, {"--waivers", "x"}};
  gathered.inputs = 9;
  gathered.inputs_digest = "0000000000000001";
  gathered.inventories = 4;
  gathered.verdicts = {1, 2, 3, 4, 5};
  gathered.standards = {{"one", "0123456789abcdef", 5, 1, {state, large}}, {"two", "fedcba9876543210", 0, 0, {}}};
  return gathered;
}

std::string written(const Gathered& gathered) {
  std::string json;
  write_gathered(json, gathered);
  return json;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

BOOST_AUTO_TEST_SUITE(batch_gathered)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again_exactly) {
  const auto gathered = gathered_sample();
  const auto again = read_gathered(written(gathered));
  BOOST_REQUIRE(again);
  BOOST_TEST(!difference_of(gathered, *again));
  BOOST_TEST((again->state == RunState::incomplete && again->options == gathered.options));
  BOOST_TEST((again->verdicts == gathered.verdicts && again->inventories == 4U && again->inputs == 9U));
  BOOST_TEST(written(*again) == written(gathered));
  BOOST_TEST(again->region == gathered.region);
  BOOST_TEST((again->facts_age == gathered.facts_age));
  BOOST_TEST((again->shard.part == 2U && again->shard.count == 4U));
  BOOST_TEST((again->standards[0].aggregates[0].sum == gathered.standards[0].aggregates[0].sum));
  BOOST_TEST((again->standards[0].aggregates[1].sum == gathered.standards[0].aggregates[1].sum));
  BOOST_TEST(again->standards[0].aggregates[0].maybe_met_unknown == 6);
  BOOST_TEST(again->standards[0].aggregates[0].doubtful == 1);
  BOOST_TEST(again->standards[0].aggregates[0].undocumented == 1);
}

const std::pair<std::string, std::string> mistakes[] = {
    {R"("-7/3")", R"("-7/0")"},
    {R"("-7/3")", R"("7.5")"},
    {R"("-7/3")", R"("")"},
    {R"("-7/3",)", ""},
    {R"("met":2)", R"("met":-2)"},
    {R"("met":2,)", ""},
    {R"("part":2)", R"("part":5)"},
    {R"("part":2)", R"("part":0)"},
    {R"("facts_age_limit":30)", R"("facts_age_limit":"30")"},
    {R"("2026-09-01")", "null"},
    {R"("language":"en")", R"("language":"fr")"},
    {R"("state":"incomplete")", R"("state":"well")"},
    {R"("state":"incomplete",)", ""},
    {R"("options":{)", R"("options":{"x":1,)"},
    {R"("verdicts":[1,)", R"("verdicts":[)"},
    {R"("verdicts":[1,)", R"("verdicts":[1,1,)"},
};

BOOST_DATA_TEST_CASE(anything_else_is_refused, boost::unit_test::data::xrange(std::size(mistakes))) {
  const auto& [from, to] = mistakes[sample];
  BOOST_TEST(!read_gathered(replaced(written(gathered_sample()), from, to)), from + " → " + to);
}

BOOST_AUTO_TEST_CASE(parts_of_another_run_are_told_apart) {
  const auto one = gathered_sample();
  const auto differs = [&](auto&& change) {
    auto other = one;
    change(other);
    const auto what = difference_of(one, other);
    return what ? what->en : std::string();
  };
  BOOST_TEST(differs([](Gathered& other) { other.shard.part = 3; }) == "");
  BOOST_TEST(differs([](Gathered& other) { other.standards[0].schools = 9; }) == "");
  BOOST_TEST(differs([](Gathered& other) { other.shard.count = 5; }) == "number of parts");
  BOOST_TEST(differs([](Gathered& other) { other.version = "0.2.0"; }) == "version of edu-check");
  BOOST_TEST(differs([](Gathered& other) { other.region = "other.yaml"; }) == "region");
  BOOST_TEST(differs([](Gathered& other) { other.as_of = "2026-09-02"; }) == "day");
  BOOST_TEST(differs([](Gathered& other) { other.evidence = EvidenceRule::optional; }) == "--require-evidence");
  BOOST_TEST(differs([](Gathered& other) { other.facts_age.most_days = 31; }) == "--facts-age-limit");
  BOOST_TEST(differs([](Gathered& other) { other.language = Language::zh; }) == "language");
  BOOST_TEST(differs([](Gathered& other) { other.details = Details::full; }) == "--details");
  BOOST_TEST(differs([](Gathered& other) { other.options["PATH"] = "a"; }) == "PATH");
  BOOST_TEST(differs([](Gathered& other) { other.options.erase("--waivers"); }) == "--waivers");
  BOOST_TEST(differs([](Gathered& other) { other.options["--fail-on-new"] = "true"; }) == "--fail-on-new");
  BOOST_TEST(differs([](Gathered& other) { other.standards[1].digest[0] = '0'; }) ==
             "state of the standards or of their vocabulary");
  BOOST_TEST(differs([](Gathered& other) { other.standards.pop_back(); }) == "list of standards");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::result_gathered_test
