#include "edu_check/assessment/condition_text.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace edu_check {
namespace {

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
    {"posts >= max(1, ceil(pupils / 1000))", "岗位数 >= 较大者(1, 向上取整(学生数 / 1000))",
     "posts >= max(1, ceil(pupils / 1000))"},
    {"wired and (area == rural or junior in stages)", "有线 且 (城乡 == 乡村 或 学段 含 初中)",
     "wired and (area == rural or stages has junior)"},
    {"wired and area == rural or junior in stages", "有线 且 城乡 == 乡村 或 学段 含 初中",
     "wired and area == rural or stages has junior"},
    {"not (wired and known(posts))", "非 (有线 且 已填(岗位数))", "not (wired and known(posts))"},
    {"not wired", "非 有线", "not wired"},
    {"pupils - (posts - 1) > 2", "学生数 - (岗位数 - 1) > 2", "pupils - (posts - 1) > 2"},
    {"(pupils + 1) * 2 == 4", "(学生数 + 1) * 2 == 4", "(pupils + 1) * 2 == 4"},
    {"town in ['成都', '成都市']", "所在市 属于 [成都、成都市]", "town in [成都, 成都市]"},
    {"area in [urban, rural]", "城乡 属于 [城区、乡村]", "area in [urban, rural]"},
    {"share(posts, pupils) >= 15%", "占比(岗位数, 学生数) >= 15%", "share(posts, pupils) >= 15%"},
    {"line >= if(wired, 1 Gbps, 100 Mbps)", "带宽 >= 若(有线, 1 Gbps, 100 Mbps)",
     "line >= if(wired, 1 Gbps, 100 Mbps)"},
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
             "学校占比(有线, 城乡 == 乡村) == 100%");
  BOOST_TEST(condition_text(expression, expression.root(), vocabulary(), Language::en) ==
             "share_of_schools(wired, area == rural) == 100%");
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
  BOOST_TEST(steps[2].values == "1 >= max(1, ceil(1500 / 1000))");
  BOOST_TEST(steps[2].both_sides == "1 >= 2");
  BOOST_TEST((steps[3].truth == Truth::yes));
  BOOST_TEST(steps[3].values == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace edu_check
