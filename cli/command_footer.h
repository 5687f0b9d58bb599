#pragma once

#include <string>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check::cli {

/// What stands below the help of a command: examples, and what its exit codes mean. `command` is one of those of the
/// program, or empty for the help of the program itself. Lines of at most 80 columns, without a line break at the end.
[[nodiscard]] std::string command_footer(std::string_view command, Language language);

}  // namespace edu_check::cli
