#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "edu_check/yaml/reader.h"
#include "unit/yaml_events.h"

namespace edu_check::yaml::yaml_places_test {

using Lines = std::vector<std::string>;

struct Case {
  const char* name;
  std::string text;
  Lines events;
};

std::ostream& operator<<(std::ostream& to, const Case& row) { return to << row.name; }

// Offsets are bytes; a character of Chinese has three.
const Case cases[] = {
    {"plain", "a: 1\nb: x y # c\n", {"0 +MAP", "0 plain a", "3 plain 1", "5 plain b", "8 plain x y", "11 -MAP"}},
    {"chinese",
     "学校: 一中\n带宽: 5\n",
     {"0 +MAP", "0 plain 学校", "8 plain 一中", "15 plain 带宽", "23 plain 5", "24 -MAP"}},
    {"crlf",
     "学校: 一中\r\nb: 2\r\n",
     {"0 +MAP", "0 plain 学校", "8 plain 一中", "16 plain b", "19 plain 2", "20 -MAP"}},
    {"byte_order_mark", "\uFEFF学校: 一中\n", {"3 +MAP", "3 plain 学校", "11 plain 一中", "17 -MAP"}},
    {"byte_order_mark_crlf",
     "\uFEFFa:\r\n  b: 1\r\n",
     {"3 +MAP", "3 plain a", "9 +MAP", "9 plain b", "12 plain 1", "13 -MAP", "13 -MAP"}},
    {"start_marker", "---\na: 1\n", {"4 +MAP", "4 plain a", "7 plain 1", "8 -MAP"}},
    {"left_out",
     "a:\nb: # c\n\nc: 1\nd:",
     {"0 +MAP", "0 plain a", "2 plain ", "3 plain b", "5 plain ", "11 plain c", "14 plain 1", "16 plain d", "18 plain ",
      "18 -MAP"}},
    {"left_out_before_null_key", "a:\n~: 1\n", {"0 +MAP", "0 plain a", "2 plain ", "3 plain ~", "6 plain 1", "7 -MAP"}},
    {"written_nulls",
     "a: ~\nb: null\nc:\n  Null\n",
     {"0 +MAP", "0 plain a", "3 plain ~", "5 plain b", "8 plain null", "13 plain c", "18 plain Null", "22 -MAP"}},
    {"quoted",
     "a: \"x\\\"y\"\n'b c': 'it''s'\n",
     {"0 +MAP", "0 plain a", "3 quoted x\"y", "10 quoted b c", "17 quoted it's", "24 -MAP"}},
    {"escapes",
     R"(a: "\u4e00\x41\/\n")"
     "\n",
     {"0 +MAP", "0 plain a", "3 quoted 一A/\n", "19 -MAP"}},
    {"sequence",
     "a:\n- x\n-\n- - y\n  - z\n",
     {"0 +MAP", "0 plain a", "3 +SEQ", "5 plain x", "8 plain ", "11 +SEQ", "13 plain y", "19 plain z", "20 -SEQ",
      "20 -SEQ", "20 -MAP"}},
    {"compact_mapping",
     "a:\n  - b: 1\n    c:\n  - d\n",
     {"0 +MAP", "0 plain a", "5 +SEQ", "7 +MAP", "7 plain b", "10 plain 1", "16 plain c", "18 plain ", "18 -MAP",
      "23 plain d", "24 -SEQ", "24 -MAP"}},
    {"flow",
     "a: {x: [1, 'y'], z: }\n",
     {"0 +MAP", "0 plain a", "3 +MAP", "4 plain x", "7 +SEQ", "8 plain 1", "11 quoted y", "15 -SEQ", "17 plain z",
      "19 plain ", "21 -MAP", "21 -MAP"}},
    {"flow_pair",
     "a: [b: 1]\n",
     {"0 +MAP", "0 plain a", "3 +SEQ", "4 +MAP", "4 plain b", "7 plain 1", "8 -MAP", "9 -SEQ", "9 -MAP"}},
    {"flow_over_lines",
     "a: [\n  1, # c\n  2 ]\n",
     {"0 +MAP", "0 plain a", "3 +SEQ", "7 plain 1", "16 plain 2", "19 -SEQ", "19 -MAP"}},
    {"block_texts",
     "a: |\n  x\n   y\nb: >-\n  x\n  y\nc: 1\n",
     {"0 +MAP", "0 plain a", "3 block x\n y\n", "14 plain b", "17 block x y", "28 plain c", "31 plain 1", "32 -MAP"}},
    {"plain_over_lines",
     "a: x\n  y\nb: 1\n",
     {"0 +MAP", "0 plain a", "3 plain x y", "9 plain b", "12 plain 1", "13 -MAP"}},
    {"anchored_scalar", "a: &k 1\nb: *k\n", {"0 +MAP", "0 plain a", "6 plain 1", "8 plain b", "11 plain 1", "13 -MAP"}},
    {"anchored_mapping",
     "a: &k\n  x: 1\nb: *k\nc: *k\n",
     {"0 +MAP", "0 plain a", "8 +MAP", "8 plain x", "11 plain 1", "12 -MAP", "13 plain b", "16 +MAP", "16 plain x",
      "16 plain 1", "16 -MAP", "19 plain c", "22 +MAP", "22 plain x", "22 plain 1", "22 -MAP", "24 -MAP"}},
    {"anchored_nothing", "a: &k\nb: *k\n", {"0 +MAP", "0 plain a", "2 plain ", "6 plain b", "9 plain ", "11 -MAP"}},
    {"end_marker", "a: 1\n...\n# c\n", {"0 +MAP", "0 plain a", "3 plain 1", "4 -MAP"}},
};

BOOST_AUTO_TEST_SUITE(yaml_places)

BOOST_DATA_TEST_CASE(both_readers, boost::unit_test::data::make(cases), row) {
  const Source source("inventory.yaml", row.text);
  for (const auto choice : {ReaderChoice::yaml_cpp, ReaderChoice::automatic}) {
    EventRecorder events;
    Diagnostics diagnostics;
    BOOST_TEST((read(source, events, diagnostics, choice) != ReadResult::failed));
    BOOST_TEST(render(diagnostics, Language::en) == "");
    BOOST_TEST(events.lines == row.events, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_places_test
