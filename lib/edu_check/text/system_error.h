#pragma once

#include <system_error>

#include "edu_check/text/message.h"

namespace edu_check {

/// What the operating system says of a failure, for a reader: the usual ones in both languages, others in its own
/// words.
[[nodiscard]] Message describe(const std::error_code& error);

}  // namespace edu_check
