#include "edu_check/text/suggestion.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/text/word_form.h"

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

/// The fewest edits that can lie between two texts with these marks: each edit changes one character.
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

constexpr std::size_t longest_word = 800;  // bytes

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

std::vector<std::size_t> Suggestions::all_nearest(std::string_view found, const MayBe& may_be) const {
  constexpr std::size_t longest = 200;  // characters; nothing that is meant is longer
  if (found.size() > 4 * longest) return {};
  const auto wanted = decode_utf8(found);
  const auto marks = marks_of(wanted);
  std::vector<std::size_t> best;
  std::size_t best_distance = 0;
  for (std::size_t number = 0; number < candidates_.size(); ++number) {
    const auto& candidate = candidates_[number];
    const auto& characters = candidate.characters;
    const auto longer = std::max(characters.size(), wanted.size());
    auto limit = std::max<std::size_t>(1, longer / 3);
    if (!best.empty()) limit = std::min(limit, best_distance);
    if (least_distance(marks, candidate.marks) > limit) continue;
    const auto distance = edit_distance(wanted, characters, limit);
    if (distance > limit || distance >= longer || !may_be(wanted, characters, number)) continue;
    if (distance < best_distance) best.clear();
    best_distance = distance;
    best.push_back(number);
  }
  const bool only_missing = std::all_of(best.begin(), best.end(), [&](std::size_t number) {
    return candidates_[number].characters.size() == wanted.size() + best_distance;
  });
  const bool guess = best.size() > 1 && 2 * best_distance >= wanted.size() && !only_missing;
  return guess ? std::vector<std::size_t>() : best;
}

std::vector<std::string> Suggestions::all_nearest(std::string_view found) const {
  constexpr std::size_t most = 4;
  const auto form = form_of(decode_utf8(found.substr(0, longest_word)));
  std::vector<std::string> same;
  for (const auto& candidate : candidates_) {
    if (form_of(candidate.characters) == form) same.push_back(to_utf8(candidate.characters));
  }
  if (same.size() == 1) return same;
  std::vector<std::string> names;
  for (const auto number : all_nearest(found, [](const std::u32string&wanted, const std::u32string&candidate,
                                                 std::size_t) { return !are_other_things(wanted, candidate); }))
    names.push_back(to_utf8(candidates_[number].characters));
  return names.size() > most ? std::vector<std::string>() : names;
}

std::optional<std::string> Suggestions::nearest(std::string_view found) const {
  const auto names = all_nearest(found);
  return names.size() == 1 ? std::optional(names.front()) : std::nullopt;
}

std::optional<std::string> nearest(std::string_view found, const std::vector<std::string_view>& candidates) {
  return Suggestions(candidates).nearest(found);
}

std::vector<std::string> all_nearest(std::string_view found, const std::vector<std::string_view>& candidates) {
  return Suggestions(candidates).all_nearest(found);
}

Message did_you_mean(const std::vector<std::string>& names, bool quoted) {
  Message list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    const auto name = quoted ? "“" + names[i] + "”" : names[i];
    const std::string_view first = quoted ? "" : " ";
    const std::string_view before_last = quoted ? "或" : " 或 ";
    list.zh.append(i == 0 ? first : last ? before_last : "、").append(name);
    list.en.append(i == 0 ? "" : last ? " or " : ", ").append(name);
  }
  return message("是否指{}？", "did you mean {}?", list);
}

}  // namespace edu_check
