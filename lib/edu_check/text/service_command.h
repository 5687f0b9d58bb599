#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// Services that run jobs take orders from the text that a job prints: GitHub from a line that begins with `::error`
/// and the like, after any spaces, and from `##[error]` anywhere in it; others from `##vso[`, `##teamcity[`. A
/// backslash before each of these bytes of a line, which ascend, keeps every service from taking it for an order.
[[nodiscard]] std::vector<std::size_t> command_marks(std::string_view line);

/// A text of any number of lines with these backslashes. For all that is shown and may hold what others wrote.
[[nodiscard]] std::string without_commands(std::string_view text);

}  // namespace edu_check
