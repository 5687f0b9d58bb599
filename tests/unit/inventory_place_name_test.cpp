#include "edu_check/inventory/place_name.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::inventory_place_name_test {

struct Bare {
  std::string name;
  std::string bare;
};
std::ostream& operator<<(std::ostream& to, const Bare& row) { return to << row.name; }

const Bare bare_names[] = {
    {"武侯区", "武侯"},
    {"成都市", "成都"},
    {"四川省", "四川"},
    {"四川", "四川"},
    {"双流县", "双流"},
    {"沙县", "沙县"},
    {"沙县区", "沙县"},
    {"城区", "城区"},
    {"东区", "东区"},
    {"芒市", "芒市"},
    {"浦东新区", "浦东"},
    {"万柏林区", "万柏"},
    {"海东地区", "海东"},
    {"神农架林区", "神农架"},
    {"兴安盟", "兴安"},
    {"广西壮族自治区", "广西"},
    {"内蒙古自治区", "内蒙古"},
    {"新疆维吾尔自治区", "新疆"},
    {"恩施土家族苗族自治州", "恩施"},
    {"博尔塔拉蒙古自治州", "博尔塔拉"},
    {"龙胜各族自治县", "龙胜"},
    {"东乡族自治县", "东乡族"},
    {"莫力达瓦达斡尔族自治旗", "莫力达瓦"},
    {"香港特别行政区", "香港"},
    {"wuhoudistrict", "wuhou"},
    {"chengdu", "chengdu"},
    {"city", "city"},
    {"", ""},
};

struct Pair {
  std::string one;
  std::string other;
  bool may_be_one;
};
std::ostream& operator<<(std::ostream& to, const Pair& row) { return to << row.one << " and " << row.other; }

const Pair pairs[] = {
    {"武侯区", "武侯区", true},
    {"武侯", "武侯区", true},
    {"武侯区", " 武侯　区", true},
    {"武侯区", "锦江区", false},
    {"成都市武侯区", "武侯区", true},
    {"武侯", "四川省成都市武侯区", true},
    {"成都市武侯区", "成都市锦江区", false},
    {"武侯区教育局", "武侯区", true},
    {"成都市武侯区教育和体育局", "武侯", true},
    {"武侯区人民政府", "锦江区", false},
    {"沙县", "沙县区", true},
    {"沙县", "沙市区", false},
    {"城区", "西城区", false},
    {"晋城市城区", "城区", true},
    {"郊区", "城区", false},
    {"恩施州", "恩施土家族苗族自治州", true},
    {"广西", "广西壮族自治区", true},
    {"Wuhou District", "wuhou", true},
    {"Wuhou", "Jinjiang", false},
    {"Wuhou", "锦江区", true},
    {"教育区", "教育区", true},
};

BOOST_AUTO_TEST_SUITE(inventory_place_name)

BOOST_DATA_TEST_CASE(what_says_the_kind_of_a_place_is_left_out, boost::unit_test::data::make(bare_names)) {
  BOOST_TEST(bare_place_name(sample.name) == sample.bare);
}

BOOST_AUTO_TEST_CASE(a_name_is_compared_by_what_is_seen_of_it) {
  BOOST_TEST(plain_name("第一中学（东）") == "第一中学(东)");
  BOOST_TEST(plain_name("第一\u200B中　学 ") == "第一中学");
  BOOST_TEST(plain_name("ＡBc１") == "abc1");
  BOOST_TEST(plain_name("成都教育学院附小") == "成都教育学院附小");
}

BOOST_DATA_TEST_CASE(names_of_one_place_are_told_from_others, boost::unit_test::data::make(pairs)) {
  BOOST_TEST(may_be_one_place(sample.one, sample.other) == sample.may_be_one);
  BOOST_TEST(may_be_one_place(sample.other, sample.one) == sample.may_be_one);
}

BOOST_AUTO_TEST_CASE(tails_of_a_path_come_longest_first) {
  const std::string name = "四川省成都市武侯区";
  auto tail = next_place_tail(name, {});
  BOOST_TEST(tail == name);
  BOOST_TEST((tail = next_place_tail(name, tail)) == "成都市武侯区");
  BOOST_TEST((tail = next_place_tail(name, tail)) == "武侯区");
  BOOST_TEST(next_place_tail(name, tail).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::inventory_place_name_test
