#include "edu_check/record/limit_words.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace edu_check::record_limit_words_test {

struct WordsCase {
  Message expected;
  Message words;
};
std::ostream& operator<<(std::ostream& to, const WordsCase& row) { return to << row.expected.en; }

const WordsCase cases[] = {
    {{"", ""}, {"", ""}},
    {{"是", "yes"}, {"是", "yes"}},
    {{">= 100%", ">= 100%"}, {"至少 100%", "at least 100%"}},
    {{"<= 6", "<= 6"}, {"至多 6", "at most 6"}},
    {{"> 500 Mbps", "> 500 Mbps"}, {"超过 500 Mbps", "more than 500 Mbps"}},
    {{"< 3", "< 3"}, {"少于 3", "less than 3"}},
    {{"<= 2022-12-31", "<= 2022-12-31"}, {"不晚于 2022-12-31", "no later than 2022-12-31"}},
    {{"带宽: >= 1 Gbps; 终端: > 3", "bandwidth: >= 1 Gbps; terminals: > 3"},
     {"带宽: 至少 1 Gbps; 终端: 超过 3", "bandwidth: at least 1 Gbps; terminals: more than 3"}},
    {{"甲 >= 乙", "a >= b"}, {"甲 >= 乙", "a >= b"}},
};

BOOST_DATA_TEST_CASE(limits_are_told_in_words, boost::unit_test::data::make(cases)) {
  const auto words = limit_words(sample.expected);
  BOOST_TEST(words.zh == sample.words.zh);
  BOOST_TEST(words.en == sample.words.en);
}

}  // namespace edu_check::record_limit_words_test
