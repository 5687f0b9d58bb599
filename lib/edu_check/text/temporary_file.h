#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace edu_check {

/// The variable that names the folder for temporary files.
constexpr std::string_view temporary_folder_variable = "TMPDIR";

/// The folder for temporary files: that of the variable, else `/tmp`. Throws `std::system_error`, which names the
/// variable, if it is none.
[[nodiscard]] std::string temporary_folder();

/// Throws the `std::system_error` of a file that could not be made or written there.
[[noreturn]] void fail_temporary(int reason);

/// An open file in it that has no name, so that it is gone when it is closed, however the program ends. The descriptor
/// is the caller's. Throws `std::system_error`, which names the folder.
[[nodiscard]] int open_temporary();

/// What came of copying; if it was not done, `errno` says why.
enum class CopyResult : std::uint8_t { done, unreadable, unwritable };

/// Copies what is left of a file to where another one stands, or ends with a block of which `is_last` is true.
[[nodiscard]] CopyResult copy_rest(std::FILE* from, std::FILE* to, bool (*is_last)(std::string_view block) = nullptr);

}  // namespace edu_check
