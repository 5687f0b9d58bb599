#include "edu_check/text/cell_place.h"

#include <boost/test/unit_test.hpp>

namespace edu_check::text_cell_place_test {

BOOST_AUTO_TEST_SUITE(text_cell_place)

BOOST_AUTO_TEST_CASE(a_name_and_its_place) {
  for (const auto* const name : {"A1", "Z9", "AA10", "AZ1", "BA1", "ZZ1", "AAA1", "XFD1048576"}) {
    const auto place = parse_cell_place(name);
    BOOST_REQUIRE_MESSAGE(place.has_value(), name);
    BOOST_TEST(to_string(*place) == name);
  }
  BOOST_TEST((parse_cell_place("$D$7") == CellPlace{7, 4}));
}

BOOST_AUTO_TEST_CASE(what_names_no_cell) {
  for (const auto* const name :
       {"", "A", "1", "A0", "A01", "a1", "XFE1", "A1048577", "AAAAAAAAAA1", "A99999999999", "A1x", "A-1"})
    BOOST_TEST(!parse_cell_place(name).has_value(), name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::text_cell_place_test
