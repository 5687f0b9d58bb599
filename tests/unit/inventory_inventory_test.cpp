#include "edu_check/inventory/inventory.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "fixtures.h"

namespace edu_check::inventory_inventory_test {

struct PlaceCase {
  std::string name;
  std::string text;
  Position place;  ///< of students.primary
};
std::ostream& operator<<(std::ostream& to, const PlaceCase& row) { return to << row.name; }

const PlaceCase places[] = {
    {"null", "school.name: x\nstudents:\n  total: 3\n  primary: null\n", {4, 12}},
    {"unknown in Chinese", "school.name: x\nstudents:\n  小学生数: 待定\n", {3, 9}},
    {"by its path", "school.name: x\nstudents.primary: ~\n", {2, 19}},
    {"given", "school.name: x\nstudents:\n  primary: 3\n", {3, 12}},
    {"absent, beside others of its group", "school.name: x\nstudents:\n  total: 3\n", {2, 1}},
    {"absent, with evidence", "students:\n  total: 3\nevidence:\n  students.primary: a.pdf\n", {1, 1}},
    {"absent, without its group", "school.name: x\n", {1, 1}},
};

BOOST_DATA_TEST_CASE(what_is_missing_is_missing_at_its_place, boost::unit_test::data::make(places)) {
  const LoadedInventory inventory(sample.text);
  const auto slot = *inventory->vocabulary().slot("students.primary");
  BOOST_TEST((inventory->source()->position(inventory->nearest_offset(slot)) == sample.place));
}

BOOST_AUTO_TEST_CASE(an_empty_value_is_at_its_line) {
  const LoadedInventory inventory("students:\n  primary:\n  total: 3\n");
  const auto slot = *inventory->vocabulary().slot("students.primary");
  BOOST_TEST(inventory->source()->position(inventory->nearest_offset(slot)).line == 2U);
}

BOOST_AUTO_TEST_CASE(what_follows_from_others_has_no_place_of_its_own) {
  const LoadedInventory inventory("school.name: x\nstudents:\n  primary: 3\n  junior: 0\n");
  const auto slot = *inventory->vocabulary().slot("students.total");
  BOOST_TEST((inventory->slot(slot).presence == Presence::derived));
  BOOST_TEST((inventory->source()->position(inventory->nearest_offset(slot)) == Position{2, 1}));
}

}  // namespace edu_check::inventory_inventory_test
