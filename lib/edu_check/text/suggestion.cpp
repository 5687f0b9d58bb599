#include "edu_check/text/suggestion.h"

#include <algorithm>
#include <numeric>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// Edit distance (insert, delete, replace, swap of neighbours), given up past `limit`.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const auto gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  std::iota(previous.begin(), previous.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view found, const std::vector<std::string_view>& candidates) {
  const auto wanted = decode_utf8(found);
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  bool guess = false;
  for (const auto candidate : candidates) {
    const auto characters = decode_utf8(candidate);
    const auto limit = std::max<std::size_t>(1, std::max(characters.size(), wanted.size()) / 3);
    const auto distance = edit_distance(wanted, characters, limit);
    const bool everything_differs = distance >= std::max(characters.size(), wanted.size());
    if (distance > limit || everything_differs || (best && distance > best_distance)) continue;
    if (best && distance == best_distance) {
      guess = guess || 2 * distance >= wanted.size();
      continue;
    }
    guess = false;
    best = std::string(candidate);
    best_distance = distance;
  }
  return guess ? std::nullopt : best;
}

}  // namespace edu_check
