#include "edu_check/text/line_index.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace edu_check::text_line_index_test {

const std::string texts[] = {
    "",
    "a",
    "\n",
    "\r\n",
    "\r",
    "a\nb\n",
    "a\r\nb\r\n\r\nc",
    "a\rb\r\rc\n\nd",
    "\xEF\xBB\xBF"
    "a: 1\nb: 2\n",
    "\xEF\xBB\xBF",
    "学校：示例\n名称: 一二三四五六七八\r\n\n带宽: 500 Mbps",
    "0123456\n89abcde\r\n0123456\r89\n\nx\n\v\x0B\x8A\x8D\n",  // bytes one bit away from line breaks
    std::string(100, '\n') + std::string(100, 'x') + "\n\r\n" + std::string(37, '\r'),
};

/// Both ends and every byte, forwards, backwards and each with a fresh index, as callers ask in any order.
BOOST_DATA_TEST_CASE(places_are_those_of_the_source, boost::unit_test::data::make(texts)) {
  Source source;
  source.assign("a.yaml", std::string(sample), 7);
  LineIndex forwards(source);
  LineIndex backwards(source);
  const auto end = static_cast<std::uint32_t>(sample.size()) + 3;
  for (std::uint32_t offset = 0; offset <= end; ++offset) {
    BOOST_TEST_CONTEXT("byte " << offset) {
      const auto place = source.position(offset);
      BOOST_TEST((forwards.position(offset) == place));
      BOOST_TEST((LineIndex(source).position(offset) == place));
      BOOST_TEST((backwards.position(end - offset) == source.position(end - offset)));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_index_goes_on_with_another_source) {
  const Source first("a.yaml", "a\nb\nc\n");
  const Source second("b.yaml", "abc\ndef\n");
  LineIndex index(first);
  BOOST_TEST((index.position(5) == Position{3, 2}));
  index.reset(second);
  BOOST_TEST((index.position(2) == Position{1, 3}));
  BOOST_TEST((index.position(5) == Position{2, 2}));
}

}  // namespace edu_check::text_line_index_test
