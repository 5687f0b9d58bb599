#pragma once

#include <string>
#include <string_view>

namespace edu_check {

/// The variable that names the folder for temporary files.
constexpr std::string_view temporary_folder_variable = "TMPDIR";

/// The folder for temporary files: that of the variable, else `/tmp`. Throws `std::system_error`, which names the
/// variable, if it is none.
[[nodiscard]] std::string temporary_folder();

/// An open file in it that has no name, so that it is gone when it is closed, however the program ends. The descriptor
/// is the caller's. Throws `std::system_error`, which names the folder.
[[nodiscard]] int open_temporary();

}  // namespace edu_check
