#include "edu_check/inventory/inventory_checks.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "fixtures.h"

namespace edu_check::inventory_checks_test {

std::string ids_of(const Diagnostics& diagnostics) {
  std::string ids;
  for (const auto& each : diagnostics.all()) {
    ids += (ids.empty() ? "" : " ") + each.id + "@" + std::to_string(each.location.position.line);
  }
  return ids;
}

struct Case {
  std::string text;
  std::string ids;  ///< of all mistakes, each with its line
};
std::ostream& operator<<(std::ostream& to, const Case& row) { return to << row.text; }

const Case cases[] = {
    {"{}", ""},
    {"students: {primary: 3, junior: 4, total: 7}\nschool: {stages: [primary, junior]}", ""},
    {"students:\n  primary: 3\n  junior: 4\n  total: 8\nschool: {stages: [junior]}", "fact-contradiction@4"},
    {"students:\n  primary: 9\n  total: 8", "fact-part@2"},
    {"students:\n  primary: 8\n  total: 8", ""},
    {"students:\n  primary: 0\n  total: 0", ""},
    {"rooms:\n  equipped: 3\n  total: null", ""},
    {"school: {stages: [primary]}\nstudents: {junior: 1}", "fact-constraint@2"},
    {"school: {stages: [primary]}\nstudents: {junior: 0}", ""},
    {"students: {junior: 1}", ""},  // the stages are not known
    {"region: {plan: true}", "fact-kind@1"},
    {"kind: region\nregion: {plan: true}", ""},
    {"kind: region\nnet: {wired: true}", "fact-kind@2"},
    {"net: {wired: yes, wired: no}", "key-duplicate@1"},
    {"net: {wired: yes}\nnet.wired: no", "key-duplicate@2"},
    {"网络: {有线: 是}\nnet.wired: no", "key-duplicate@2"},
    {"net: {wired: yes}\nnet: {wireless: yes}", "key-duplicate@2"},
    {"net: {wired: yes}\n网络: {无线: 是}", "key-duplicate@2"},
    {"net: {wired: yes}\nnet.wireless: yes", ""},
    {"date: 2026-09-01\n日期: 2026-09-01", "key-duplicate@2"},
    {"evidence: {net.wired: a, 有线: b}", "key-duplicate@1"},
    {"evidence: {net.wirde: a}", "evidence-unknown-fact@1"},
    {"school: {pilot: 不适用}", ""},
    {"net: {wired: 不适用}", "value-not-applicable@1"},
    {"net: {uptime: 101%}", "value-bounds@1"},
    {"net: {uptime: 100%}", ""},
    {"school: {code: '216100000'}", "value-digits@1"},
    {"school: {code: '2161000001'}", ""},
    {"school: {stages: primary}", "value-list@1"},
    {"school: {stages: []}", "list-empty@1"},
    {"school: {stages: [primary, 小学]}", "list-duplicate@1"},
    {"school: {stages: {primary: yes}}", "value-type@1"},
    {"net: {wired: [yes]}", "value-type@1"},
    {"net: yes", "group-value@1"},
    {"edu-check: 2", "inventory-version@1"},
    {"kind: town", "inventory-kind@1"},
    {"nett: {wired: yes}\nnet: {wird: yes}", "key-unknown@1 key-unknown@2"},
};

BOOST_DATA_TEST_CASE(contradictions_and_mistakes_are_all_found, boost::unit_test::data::make(cases)) {
  const LoadedInventory inventory(sample.text + "\n");
  BOOST_TEST(ids_of(inventory.diagnostics()) == sample.ids, reported(inventory.diagnostics()));
  BOOST_TEST(inventory.valid() == sample.ids.empty());
}

const std::string missing[] = {"null", "~", "", "unknown", "待定", "Null", "NULL"};

BOOST_DATA_TEST_CASE(these_words_mean_missing, boost::unit_test::data::make(missing)) {
  const LoadedInventory inventory("net:\n  wired: " + sample + "\n  bandwidth: " + sample +
                                  "\nschool:\n  name: " + sample + "\n");
  for (const auto* const path : {"net.wired", "net.bandwidth", "school.name"}) {
    BOOST_TEST(!inventory.slot(path).is_known());
    BOOST_TEST((inventory.slot(path).presence == Presence::unknown));
  }
}

BOOST_AUTO_TEST_CASE(zero_is_a_value_and_not_applicable_is_not_missing) {
  const LoadedInventory inventory("rooms: {total: 0}\nschool: {pilot: 不适用}\n");
  BOOST_TEST((inventory.slot("rooms.total").presence == Presence::given));
  BOOST_TEST((inventory.slot("school.pilot").presence == Presence::not_applicable));
}

BOOST_AUTO_TEST_CASE(a_fact_is_derived_when_all_that_it_needs_is_known) {
  BOOST_TEST((LoadedInventory("students: {primary: 3, junior: 4}\n").slot("students.total").number == Rational(7)));
  BOOST_TEST(
      (LoadedInventory("students: {primary: 3, junior: 4}\n").slot("students.total").presence == Presence::derived));
  BOOST_TEST((LoadedInventory("students: {primary: 3}\n").slot("students.total").presence == Presence::absent));
  BOOST_TEST((LoadedInventory("students: {primary: 3, junior: 4, total: null}\n").slot("students.total").number ==
              Rational(7)));
}

BOOST_AUTO_TEST_CASE(a_part_is_also_compared_with_a_derived_whole) {
  const LoadedInventory inventory("students:\n  total: 3\n  primary: 3\n  junior: 4\n");
  BOOST_TEST(ids_of(inventory.diagnostics()) == "fact-contradiction@2 fact-part@4");
}

BOOST_AUTO_TEST_CASE(a_contradiction_names_both_places) {
  const LoadedInventory inventory("rooms:\n  total: 30\n  equipped: 36\n");
  BOOST_TEST(
      reported(inventory.diagnostics(), Language::zh) ==
      "school.yaml:3:13: 错误: “已配备”（36）大于其整体“教室数”（30） [fact-part]\n    equipped: 36\n              ^\n"
      "  school.yaml:2:10: 说明: “教室数”为 30\n    total: 30\n           ^\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_left_of_the_inventory_before) {
  InventoryLoader loader(small());
  Diagnostics diagnostics;
  const Source first("a", "net: {wired: yes}\ndate: 2026-09-01\nevidence: {net.wired: a}\nkind: school\n");
  const Source second("b", "net: {wireless: yes}\n");
  BOOST_REQUIRE(loader.load(first, diagnostics));
  const auto* const inventory = loader.load(second, diagnostics);
  BOOST_REQUIRE(inventory);
  const auto& wired = inventory->slot(*inventory->vocabulary().slot("net.wired"));
  BOOST_TEST((wired.presence == Presence::absent));
  BOOST_TEST(!wired.has_evidence);
  BOOST_TEST(!inventory->date());
}

/// Facts that rest on others, of every type.
const std::string resting = R"yaml(edu-check-vocabulary: 1
groups:
  a: {label: {zh: 甲, en: A}}
facts:
  a.present: {type: boolean, label: {zh: 有, en: present}}
  a.shown: {type: boolean, label: {zh: 可见, en: shown}, needs: a.present}
  a.number: {type: count, label: {zh: 数, en: number}, needs: a.present}
  a.part: {type: percent, label: {zh: 率, en: part}, needs: a.present}
  a.speed: {type: bandwidth, label: {zh: 速, en: speed}, needs: a.present}
  a.cost: {type: money, label: {zh: 费, en: cost}, needs: a.present}
  a.time: {type: duration, label: {zh: 时, en: time}, needs: a.present}
  a.day: {type: date, label: {zh: 日, en: day}, needs: a.present}
  a.word: {type: text, label: {zh: 字, en: word}, needs: a.present}
  a.record: {type: boolean, label: {zh: 记录, en: record}, not_applicable: {unless: "a.number > 0"}}
)yaml";

const Case resting_cases[] = {
    {"a: {present: no, shown: yes}", "fact-constraint@1"},
    {"a: {present: no, shown: no}", ""},
    {"a: {present: yes, shown: yes}", ""},
    {"a: {shown: yes}", ""},
    {"a: {present: no, number: 1}", "fact-constraint@1"},
    {"a: {present: no, number: 0}", ""},
    {"a: {present: no, part: 1%}", "fact-constraint@1"},
    {"a: {present: no, part: 0%}", ""},
    {"a: {present: no, speed: 1 Mbps}", "fact-constraint@1"},
    {"a: {present: no, cost: 1 元}", "fact-constraint@1"},
    {"a: {present: no, time: 1 days}", "fact-constraint@1"},
    {"a: {present: no, day: 2026-09-01}", "fact-constraint@1"},
    {"a: {present: no, word: x}", "fact-constraint@1"},
    {"a: {present: no, word: null}", ""},
    {"a:\n  present: no\n  number: 2\n  cost: 1 元", "fact-constraint@2 fact-constraint@2"},
    {"a: {record: 不适用}", ""},
    {"a: {record: 不适用, number: 0}", ""},
    {"a: {record: 不适用, number: 1}", "not-applicable-contradicted@1"},
    {"a: {record: no, number: 1}", ""},
};

BOOST_DATA_TEST_CASE(what_rests_on_something_absent_contradicts, boost::unit_test::data::make(resting_cases)) {
  static const auto vocabulary = vocabulary_of(resting);
  BOOST_TEST(ids_of(LoadedInventory(sample.text + "\n", vocabulary).diagnostics()) == sample.ids);
}

BOOST_AUTO_TEST_CASE(a_broken_need_names_both_facts) {
  const LoadedInventory inventory("a: {present: no, shown: yes}\n", vocabulary_of(resting));
  BOOST_TEST(
      reported(inventory.diagnostics()) ==
      "school.yaml:1:14: error: “shown” has a value, but depends on “present”, which the inventory says is absent "
      "[fact-constraint]\n  a: {present: no, shown: yes}\n               ^\n  school.yaml:1:25: note: “shown” is yes\n"
      "  a: {present: no, shown: yes}\n                          ^\n");
}

}  // namespace edu_check::inventory_checks_test
