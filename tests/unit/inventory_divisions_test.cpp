#include "edu_check/inventory/divisions.h"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::inventory_divisions_test {

std::string shown(const std::vector<DivisionCode>& codes) {
  std::string text;
  for (const auto& code : codes) text += (text.empty() ? "" : " ") + std::to_string(code.number);
  return text;
}

std::string shown(const std::optional<DivisionCode>& code) {
  return code ? std::to_string(code->number) + "/" + std::to_string(code->digits) : "-";
}

struct Row {
  std::string text;
  std::string found;
};
std::ostream& operator<<(std::ostream& to, const Row& row) { return to << row.text; }

const Row codes[] = {
    {"510107", "510107/6"},
    {"510107003004", "510107/6"},
    {"510107003", "510107/6"},
    {"510100", "5101/4"},
    {"510000", "51/2"},
    {"5101", "5101/4"},
    {"51", "51/2"},
    {"110100", "11/2"},
    {"500200", "50/2"},
    {"500234", "500234/6"},
    {"429004", "429004/6"},
    {"000000", "-"},
    {"990107", "-"},
    {"51010", "-"},
    {"51010a", "-"},
    {"", "-"},
    {"５１０１０７", "-"},
};

const Row cities[] = {
    {"成都市", "5101"},
    {"成都", "5101"},
    {"四川省成都市", "5101"},
    {"吉林市", "2202"},
    {"吉林", "2202"},
    {"朝阳市", "2113"},
    {"北京", "11"},
    {"重庆市", "50"},
    {"仙桃", "429004"},
    {"义乌市", "330782"},
    {"莱芜市", "3712"},
    {"恩施州", "4228"},
    {"恩施土家族苗族自治州", "4228"},
    {"示例市", ""},
    {"Chengdu", ""},
    {"武侯区", ""},
    {"朝阳区", ""},  // not 朝阳市
    {"西安区", ""},
    {"海南县", ""},
    {"牡丹江市西安区", "2310"},
    {"黑龙江省牡丹江市西安区", "2310"},
    {"长春市朝阳区", "2201"},
    {"北京市朝阳区", "11"},
    {"大连市中山区", "2102"},
    {"乌海市海南区", "1503"},
    {"成都市郫都区", "5101"},
    {"恩施土家族苗族自治州恩施市", "4228"},
    {"", ""},
};

const Row counties[] = {
    {"武侯区", "510107"},
    {"朝阳区", "110105 220104"},
    {"双流县", "510122"},
    {"成都市武侯区", "510107"},
    {"简阳市", "510180 510185 512081"},
    {"公主岭市", "220184 220381"},
    {"苍山县", "371324"},
    {"兰陵县", "371324"},
    {"高新区", ""},
    {"武侯", ""},
    {"南沙区", "440115 460302"},
};

BOOST_AUTO_TEST_SUITE(inventory_divisions)

BOOST_DATA_TEST_CASE(codes_are_read_as_far_as_they_go, boost::unit_test::data::make(codes)) {
  BOOST_TEST(shown(read_division_code(sample.text)) == sample.found);
}

BOOST_AUTO_TEST_CASE(a_code_that_no_county_has_counts_for_its_city) {
  BOOST_TEST(shown(read_known_division_code("510199")) == "5101/4");
  BOOST_TEST(shown(read_known_division_code("510107")) == "510107/6");
  BOOST_TEST(shown(read_known_division_code("510122")) == "510122/6");  // until 2015
}

BOOST_AUTO_TEST_CASE(a_school_code_names_its_province) {
  BOOST_TEST(shown(province_of_school_code("2151000001")) == "51/2");
  BOOST_TEST(shown(province_of_school_code("2166000001")) == "-");  // a corps is no province
  BOOST_TEST(shown(province_of_school_code("215100000")) == "-");
}

BOOST_DATA_TEST_CASE(cities_are_found_by_bare_names, boost::unit_test::data::make(cities)) {
  BOOST_TEST(shown(find_cities(sample.text, NameMatch::bare)) == sample.found);
}

BOOST_DATA_TEST_CASE(counties_are_found_by_whole_names, boost::unit_test::data::make(counties)) {
  BOOST_TEST(shown(find_counties(sample.text, NameMatch::whole)) == sample.found);
}

BOOST_AUTO_TEST_CASE(bare_names_find_what_was_renamed) {
  BOOST_TEST(shown(find_counties("双流", NameMatch::bare)) == "510116 510122");
  BOOST_TEST(shown(find_provinces("广西", NameMatch::bare)) == "45");
}

BOOST_AUTO_TEST_CASE(one_place_may_lie_in_another) {
  BOOST_TEST(may_be_one_place(DivisionCode{51, 2}, DivisionCode{510107, 6}));
  BOOST_TEST(!may_be_one_place(DivisionCode{5101, 4}, DivisionCode{510704, 6}));
  BOOST_TEST(!may_be_one_place(DivisionCode{510104, 6}, DivisionCode{510107, 6}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::inventory_divisions_test
