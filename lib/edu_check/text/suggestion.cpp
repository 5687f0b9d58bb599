#include "edu_check/text/suggestion.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

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

std::uint64_t marks_of(const std::u32string& characters) {
  std::uint64_t marks = 0;
  for (const auto character : characters) marks |= std::uint64_t{1} << (character * 0x9E3779B1U >> 26U);
  return marks;
}

/// At least so many edits lie between texts with these marks, as each changes one character.
std::size_t least_distance(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::size_t>(std::max(std::popcount(a & ~b), std::popcount(b & ~a)));
}

bool is_code(const std::u32string& characters) {
  return !characters.empty() &&
         std::all_of(characters.begin(), characters.end(), [](char32_t each) { return each >= U'0' && each <= U'9'; });
}

/// Whether two words differ as names of different things do: by one character of a few that each mean something, as
/// 大学 and 小学, or by a digit of a code.
bool are_other_things(const std::u32string& a, const std::u32string& b) {
  if (is_code(a) || is_code(b)) return a != b;
  constexpr std::size_t few = 5;
  if (a.size() != b.size() || a.size() >= few || a == b) return false;
  const bool ideographs = std::any_of(b.begin(), b.end(), [](char32_t each) { return each >= 0x2E80; });
  return ideographs && !std::is_permutation(a.begin(), a.end(), b.begin());
}

std::string to_utf8(const std::u32string& characters) {
  std::string text;
  for (const auto character : characters) append_utf8(text, character);
  return text;
}

}  // namespace

Suggestions::Suggestions(const std::vector<std::string_view>& candidates) {
  candidates_.reserve(candidates.size());
  for (const auto candidate : candidates) {
    auto characters = decode_utf8(candidate);
    const auto marks = marks_of(characters);
    candidates_.push_back({std::move(characters), marks});
  }
}

std::optional<std::string> Suggestions::nearest(std::string_view found) const {
  constexpr std::size_t longest = 200;  // characters; nothing that is meant is longer
  if (found.size() > 4 * longest) return std::nullopt;
  const auto wanted = decode_utf8(found);
  const auto marks = marks_of(wanted);
  const Candidate* best = nullptr;
  std::size_t best_distance = 0;
  bool guess = false;
  for (const auto& candidate : candidates_) {
    const auto& characters = candidate.characters;
    const auto longer = std::max(characters.size(), wanted.size());
    auto limit = std::max<std::size_t>(1, longer / 3);
    if (best != nullptr) limit = std::min(limit, best_distance);
    if (least_distance(marks, candidate.marks) > limit) continue;
    const auto distance = edit_distance(wanted, characters, limit);
    if (distance > limit || distance >= longer || are_other_things(wanted, characters)) continue;
    if (best != nullptr && distance == best_distance) {
      guess = guess || 2 * distance >= wanted.size();
      continue;
    }
    guess = false;
    best = &candidate;
    best_distance = distance;
  }
  return best == nullptr || guess ? std::nullopt : std::optional(to_utf8(best->characters));
}

std::optional<std::string> nearest(std::string_view found, const std::vector<std::string_view>& candidates) {
  return Suggestions(candidates).nearest(found);
}

}  // namespace edu_check
