#pragma once

#include <optional>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// What a file is that was given for a stored result or a baseline, by what it begins with: an inventory, waivers,
/// another output of edu-check, a workbook. Nothing if it may be a result, a broken one too.
[[nodiscard]] std::optional<Message> find_no_result(std::string_view head);

}  // namespace edu_check
