#include "edu_check/text/blank.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

namespace edu_check::text_blank_test {

const std::string blank[] = {"",       " ",      "\t\n\r", "\u00A0", "\u3000",     "\u200B\u200D", "\uFEFF",  "\u2060",
                             "\u00AD", "\u2800", "\u3164", "\u202E", "\U000E0041", "\uFE0F",       " \u2003 "};
BOOST_DATA_TEST_CASE(what_shows_nothing_is_blank, blank) {
  BOOST_TEST(is_blank(sample));
  BOOST_TEST(says_nothing(sample));
}

const std::string nothing[] = {"-",        "--",
                               "—",        "－",
                               "/",        "...",
                               "……",       "？",
                               "无",       " 无 ",
                               "无。",     "（无）",
                               "N/A",      "Ｎ／Ａ",
                               "n.a.",     "none",
                               "NULL",     "暂无",
                               "待补",     "待补充",
                               "【待补】", "tbd",
                               "TODO",     "不适用",
                               "没有",     "not applicable",
                               "无\u200B"};
BOOST_DATA_TEST_CASE(words_for_nothing_say_nothing, nothing) {
  BOOST_TEST(!is_blank(sample));
  BOOST_TEST(says_nothing(sample));
}

const std::string something[] = {"a.pdf",    "无线网络.pdf", "无 线.pdf", "1",       "合同",
                                 "none.pdf", "待补合同.pdf", "是",        "光缆迁改"};
BOOST_DATA_TEST_CASE(what_names_something_says_something, something) {
  BOOST_TEST(!is_blank(sample));
  BOOST_TEST(!says_nothing(sample));
}

}  // namespace edu_check::text_blank_test
