#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// The candidate nearest to `found` by edit distance over characters, if one is near enough to be what was meant:
/// at most a third of its characters differ, or one. The first of equals; but where half of the characters differ,
/// equals are a guess, and nothing is better.
[[nodiscard]] std::optional<std::string> nearest(std::string_view found,
                                                 const std::vector<std::string_view>& candidates);

}  // namespace edu_check
