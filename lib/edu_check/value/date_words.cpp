#include "edu_check/value/date_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace edu_check {
namespace {

using Word = std::pair<std::string_view, int>;

constexpr auto digit_words = std::to_array<Word>({{"〇", 0},
                                                  {"零", 0},
                                                  {"○", 0},
                                                  {"一", 1},
                                                  {"二", 2},
                                                  {"三", 3},
                                                  {"四", 4},
                                                  {"五", 5},
                                                  {"六", 6},
                                                  {"七", 7},
                                                  {"八", 8},
                                                  {"九", 9}});
constexpr auto tens = std::to_array<Word>({{"十", 10}, {"廿", 20}, {"卅", 30}});
constexpr auto weekdays =
    std::to_array<Word>({{"日", 0}, {"天", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}});
constexpr std::string_view dashes[] = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"};

template <typename Words>
const Word* word_at(const Words& words, std::string_view text) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const Word& word) { return text.starts_with(word.first); });
  return found == words.end() ? nullptr : &*found;
}

/// The number that begins a text, in digits, and how many bytes it takes; 0 bytes if there is none.
std::pair<std::string, std::size_t> number_at(std::string_view text) {
  std::string number;
  int ten = 0;
  std::size_t size = 0;
  for (;;) {
    const auto rest = text.substr(size);
    if (const auto* const digit = word_at(digit_words, rest)) {
      number += static_cast<char>('0' + digit->second);
      size += digit->first.size();
    } else if (const auto* const word = word_at(tens, rest); word != nullptr && ten == 0 && number.size() < 2) {
      ten = number.empty() ? word->second : word->second * (number[0] - '0');
      number.clear();
      size += word->first.size();
    } else {
      break;
    }
  }
  if (ten > 0 && number.size() < 2) number = std::to_string(ten + (number.empty() ? 0 : number[0] - '0'));
  return {number, size};
}

}  // namespace

std::string with_plain_numbers(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto* const dash = std::find_if(std::begin(dashes), std::end(dashes),
                                          [&](std::string_view each) { return text.starts_with(each); });
    const auto [number, size] = number_at(text);
    if (dash != std::end(dashes)) {
      plain += '-';
      text.remove_prefix(dash->size());
    } else if (size > 0) {
      plain += number;
      text.remove_prefix(size);
    } else {
      plain += text.front();
      text.remove_prefix(1);
    }
  }
  return plain;
}

std::optional<int> take_weekday(std::string& text) {
  for (const std::string_view name : {"星期", "礼拜", "周"}) {
    const auto at = text.rfind(name);
    if (at == std::string::npos) continue;
    const auto day = std::string_view(text).substr(at + name.size());
    const auto* const found = word_at(weekdays, day);
    if (found == nullptr) continue;
    auto before = at;
    const auto after = day.substr(found->first.size());
    const bool bracketed = before > 0 && text[before - 1] == '(' && after == ")";
    if (bracketed) --before;
    if (!bracketed && !after.empty()) continue;
    text.resize(before);
    text.erase(text.find_last_not_of(' ') + 1);
    return found->second;
  }
  return std::nullopt;
}

}  // namespace edu_check
