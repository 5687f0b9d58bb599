#pragma once

#include <string>
#include <system_error>

#include "edu_check/text/message.h"

namespace edu_check {

/// What the operating system says of a failure, for a reader: the usual ones in both languages, others in its own
/// words.
[[nodiscard]] Message describe(const std::error_code& error);

/// Throws `std::system_error`: `what`, such as the name of a file, can't be written, by an error number of the system.
/// Nothing else throws one of which `is_unwritable` is true.
[[noreturn]] void throw_unwritable(const std::string& what, int reason);
[[nodiscard]] bool is_unwritable(const std::error_code& error);

}  // namespace edu_check
