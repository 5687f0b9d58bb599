#include "edu_check/text/service_command.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::text_service_command_test {

struct Case {
  std::string text;
  std::string shown;
};
std::ostream& operator<<(std::ostream& to, const Case& row) { return to << row.text; }

const Case cases[] = {
    {"", ""},
    {"\n", "\n"},
    {"学校: 甲", "学校: 甲"},
    {"::error::x", "\\::error::x"},
    {"::", "\\::"},
    {"std::vector", "std::vector"},
    {" \t::error::x", " \t\\::error::x"},
    {"\u00A0\u3000\u2003::error::x", "\u00A0\u3000\u2003\\::error::x"},
    {"\x1b[1m::error::x\x1b[0m", "\x1b[1m\\::error::x\x1b[0m"},
    {"a ::error::x", "a ::error::x"},
    {"a\n::error::x\nb\n::debug::y\n", "a\n\\::error::x\nb\n\\::debug::y\n"},
    {"##[error]x", "##\\[error]x"},
    {"a ##[set-env name=a]x", "a ##\\[set-env name=a]x"},
    {"###[group]", "###\\[group]"},
    {"a ##vso[task.setvariable]x", "a ##vso\\[task.setvariable]x"},
    {"##teamcity[x] ##[y]", "##teamcity\\[x] ##\\[y]"},
    {"## heading [1]", "## heading [1]"},
    {"##", "##"},
    {"::a ##[b]", "\\::a ##\\[b]"},
};

BOOST_DATA_TEST_CASE(a_text_gives_no_orders_to_a_service, boost::unit_test::data::make(cases)) {
  BOOST_TEST(without_commands(sample.text) == sample.shown);
  BOOST_TEST(without_commands(sample.shown) == sample.shown);
}

}  // namespace edu_check::text_service_command_test
