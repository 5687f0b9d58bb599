#include "edu_check/record/limit_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace edu_check {
namespace {

struct Sign {
  std::string_view sign;
  Message number;
  Message day;
};

const std::array<Sign, 4>& signs() {
  static const std::array<Sign, 4> all{{{">= ", {"至少 ", "at least "}, {"不早于 ", "no earlier than "}},
                                        {"<= ", {"至多 ", "at most "}, {"不晚于 ", "no later than "}},
                                        {"> ", {"超过 ", "more than "}, {"晚于 ", "after "}},
                                        {"< ", {"少于 ", "less than "}, {"早于 ", "before "}}}};
  return all;
}

bool begins_with_day(std::string_view text) {
  constexpr std::string_view pattern = "0000-00-00";
  const auto fits = [](char wanted, char found) {
    return wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
  };
  return text.size() >= pattern.size() && std::equal(pattern.begin(), pattern.end(), text.begin(), fits);
}

/// A sign is one at the beginning, or behind the name of one of several comparisons: `甲: >= 1; 乙: <= 2`.
std::string in_words(std::string_view text, Language language) {
  std::string words;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto rest = text.substr(at);
    const bool lead = words.empty() || words.ends_with(": ") || words.ends_with("; ");
    const auto& all = signs();
    const auto* const sign =
        std::find_if(all.begin(), all.end(), [&](const Sign& each) { return lead && rest.starts_with(each.sign); });
    if (sign == all.end()) {
      words += text[at++];
      continue;
    }
    at += sign->sign.size();
    words += (begins_with_day(text.substr(at)) ? sign->day : sign->number).in(language);
  }
  return words;
}

}  // namespace

Message limit_words(const Message& expected) {
  return {in_words(expected.zh, Language::zh), in_words(expected.en, Language::en)};
}

}  // namespace edu_check
