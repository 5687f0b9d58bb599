#pragma once

#include <optional>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// What a file of edu-check is that is no inventory, told by its first key: a standard, rule tests, waivers, a stored
/// result … Nothing if it may be an inventory, a broken one too.
[[nodiscard]] std::optional<Message> foreign_file(std::string_view text);

}  // namespace edu_check
