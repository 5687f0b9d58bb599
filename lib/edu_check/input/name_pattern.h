#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace edu_check {

/// A pattern of names, which are one part of a path: `*` any characters, `?` one, `[a-z]` one of these, `[!a-z]` or
/// `[^a-z]` none of these, `\` takes the next as it is; a `[` that no `]` closes is a `[`. A character is one code
/// point, or one byte where the text is malformed. A dot at the start is matched by a dot only. The pattern is taken
/// apart once, so that no name takes longer than the product of both lengths.
class NamePattern {
 public:
  explicit NamePattern(std::string_view pattern);

  [[nodiscard]] bool matches(std::string_view name) const;
  /// Whether it is `**`, which stands for any folders in a pattern of paths.
  [[nodiscard]] bool is_any_folders() const { return is_any_folders_; }

 private:
  using CharacterTest = int (*)(int);
  /// The characters of `[…]`.
  struct Set {
    std::vector<std::pair<char32_t, char32_t>> ranges;
    std::vector<CharacterTest> classes;  ///< of ASCII
    bool negated = false;

    [[nodiscard]] bool has(char32_t character) const;
  };
  enum class Kind : std::uint8_t { character, one, many, set };
  struct Token {
    Kind kind = Kind::character;
    char32_t value = 0;  ///< the character, or which of `sets_`
  };
  bool add_set(std::string_view& pattern);
  [[nodiscard]] bool allows(const Token& token, char32_t character) const;
  [[nodiscard]] bool is_ended_by(std::u32string_view name) const;

  std::string plain_;  ///< what matches nothing but itself; empty if there are tokens
  std::vector<Token> tokens_;
  std::vector<Set> sets_;
  bool takes_dot_ = false;  ///< at the start
  bool is_any_folders_ = false;
};

}  // namespace edu_check
