#include "edu_check/lint/fix.h"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

#include "edu_check/lint/exact_replacements.h"
#include "unit/fixtures.h"

namespace edu_check::lint_fix_test {

void lint_small(const Source& source, Diagnostics& found) {
  (void)InventoryLoader(small()).load(source, found);
  keep_exact_replacements(source, found);
}

FixedText fixed(const std::string& text) { return fix_text(Source("school.yaml", text), lint_small); }

std::string errors_of(const std::string& text) {
  Diagnostics found;
  lint_small(Source("school.yaml", text), found);
  return render(found, Language::en);
}

struct FixCase {
  std::string before;
  std::string after;
};
std::ostream& operator<<(std::ostream& to, const FixCase& row) { return to << row.before; }

// One mistake each, in a file that has none besides.
const FixCase fixes[] = {
    {"students.total：1200", "students.total: 1200"},
    {"students.total:1200", "students.total: 1200"},
    {"net： {wired: true}", "net: {wired: true}"},
    {"net： {wired: true, wireless: true}", "net: {wired: true, wireless: true}"},
    {"students.total: 1,200", "students.total: 1200"},
    {"students.total: '1,200'", "students.total: '1200'"},
    {"students.total: \"１２００\"", "students.total: \"1200\""},
    {"students.total: 1\u00A0200", "students.total: 1200"},
    {"students.total:\u00A01200", "students.total: 1200"},
    {"students.total: 1200\u3000", "students.total: 1200"},
    {"students.total: 12\u200B00", "students.total: 1200"},
    {"students.total\u200B: 1200", "students.total: 1200"},
    {"students.total: +1200", "students.total: 1200"},
    {"students.total: 1200.0", "students.total: 1200"},
    {"students.total: 1200人", "students.total: 1200"},
    {"students.total: 1.2万", "students.total: 12000"},
    {"students.total: 1.2e3", "students.total: 1200"},
    {"Students.Total: 1200", "students.total: 1200"},
    {"ｓtudents.total: 1200", "students.total: 1200"},
    {"net.bandwidth: 300 mbps", "net.bandwidth: 300 Mbps"},
    {"net.bandwidth: 300\u00A0Mbps", "net.bandwidth: 300 Mbps"},
    {"net.bandwidth: ３００　Mbps", "net.bandwidth: 300 Mbps"},
    {"net.bandwidth: 1,000 gbps", "net.bandwidth: 1000 Gbps"},
    {"net.uptime: 80％", "net.uptime: 80%"},
    {"net.since: 2026/9/1", "net.since: 2026-09-01"},
    {"net.since: 2026年9月1日", "net.since: 2026-09-01"},
    {"net.since: 2026-09-01 00:00:00", "net.since: 2026-09-01"},
    {"date: 2026-09-01T00:00:00+08:00", "date: 2026-09-01"},
    {"net.wired: True", "net.wired: true"},
    {"net.wired: NO", "net.wired: false"},
    {"school.area: Rural", "school.area: rural"},
    {"school.stages: primary、junior", "school.stages: [primary, junior]"},
    {"school.stages: [Primary, junior]", "school.stages: [primary, junior]"},
    {"school.stages: [primary,\u3000junior]", "school.stages: [primary, junior]"},
    {"school.code: '２１６１００００１２'", "school.code: '2161000012'"},
    {"school.name: 实验小学\u200B", "school.name: 实验小学"},
    {"net:\n\twired: true\n\twireless: false", "net:\n  wired: true\n  wireless: false"},
    {"net:\n    wired: true\n\twireless: false", "net:\n    wired: true\n    wireless: false"},
    {"school.stages:\n\t- primary\n\t- junior", "school.stages:\n  - primary\n  - junior"},
    {"students.total: ' 1200'", "students.total: '1200'"},
    {"students.total: 1,200人", "students.total: 1200"},
    {"students.total: 3万个", "students.total: 30000"},
    {"net.since: 2026年9月1日 上午", "net.since: 2026-09-01"},
    {"net.since: 2026-09-01 12时30分", "net.since: 2026-09-01"},
    {"net:\n\u00A0\u00A0wired: true", "net:\n  wired: true"},
    {"net.wired: \"true\"# ja", "net.wired: \"true\" # ja"},
};

/// After the fix, nothing is reported, and nothing else has changed: comments, order, line ends and a byte order mark.
BOOST_DATA_TEST_CASE(what_has_one_replacement_is_replaced_and_nothing_else, boost::unit_test::data::make(fixes)) {
  const std::string head = "\xEF\xBB\xBF# 表头 ：1,200\r\nrooms.total:   7   # 1,200\r\n";
  const std::string tail = "\r\n\r\n'rooms.equipped' : 3 # ：end";
  const auto text = head + sample.before + tail;
  BOOST_TEST(errors_of(text) != "");
  const auto result = fixed(text);
  BOOST_TEST(result.text == head + sample.after + tail);
  BOOST_TEST(errors_of(result.text) == "");
  BOOST_TEST(!result.fixes.empty());
  BOOST_TEST(fixed(result.text).fixes.empty());
}

void check_stays(const std::string& text) {
  const auto result = fixed(text);
  BOOST_TEST(result.text == text);
  BOOST_TEST(result.fixes.empty(), text);
}

BOOST_AUTO_TEST_CASE(what_is_not_certain_stays) {
  for (const std::string text : {
           "students.total: 1,2\n",
           "students.total: 2 thousand\n",
           "students.total: 1O\n",
           "students.total: 2k人\n",
           "students.total: 3打\n",
           "students.total: 5‰\n",
           "students.total: 5％\n",
           "students.total: 5万元\n",
           "students.total: 1,200元\n",
           "students.total: 3万多\n",
           "students.total: 10以下\n",
           "students.total: 1.23456万\n",
           "students.total: 1e3.5\n",
           "students.total: 0xFF\n",
           "school: {area：rural， name：a}\n",
           "school: {area：rural， name: a}\n",
           "net:\n  wired: true\n  x:\n    y: 1\n\twireless: true\n",
           "net:\n  x:\n\twireless: true\n",
           "school.stages: 小学和初中\n",
           "school.stages:\n  -primary\n  -junior\n",
           "school.stages: “primary”、“junior”\n",
           "students.total: 0800\n",
           "students.total: about 800\n",
           "students.totall: 800\n",
           "net.bandwidth: 300\n",
           "net.bandwidth: 300 MB\n",
           "net.bandwidth: 300 MBPS\n",
           "net.uptime: 0.8\n",
           "net.since: 46266\n",
           "net.since: 9/1/2026\n",
           "net.wired: 无\n",
           "net.wired: 1\n",
           "school.stages: 小学和初中\n",
           "school.area: mountain\n",
           "students.total: 1,200#approx\n",
           "students.total: [1,200]\n",
           "net: {wired: yes\n",
           "school.name: a\nschool.name: b\n",
       }) {
    check_stays(text);
  }
}

// What an alias repeats would change with its anchor, where it may have been right.
BOOST_AUTO_TEST_CASE(what_an_alias_repeats_stays) {
  for (const std::string text : {
           "school.area: &a Rural\nschool.name: *a\n",
           "school.area: &a Rural\nschool.name: *a  # c\n",
           "net.since: &d 2026/9/1\nschool.name: *d\n",
           "students.total: &a 1,200\nschool.name: *a\n",
           "students.total: &a '1,200'\nschool.name: *a\n",
           "school.stages: &a [Primary]\nschool.area: *a\n",
           "net: &n {wired: True}\nschool: *n\n",
           "net: {since: &d 2026/9/1}\nschool: {name: *d}\n",
           "net: &n\n  wired: True\nschool: *n\n",
       }) {
    check_stays(text);
    BOOST_TEST(errors_of(text).find("an alias (*) repeats it") != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(what_no_alias_repeats_is_mended_beside_one) {
  BOOST_TEST(fixed("school.area: &a Rural\nschool.name: 'R & D *'\n").text ==
             "school.area: &a rural\nschool.name: 'R & D *'\n");
  BOOST_TEST(fixed("school.name: &a x\nschool.code: *a\nnet.wired: True\n").text ==
             "school.name: &a x\nschool.code: *a\nnet.wired: true\n");
  BOOST_TEST(fixed("school.area: &a Rural\nnet.wired: True\nschool.name: *a\n").text ==
             "school.area: &a Rural\nnet.wired: true\nschool.name: *a\n");
  // What can't be read comes first: only then is it known what is repeated.
  BOOST_TEST(fixed("school.area: &a Rural\nstudents.total：8\nschool.name: *a\n").text ==
             "school.area: &a Rural\nstudents.total: 8\nschool.name: *a\n");
}

BOOST_AUTO_TEST_CASE(a_line_that_could_not_be_read_afterwards_stays) {
  for (const std::string text : {
           "school:\n  name： a: b\n",
           "school.name： a: b\n",
           "school.name：a: b # c\n",
           "school.name：&a x\n",
           "school.name： *a\n",
           "school.name： - a\n",
           "school.name： |\nrooms.total: 1\n",
           "school.name： >\n",
           "school.name： @x\n",
           "school.name： %x\n",
           "school.name： !x\n",
           "school.name： `x\n",

           "school.name：#x\n",
           "school.name：[x\n",
           "school.name： \"x\n",
           "school.name： 'x' y\n",
           "school.name：a:\n",
           "school.name:&a\n",
           "school.name:#x\n",
           "school.name:- x\n",
           "school.name:\u00A0a: b\n",
           "school.name:\u00A0&a x\n",
           "school.name:\u00A0|\n",
       }) {
    check_stays(text);
    BOOST_TEST(errors_of(text) != "", text);
  }
}

BOOST_AUTO_TEST_CASE(such_a_line_keeps_no_other_from_being_mended) {
  BOOST_TEST(fixed("school.name： a: b\nstudents.total：8\n").text == "school.name： a: b\nstudents.total: 8\n");
  BOOST_TEST(fixed("students.total：8\nschool.name： [a\n").text == "students.total: 8\nschool.name： [a\n");
}

BOOST_AUTO_TEST_CASE(several_on_one_line_and_those_that_others_hide_are_all_made) {
  const auto more = fixed("net： {wired: True, wireless: FALSE, bandwidth: 100 mbps, since: 2026/9/1}\n");
  BOOST_TEST(more.text == "net: {wired: true, wireless: false, bandwidth: 100 Mbps, since: 2026-09-01}\n");
  BOOST_TEST(more.fixes.size() == 5U);
  BOOST_TEST(more.fixes[0].id == "yaml-full-width-colon");
  BOOST_TEST(more.fixes[1].before == "True");
  BOOST_TEST(more.fixes[1].after == "true");
  BOOST_TEST(more.fixes[1].place.column == 14U);
}

BOOST_AUTO_TEST_CASE(more_than_are_kept_in_one_run_are_made_too) {
  std::string text;
  std::string wanted;
  for (int i = 0; i < 450; ++i) {
    text += "# " + std::to_string(i) + "\n";
    wanted += "# " + std::to_string(i) + "\n";
  }
  text += "students.total：8\n";
  wanted += "students.total: 8\n";
  BOOST_TEST(fixed(text).text == wanted);
}

BOOST_AUTO_TEST_CASE(a_replacement_that_mends_nothing_comes_to_an_end) {
  const auto lint = [](const Source& source, Diagnostics& found) {
    found.report(Severity::error, "x", source, 0, {"甲", "a"})
        .replace(source, 0, 1, source.text()[0] == 'a' ? "b" : "a");
  };
  const auto result = fix_text(Source("f", "a\n"), lint);
  BOOST_TEST(result.text.size() == 2U);
  BOOST_TEST(!result.complete);
}

/// Numbers that look random and are the same in every run.
class Numbers {
 public:
  explicit Numbers(std::uint32_t seed) : state_(seed * 2654435761U + 1U) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % limit;
  }

 private:
  std::uint32_t state_;
};

const std::string valid_files[] = {
    "# 清单：本校数据 1,200\n"
    "date: 2026-09-01  # 日期：截至，a:b\n"
    "school:\n"
    "  name: \"示例：小学\"  # 名称:全称\n"
    "  code: '2161000003'\n"
    "  # 学段：两个\n"
    "  stages:\n"
    "    - primary\n"
    "    - junior\n"
    "net: {wired: true, bandwidth: 300 Mbps}\n"
    "students.total: 1200 # ３００\n"
    "rooms.total: 7\n",
    "date: 2026-09-01\n"
    "school: {name: a, area: rural}\n"
    "net:\n"
    "  wired: true\n"
    "  since: 2026-09-01   # 自：2026年9月1日\n"
    "  uptime: 80%\n"
    "school.stages: [primary, junior]\n"
    "#rooms.equipped：3\n"
    "students.total: 1200\n"};

const std::string pieces[] = {"{",  "}",  "[",      "]",   ":",  ": ",  "：", "? ", "- ", "\"",   "'",   "#",      " #",
                              "\t", "　", "\u00A0", "&a ", "*a", "!x ", "|",  ">",  "%",  ", ",   "，",  "\u200B", " ",
                              "  ", "x",  "１",     "中",  "~",  "-",   "@",  "`",  "0",  "{a: ", "null"};

/// The bytes at which characters begin.
std::vector<std::size_t> starts_of(const std::string& text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && text[i] != '\n') starts.push_back(i);
  }
  return starts;
}

/// Changes one character of a text within a line; the number of that line, from 0.
std::size_t mutate(std::string& text, Numbers& numbers) {
  const auto starts = starts_of(text);
  const auto at = starts[numbers.below(starts.size())];
  const auto line =
      static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  const auto kind = numbers.below(4);
  auto end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  const auto& piece = pieces[numbers.below(std::size(pieces))];
  text.replace(at, kind < 2 ? end - at : 0, kind == 0 ? std::string() : piece);
  return line;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// A mistake in one line must not damage another, which is right; and what is mended stays so.
BOOST_AUTO_TEST_CASE(of_a_file_with_a_random_mistake_only_its_line_changes_and_only_once) {
  for (const auto& valid : valid_files) BOOST_TEST(errors_of(valid) == "");
  constexpr std::uint32_t times = 1500;
  std::size_t mended = 0;
  std::size_t refused = 0;
  for (std::uint32_t seed = 0; seed < times; ++seed) {
    Numbers numbers(seed);
    auto text = valid_files[seed % std::size(valid_files)];
    std::vector<std::size_t> touched;
    for (std::size_t mistakes = 1 + seed % 3; mistakes > 0; --mistakes) touched.push_back(mutate(text, numbers));
    const auto result = fixed(text);
    const auto before = lines_of(text);
    const auto after = lines_of(result.text);
    BOOST_REQUIRE_EQUAL(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      const bool may_change = std::find(touched.begin(), touched.end(), i) != touched.end();
      BOOST_TEST((may_change || before[i] == after[i]), "seed " << seed << ": " << before[i] << " -> " << after[i]
                                                                << "\nin\n"
                                                                << text);
    }
    BOOST_TEST(fixed(result.text).text == result.text, "seed " << seed << ": a second time changes\n" << text);
    BOOST_TEST(result.complete);
    mended += result.fixes.empty() ? 0U : 1U;
    refused += errors_of(text).empty() ? 0U : 1U;
  }
  BOOST_TEST(mended > times / 10);
  BOOST_TEST(refused > times / 2);
}

// One mistake that loses the place makes no others of what is right.
BOOST_AUTO_TEST_CASE(a_key_that_is_none_makes_no_other_mistakes) {
  for (const std::string text : {
           "school:\n  name: a\n  ? code: '2161000003'\n  area: rural\n",
           "school: {name: a, area:{ rural}\n",
           "# 清单：本校数据\nschool:\n  name: {a\n: yes}\n",
           "net: {*a : 1, wired: true}\n",
           "net: {? [wired]: true, wireless: true}\n",
           "net: {\"wired:x\", wireless: true}\n",
           "net: {wired: true, : 3}\n",
           "net:\n  wired: true\n  : 3\n  wireless: false\n",
       }) {
    check_stays(text);
    const auto errors = errors_of(text);
    BOOST_TEST(errors.find(": error:") == errors.rfind(": error:"), errors);
  }
}

}  // namespace edu_check::lint_fix_test
