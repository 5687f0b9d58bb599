#include "edu_check/inventory/key_suggestions.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "edu_check/text/odd_character.h"
#include "edu_check/value/number_mistakes.h"

namespace edu_check {
namespace {

constexpr std::size_t most_answers = 1000;

std::string folded(std::string_view key) {
  auto plain = half_width(without_odd_characters(key));
  std::erase_if(plain, [](char c) { return c == '_' || c == '-' || c == ' '; });
  std::transform(plain.begin(), plain.end(), plain.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return plain;
}

}  // namespace

const std::vector<std::string_view>& KeySuggestions::header_keys() {
  static const std::vector<std::string_view> keys{"edu-check", "kind", "date", "evidence", "填报日期", "佐证材料"};
  return keys;
}

std::vector<std::string_view> KeySuggestions::keys_of(std::uint32_t group) const {
  auto keys = vocabulary_.keys_of(group);
  if (group == 0) keys.insert(keys.end(), header_keys().begin(), header_keys().end());
  std::sort(keys.begin(), keys.end());
  return keys;
}

KeySuggestions::Group& KeySuggestions::group_of(std::uint32_t group) {
  const auto known = groups_.find(group);
  if (known != groups_.end()) return known->second;
  const auto keys = keys_of(group);
  Group fresh{Suggestions(keys), {}, {}};
  for (const auto key : keys) fresh.by_form.emplace(folded(key), key);
  return groups_.emplace(group, std::move(fresh)).first->second;
}

const std::optional<std::string>& KeySuggestions::nearest(std::uint32_t group, std::string_view found) {
  auto& [keys, by_form, answers] = group_of(group);
  const auto known = answers.find(found);
  if (known != answers.end()) return known->second;
  if (answers.size() >= most_answers) answers.clear();
  return answers.emplace(std::string(found), keys.nearest(found)).first->second;
}

std::optional<std::string> KeySuggestions::same_but_for_form(std::uint32_t group, std::string_view found) {
  const auto [first, last] = group_of(group).by_form.equal_range(folded(found));
  if (first == last || std::next(first) != last) return std::nullopt;
  return first->second;
}

}  // namespace edu_check
