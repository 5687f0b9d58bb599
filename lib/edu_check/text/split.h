#pragma once

#include <string_view>
#include <vector>

namespace edu_check {

/// The parts of a text between separators, empty ones too: one more than there are separators.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace edu_check
