#pragma once

#include <string>
#include <string_view>

namespace edu_check {

/// The languages that a person can read the output in.
enum class Language { zh, en };

/// A text that exists in both languages.
struct Message {
  std::string zh;
  std::string en;

  /// The text in `language`.
  [[nodiscard]] const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
  friend bool operator==(const Message&, const Message&) = default;
};

/// The one of two words that a language has.
[[nodiscard]] inline std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

/// What `say` gives for each language.
template <class Say>
[[nodiscard]] Message in_both(const Say& say) {
  return {say(Language::zh), say(Language::en)};
}

}  // namespace edu_check
