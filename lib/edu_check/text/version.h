#pragma once

#include <string_view>

namespace edu_check {

/// The version of the library and of the program: that of the project in CMakeLists.txt.
[[nodiscard]] std::string_view version();

}  // namespace edu_check
