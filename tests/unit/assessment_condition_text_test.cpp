#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "edu_check/assessment/condition_text.h"
#include "edu_check/assessment/derivation_steps.h"
#include "edu_check/standard/vocabulary_loader.h"

namespace edu_check::assessment_condition_text_test {

constexpr std::string_view vocabulary_text = R"(edu-check-vocabulary: 1
facts:
  pupils: {type: count, label: {zh: 学生数, en: pupils}}
  posts: {type: count, label: {zh: 岗位数, en: posts}}
  line: {type: bandwidth, label: {zh: 带宽, en: line}}
  wired: {type: boolean, label: {zh: 有线, en: wired}}
  town: {type: text, label: {zh: 所在市, en: town}}
  area: {type: choice, label: {zh: 城乡, en: area}, choices: {urban: {label: {zh: 城区, en: urban}}, rural: {label: {zh: 乡村, en: rural}}}}
  stages: {type: list, label: {zh: 学段, en: stages}, choices: {primary: {label: {zh: 小学, en: primary}}, junior: {label: {zh: 初中, en: junior}}}}
)";

const Vocabulary& vocabulary() {
  static const auto loaded = [] {
    const Source source("vocabulary.yaml", std::string(vocabulary_text));
    Diagnostics diagnostics;
    auto made = load_vocabulary({&source}, diagnostics);
    BOOST_REQUIRE_MESSAGE(made, render(diagnostics, Language::en));
    return made;
  }();
  return *loaded;
}

Expression parse(std::string_view text, SubjectKind subject = SubjectKind::school) {
  const Source source("rule", std::string(text));
  Diagnostics diagnostics;
  auto expression = check_expression({text, source, 0}, vocabulary(), {subject, {}, {}}, diagnostics);
  BOOST_REQUIRE_MESSAGE(expression, render(diagnostics, Language::en));
  return *expression;
}

struct Case {
  std::string_view written;
  std::string_view zh;
  std::string_view en;
};
std::ostream& operator<<(std::ostream& to, const Case& each) { return to << each.written; }

const Case cases[] = {
    {"line >= 500 Mbps", "带宽 >= 500 Mbps", "line >= 500 Mbps"},
    {"posts >= max(1, ceil(pupils / 1000))", "岗位数 >= (1 与 (学生数 / 1000 向上取整) 中的较大者)",
     "posts >= (the greater of 1 and (pupils / 1000 rounded up))"},
    {"wired and (area == rural or junior in stages)", "有线 且 (城乡为乡村 或 学段 含 初中)",
     "wired and (area is rural or stages has junior)"},
    {"wired and area == rural or junior in stages", "(有线 且 城乡为乡村) 或 学段 含 初中",
     "(wired and area is rural) or stages has junior"},
    {"not (wired and known(posts))", "非 (有线 且 已填“岗位数”)", "not (wired and “posts” is given)"},
    {"not wired", "非 有线", "not wired"},
    {"not known(posts)", "未填“岗位数”", "“posts” is not given"},
    {"area != urban", "城乡不是城区", "area is not urban"},
    {"posts != 2", "岗位数 不等于 2", "posts is not 2"},
    {"pupils - (posts - 1) > 2", "学生数 - (岗位数 - 1) > 2", "pupils - (posts - 1) > 2"},
    {"(pupils + 1) * 2 == 4", "(学生数 + 1) * 2 = 4", "(pupils + 1) * 2 = 4"},
    {"town in ['成都', '成都市']", "所在市为成都、成都市之一", "town is one of 成都, 成都市"},
    {"area in [urban, rural]", "城乡为城区、乡村之一", "area is one of urban, rural"},
    {"share(posts, pupils) >= 15%", "岗位数 占 学生数 的比例 >= 15%", "share of posts in pupils >= 15%"},
    {"line >= if(wired, 1 Gbps, 100 Mbps)", "带宽 >= (有线 时 1 Gbps，否则 100 Mbps)",
     "line >= (1 Gbps if wired, else 100 Mbps)"},
};

BOOST_AUTO_TEST_SUITE(condition_text_)

BOOST_DATA_TEST_CASE(names_facts_by_their_labels, cases, each) {
  const auto expression = parse(each.written);
  BOOST_TEST(condition_text(expression, expression.root(), vocabulary(), Language::zh) == each.zh);
  BOOST_TEST(condition_text(expression, expression.root(), vocabulary(), Language::en) == each.en);
}

BOOST_AUTO_TEST_CASE(names_what_is_gathered_over_schools) {
  const auto expression = parse("share_of_schools(wired, area == rural) == 100%", SubjectKind::region);
  BOOST_TEST(condition_text(expression, expression.root(), vocabulary(), Language::zh) ==
             "“城乡为乡村”的学校中“有线”的占比 = 100%");
  BOOST_TEST(condition_text(expression, expression.root(), vocabulary(), Language::en) ==
             "share of schools with “wired” among those where “area is rural” = 100%");
}

BOOST_AUTO_TEST_CASE(derives_truth_from_the_whole_to_its_parts) {
  std::vector<Slot> facts(vocabulary().facts().size());
  const auto give = [&](std::string_view path, std::int64_t number) {
    auto& slot = facts[*vocabulary().slot(path)];
    slot.number = Rational(number);
    slot.presence = Presence::given;
  };
  give("posts", 1);
  give("pupils", 1500);
  const auto expression = parse("wired and posts >= max(1, ceil(pupils / 1000)) and posts >= 1");
  const auto steps = derive_steps(expression, {facts, Date{}}, vocabulary(), Language::en);
  BOOST_REQUIRE(steps.size() == 4U);
  BOOST_TEST(steps[0].condition == "all of these hold");
  BOOST_TEST((steps[0].truth == Truth::no));
  BOOST_TEST((steps[1].truth == Truth::unknown));
  BOOST_TEST(steps[1].condition == "wired: unknown");
  BOOST_TEST(steps[1].both_sides == "");
  BOOST_TEST((steps[2].truth == Truth::no));
  BOOST_TEST(steps[2].depth == 1U);
  BOOST_TEST(steps[2].values == "1 >= (the greater of 1 and (1500 / 1000 rounded up))");
  BOOST_TEST(steps[2].both_sides == "1 >= 2");
  BOOST_TEST((steps[3].truth == Truth::yes));
  BOOST_TEST(steps[3].values == "");
}

BOOST_AUTO_TEST_CASE(derives_what_an_if_comes_to_and_why) {
  std::vector<Slot> facts(vocabulary().facts().size());
  const auto give = [&](std::string_view path, std::int64_t number) {
    auto& slot = facts[*vocabulary().slot(path)];
    slot.number = Rational(number);
    slot.presence = Presence::given;
  };
  give("line", 300'000'000);
  give("area", 0);
  const auto expression = parse("line >= if(area == rural, 100 Mbps, 500 Mbps) and area == rural");
  const auto steps = derive_steps(expression, {facts, Date{}}, vocabulary(), Language::zh);
  BOOST_REQUIRE(steps.size() == 3U);
  BOOST_TEST(steps[1].condition == "带宽 >= 500 Mbps");
  BOOST_REQUIRE(steps[1].choices.size() == 1U);
  BOOST_TEST(steps[1].choices[0] == "“城乡为乡村”不成立，所以取“500 Mbps”");
  BOOST_TEST(steps[1].both_sides == "300 Mbps >= 500 Mbps");
  BOOST_TEST(steps[2].condition == "城乡为乡村：城区");
  facts[*vocabulary().slot("area")] = {};
  const auto open = derive_steps(expression, {facts, Date{}}, vocabulary(), Language::en);
  BOOST_TEST(open[1].condition == "line >= (100 Mbps if area is rural, else 500 Mbps)");
  BOOST_TEST(open[1].choices.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::assessment_condition_text_test
