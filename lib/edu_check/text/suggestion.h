#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// The candidate nearest to `found` by edit distance over characters, if one is near enough to be what was meant:
/// at most a third of its characters differ. The first of equals.
[[nodiscard]] std::optional<std::string> nearest(std::string_view found, const std::vector<std::string_view>& candidates);

}  // namespace edu_check
