#pragma once

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace edu_check {

/// Whether a test had to be left out, for `main` to say so.
inline bool left_out = false;

/// Where something lies that tests read and the project does not hold, as it belongs to others: in the folder that
/// EDU_CHECK_SHARED names, a variable of the environment or else of CMake.
inline std::filesystem::path outside(const std::string& name) {
  const char* const folder = std::getenv("EDU_CHECK_SHARED");
  return std::filesystem::path(folder != nullptr ? folder : EDU_CHECK_SHARED) / name;
}

/// Whether it is there; if not, the test is to end.
inline bool has_outside(const std::string& name) {
  if (std::filesystem::exists(outside(name))) return true;
  left_out = true;
  BOOST_TEST_MESSAGE("skipped: " << outside(name).string() << " is not there (EDU_CHECK_SHARED)");
  return false;
}

}  // namespace edu_check
