#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "edu_check/input/document_stream.h"
#include "edu_check/inventory/document.h"
#include "edu_check/yaml/reader.h"

namespace edu_check::input_document_stream_test {

struct Document {
  std::string text;
  std::uint32_t lines_before;
  friend bool operator==(const Document&, const Document&) = default;
};

std::vector<Document> documents_of(const std::string& stream) {
  char path[] = "/tmp/stream.XXXXXX";
  close(mkstemp(path));
  std::ofstream(path, std::ios::binary) << stream;
  DocumentStream documents(path, nullptr);
  std::vector<Document> all;
  for (std::string text; documents.next(text);) all.push_back({text, documents.lines_before()});
  BOOST_TEST(!documents.mistake());
  BOOST_TEST(documents.number() == all.size());
  unlink(path);
  return all;
}

BOOST_AUTO_TEST_SUITE(batch_document_stream)

BOOST_AUTO_TEST_CASE(documents_begin_at_lines_of_three_dashes) {
  using Documents = std::vector<Document>;
  BOOST_TEST((documents_of("a: 1\n---\nb: 2\n") == Documents{{"a: 1\n", 0}, {"---\nb: 2\n", 1}}));
  BOOST_TEST((documents_of("---\na: 1\r\n--- # c\r\nb: 2") == Documents{{"---\na: 1\r\n", 0}, {"--- # c\r\nb: 2", 2}}));
  BOOST_TEST((documents_of("a: ---\n ---\n---b: 1\n----\n") == Documents{{"a: ---\n ---\n---b: 1\n----\n", 0}}));
  BOOST_TEST((documents_of("--- {a: 1}\n--- {b: 1}\n---") == Documents{{"--- {a: 1}\n", 0}, {"--- {b: 1}\n", 1}}));
}

BOOST_AUTO_TEST_CASE(only_comments_at_either_end_are_no_document_but_an_empty_one_is) {
  using Documents = std::vector<Document>;
  BOOST_TEST(documents_of("").empty());
  BOOST_TEST(documents_of("# nothing\n\n---\n# nothing\n").empty());
  BOOST_TEST((documents_of("\xEF\xBB\xBF# c\n---\na: 1\n---\n---\n") == Documents{{"---\na: 1\n", 1}, {"---\n", 3}}));
}

BOOST_AUTO_TEST_CASE(directives_belong_to_the_document_that_they_stand_before) {
  using Documents = std::vector<Document>;
  BOOST_TEST((documents_of("\xEF\xBB\xBF%YAML 1.2\n---\na: 1\n---\nb: 2\n") ==
              Documents{{"\xEF\xBB\xBF%YAML 1.2\n---\na: 1\n", 0}, {"---\nb: 2\n", 3}}));
  BOOST_TEST(
      (documents_of("# c\n%YAML 1.2\n# d\n--- {a: 1}\n") == Documents{{"# c\n%YAML 1.2\n# d\n--- {a: 1}\n", 0}}));
  BOOST_TEST((documents_of("a: 1\n...\n# c\n%YAML 1.2\n---\nb: 2\n") ==
              Documents{{"a: 1\n...\n", 0}, {"# c\n%YAML 1.2\n---\nb: 2\n", 2}}));
  BOOST_TEST((documents_of("a: 1\n---\n%YAML 1.2\n---\nb: 2\n---\nc: 3\n") ==
              Documents{{"a: 1\n", 0}, {"---\n%YAML 1.2\n---\nb: 2\n", 1}, {"---\nc: 3\n", 5}}));
  BOOST_TEST((documents_of("---\n%YAML 1.2\n---\nb: 2\n") == Documents{{"---\n%YAML 1.2\n---\nb: 2\n", 0}}));
  BOOST_TEST((documents_of("a: 1\n%YAML 1.2\n---\nb: 2\n") == Documents{{"a: 1\n%YAML 1.2\n", 0}, {"---\nb: 2\n", 2}}));
}

BOOST_AUTO_TEST_CASE(directives_alone_are_a_document_that_the_reader_refuses) {
  using Documents = std::vector<Document>;
  BOOST_TEST((documents_of("%YAML 1.2\n") == Documents{{"%YAML 1.2\n", 0}}));
  BOOST_TEST((documents_of("%a\n---\n%b\n---\nb: 2\n") == Documents{{"%a\n---\n%b\n", 0}, {"---\nb: 2\n", 3}}));
  BOOST_TEST((documents_of("a: 1\n---\n...\n%YAML 1.2\n---\nb: 2\n") ==
              Documents{{"a: 1\n", 0}, {"---\n...\n", 1}, {"%YAML 1.2\n---\nb: 2\n", 3}}));
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_may_begin_any_document) {
  using Documents = std::vector<Document>;
  const std::string mark = "\xEF\xBB\xBF";
  BOOST_TEST((documents_of("a: 1\n" + mark + "---\nb: 2\n") == Documents{{"a: 1\n", 0}, {mark + "---\nb: 2\n", 1}}));
  BOOST_TEST((documents_of(mark + "---\na: 1\n" + mark + "---\nb: 2\n" + mark + "---\n") ==
              Documents{{"---\na: 1\n", 0}, {mark + "---\nb: 2\n", 2}}));
  BOOST_TEST((documents_of("---\n" + mark + "a: 1\n--- # c\n\n# d\n" + mark + "b: 2\n") ==
              Documents{{"---\na: 1\n", 0}, {"--- # c\n\n# d\nb: 2\n", 2}}));
  BOOST_TEST((documents_of("a: 1\n" + mark + "b: 2\n") == Documents{{"a: 1\n" + mark + "b: 2\n", 0}}));
}

BOOST_AUTO_TEST_CASE(blocks_may_end_anywhere) {
  constexpr std::size_t block = 262144;
  for (std::size_t rest = 0; rest < 8; ++rest) {
    const auto first = "a: " + std::string(block - 7 + rest, 'x') + "\n";
    const auto all = documents_of(first + "---\nb: 2\n");
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    BOOST_TEST(all[0].text.size() == first.size());
    BOOST_TEST((all[1] == Document{"---\nb: 2\n", 1}));
  }
}

BOOST_AUTO_TEST_CASE(of_a_document_that_is_too_large_enough_is_kept_to_refuse_it) {
  const std::size_t limit = yaml::ReadLimits{}.bytes;
  for (const char* const line : {"# nothing\n", "a: 1\n"}) {
    std::string first;
    while (first.size() < limit + 1'000'000) first += line;
    const auto lines = static_cast<std::uint32_t>(std::count(first.begin(), first.end(), '\n'));
    const auto all = documents_of(first + "---\nb: 2\n");
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    BOOST_TEST(all[0].text.size() > limit);
    BOOST_TEST(all[0].text.size() < limit + 500'000);
    BOOST_TEST((all[1] == Document{"---\nb: 2\n", lines}));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::input_document_stream_test
