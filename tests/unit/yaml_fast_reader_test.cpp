#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

#include "edu_check/yaml/fast/fast_reader.h"
#include "edu_check/yaml/reader.h"
#include "unit/yaml_events.h"
#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_fast_reader_test {

using namespace std::string_literals;

// The plain subset: the fast reader must read these, or inventories are read slowly.
const std::string plain[] = {
    "a: 1",
    "a:",
    "  a: 1\n  b: 2\n",
    "\uFEFFa: 1\r\nb:\r\n",
    "# c\n\n---  # c\na: 1\n",
    "a: http://x/#y\n",
    "a: -5\nb: --\n",
    "a:\n\n  # c\n  b:\n      c: 1\n\nd: 2\n",
    "a:\n- b\n- c\nd: 1\n",
    "a:\n  - b: 1\n    c:\n    - d\n  -\n  - - e\n    - f\n",
    "\"a b\": 'c'\n'd':\n  - \"e\": f\n",
    "a: \"\\\"\\\\\\/\\n\\t\"\nb: 'it''s'\nc: \"\"\n",
    "a: {}\nb: []\nc: {x: , y: [1, {z: 2}]}\n",
    "a: [one, # c\n   two,\n  ]\n",
    "a: ~\nnull: null\n",
    "带宽: 500 Mbps # 出口\n学校： x: 1\n",
    "a: 10:30\nb: [http://x]\n",
    "a: x\u3000y\nb: 。\n",
    "a:\n- 带宽：500\n",
    "a: {x: \"y\"  }  # c\n",
    "a: 𠮷\nb: é\n",
};

// All else goes to yaml-cpp, be it YAML or not.
const std::string declined[] = {
    "",
    "# c\n",
    "a",
    "- a\n",
    "{a: 1}\n",
    "a: 1\n---\nb: 2\n",
    "a: 1\n...\n",
    "%YAML 1.2\n---\na: 1\n",
    "--- a\n",
    "a: &x 1\n",
    "a: *x\n",
    "a: !t 1\n",
    "a: |\n  x\n",
    "a: >\n  x\n",
    "a: x\n  y\n",
    "a:\n  x\n",
    "a: \"x\n  y\"\n",
    "a: \"\\u4e00\"\n",
    "a: \"\\b\"\n",
    "? a\n: 1\n",
    "a: ? b\n",
    ": 1\n",
    "a:\t1\n",
    "a: 1\t# c\n",
    "\ta: 1\n",
    "a: b: c\n",
    "a: b:\n",
    "a: - b\n",
    "a: \"x\" y\n",
    "a: \"x\"#c\n",
    "a: [x] y\n",
    "a: [x]: 1\n",
    "a: [x: 1]\n",
    "a: [x,, y]\n",
    "a: [,]\n",
    "a: {x}\n",
    "a: {x: 1, x y}\n",
    "a: {x:1}\n",
    "a: [x y\n  z]\n",
    "a: [x\n]\n",
    "a: [x\n",
    "a: [x}\n",
    "a: {\"x\":1}\n",
    "a: [x?]\n",
    "a: [-]\n",
    "a: [- x]\n",
    "<<: 1\n",
    "a : 1\n",
    "a:b\n",
    "a: 1\n b: 2\n",
    "a:\n  b: 1\n c: 2\n",
    " a: 1\nb: 2\n",
    "a: 1\n- b\n",
    "a:\n- b\nc\n",
    "a: \u3000x\n",
    "a: x\u3000\n",
    "\u3000a: 1\n",
    "a\u00A0: 1\n",
    "a: %\n",
    "a: @x\n",
    "a: `x`\n",
    "a: ]\n",
    "a: ,\n",
    "a: x\rb: 1\n",
    "a: \x01\n",
    "a: \x7F\n",
    "a: x\0y\n"s,
    "a: \xC3\n",
    "a: \xE4\xB8\n",
    "a: \xED\xA0\x80\n",
    "a: \xC2\x80\n",
    "a: \xEF\xBF\xBF\n",
    "a: x\uFEFF\n",
    "a: 'x\n",
    "a: \"x\\\n",
    "...",
    "a: 1\n...x: 1\n",
    "---x: 1\n",
};

BOOST_AUTO_TEST_SUITE(yaml_fast_reader)

BOOST_DATA_TEST_CASE(reads_as_yaml_cpp, boost::unit_test::data::make(plain), text) {
  EventRecorder fast;
  EventRecorder slow;
  Diagnostics diagnostics;
  const Source source("inventory.yaml", text);
  BOOST_TEST(read_fast(source.text(), fast, {}));
  BOOST_TEST((read(source, slow, diagnostics, ReaderChoice::yaml_cpp) != ReadResult::failed));
  BOOST_TEST(fast.lines == slow.lines, boost::test_tools::per_element());
  BOOST_TEST(fast.starts == 1);
}

BOOST_DATA_TEST_CASE(declines, boost::unit_test::data::make(declined), text) {
  EventRecorder fast;
  BOOST_TEST(!read_fast(text, fast, {}));
}

/// Blocks of sixteen and words of sixty-four bytes must not show.
BOOST_AUTO_TEST_CASE(every_length) {
  for (std::size_t length = 1; length < 300; ++length) {
    for (const auto* const filler : {"k", "学", "é"}) {
      std::string word;
      while (word.size() < length) word += filler;
      const Source source("inventory.yaml", "a: " + word + " # c\ncc: " + word + "#z\n" + word + ": x\n" + word +
                                                ":\n  - \"" + word + "\": y\n# " + word + "\nb: [" + word + "]");
      EventRecorder fast;
      EventRecorder slow;
      Diagnostics diagnostics;
      BOOST_REQUIRE(read_fast(source.text(), fast, {}));
      BOOST_REQUIRE((read(source, slow, diagnostics, ReaderChoice::yaml_cpp) != ReadResult::failed));
      BOOST_REQUIRE(fast.lines == slow.lines);
    }
  }
}

/// The text is indexed in windows of 4096 bytes, which must not show.
BOOST_AUTO_TEST_CASE(windows) {
  std::string lines;
  for (int i = 0; i < 300; ++i) lines += "键" + std::to_string(i) + ": {v: \"值\", w: [一, 二]}  # 注\n";
  for (std::size_t shift = 1; shift < 66; ++shift) {
    const Source source("inventory.yaml", "#" + std::string(shift, 'x') + "\n" + lines);
    EventRecorder fast;
    EventRecorder slow;
    Diagnostics diagnostics;
    BOOST_REQUIRE(read_fast(source.text(), fast, {}));
    BOOST_REQUIRE((read(source, slow, diagnostics, ReaderChoice::yaml_cpp) != ReadResult::failed));
    BOOST_REQUIRE(fast.lines == slow.lines);
  }
}

/// yaml-cpp takes nothing longer than 1024 bytes for a key.
BOOST_AUTO_TEST_CASE(long_keys) {
  for (std::size_t length = 990; length < 1040; ++length) {
    const std::string word(length, 'k');
    for (const auto& text :
         {word + ": 1\n", "'" + word + "': 1\n", "a: {" + word + ": 1}\n", "a:\n- '" + word + "': 1\n"}) {
      EventRecorder fast;
      EventRecorder slow;
      Diagnostics diagnostics;
      if (!read_fast(text, fast, {})) continue;
      BOOST_REQUIRE((read(Source("s.yaml", text), slow, diagnostics, ReaderChoice::yaml_cpp) != ReadResult::failed));
      BOOST_REQUIRE(fast.lines == slow.lines);
    }
  }
}

/// A bad byte is noticed wherever it stands.
BOOST_AUTO_TEST_CASE(bad_bytes_at_every_place) {
  const std::string text = "学校: 一中 # 注\nabc: \"x\"\nl: [1, 2]\n" + std::string(70, '#') + "\nz: 学\n";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    for (const std::string bad : {"\t", "\x01", "\x7F", "\xFF", "\x80", "\r"}) {
      auto broken = text;
      broken.insert(at, bad);
      if (bad == "\r" && broken.substr(at + 1, 1) == "\n") continue;
      EventRecorder fast;
      BOOST_REQUIRE(!read_fast(broken, fast, {}));
    }
  }
}

BOOST_AUTO_TEST_CASE(not_plain_is_reported_if_it_was_asked_for) {
  EventRecorder events;
  Diagnostics diagnostics;
  const Source source("inventory.yaml", "a: &x 1\n");
  BOOST_TEST((read(source, events, diagnostics, ReaderChoice::fast) == ReadResult::failed));
  BOOST_TEST(render(diagnostics, Language::zh) ==
             "inventory.yaml: 错误: 文件用到了快速读取不支持的 YAML 写法 [yaml-not-plain]\n");
  BOOST_TEST(render(diagnostics, Language::en) ==
             "inventory.yaml: error: the file uses YAML that the fast reader does not read [yaml-not-plain]\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_fast_reader_test
