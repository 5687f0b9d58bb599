#include "edu_check/text/system_error.h"

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <string>

namespace edu_check {

BOOST_AUTO_TEST_CASE(text_system_error_of_writing_is_told_from_others) {
  try {
    throw_unwritable("report.txt", ENOSPC);
  } catch (const std::system_error& error) {
    BOOST_TEST(is_unwritable(error.code()));
    BOOST_TEST((error.code() == std::errc::no_space_on_device));
    BOOST_TEST(describe(error.code()).en == "the disk is full");
    BOOST_TEST(std::string(error.what()) == "report.txt: " + error.code().message());
  }
  BOOST_TEST(!is_unwritable({ENOSPC, std::generic_category()}));
}

}  // namespace edu_check
