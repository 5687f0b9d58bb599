#pragma once

#include <string>

namespace edu_check {

/// The folder for temporary files: `TMPDIR`, else `/tmp`. Throws `std::system_error`, which names it, if it is none.
[[nodiscard]] std::string temporary_folder();

/// An open file in it that has no name, so that it is gone when it is closed, however the program ends. The descriptor
/// is the caller's. Throws `std::system_error`, which names the folder.
[[nodiscard]] int open_temporary();

}  // namespace edu_check
