#include "edu_check/input/name_pattern.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>

namespace edu_check {
namespace {

constexpr std::string_view special = "*?[\\";

/// Takes one code point off a text, or one byte where it is malformed.
char32_t take_character(std::string_view& text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  const std::size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
  char32_t character = size == 1 ? byte : byte & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const auto more = i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    if ((more & 0xC0U) != 0x80U) {
      text.remove_prefix(1);
      return byte;
    }
    character = character << 6U | (more & 0x3FU);
  }
  text.remove_prefix(size);
  return character;
}

char32_t take_quoted(std::string_view& text) {
  if (text[0] == '\\' && text.size() > 1) text.remove_prefix(1);
  return take_character(text);
}

using NamedClass = std::pair<std::string_view, int (*)(int)>;
constexpr auto classes = std::to_array<NamedClass>({{"[:alpha:]", std::isalpha},
                                                    {"[:digit:]", std::isdigit},
                                                    {"[:alnum:]", std::isalnum},
                                                    {"[:lower:]", std::islower},
                                                    {"[:upper:]", std::isupper},
                                                    {"[:space:]", std::isspace},
                                                    {"[:punct:]", std::ispunct}});

}  // namespace

bool NamePattern::Set::has(char32_t character) const {
  const bool in_range = std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
    return range.first <= character && character <= range.second;
  });
  const bool in_class = character < 0x80U && std::any_of(classes.begin(), classes.end(), [&](CharacterTest test) {
                          return test(static_cast<int>(character)) != 0;
                        });
  return (in_range || in_class) != negated;
}

/// Takes `[…]` off a pattern; false if no `]` closes it.
bool NamePattern::add_set(std::string_view& pattern) {
  auto rest = pattern.substr(1);
  Set set;
  set.negated = rest.starts_with('!') || rest.starts_with('^');
  if (set.negated) rest.remove_prefix(1);
  for (bool first = true; !rest.empty() && (first || rest[0] != ']'); first = false) {
    const auto named = std::find_if(classes.begin(), classes.end(),
                                    [&](const NamedClass& each) { return rest.starts_with(each.first); });
    if (named != classes.end()) {
      rest.remove_prefix(named->first.size());
      set.classes.push_back(named->second);
      continue;
    }
    const auto low = take_quoted(rest);
    auto high = low;
    if (rest.size() > 1 && rest[0] == '-' && rest[1] != ']') {
      rest.remove_prefix(1);
      high = take_quoted(rest);
    }
    set.ranges.emplace_back(low, high);
  }
  if (rest.empty()) return false;
  pattern = rest.substr(1);
  tokens_.push_back({Kind::set, static_cast<char32_t>(sets_.size())});
  sets_.push_back(std::move(set));
  return true;
}

NamePattern::NamePattern(std::string_view pattern)
    : takes_dot_(pattern.starts_with('.') || pattern.starts_with("\\.")), is_any_folders_(pattern == "**") {
  if (pattern.find_first_of(special) == std::string_view::npos) {
    plain_ = pattern;
    return;
  }
  bool may_close = true;  // once a set was found open, what follows is open too: it is not looked through again
  while (!pattern.empty()) {
    if (pattern[0] == '*') {
      pattern.remove_prefix(std::min(pattern.find_first_not_of('*'), pattern.size()));
      tokens_.push_back({Kind::many});
    } else if (pattern[0] == '?') {
      pattern.remove_prefix(1);
      tokens_.push_back({Kind::one});
    } else if (pattern[0] == '[' && may_close && add_set(pattern)) {
      continue;
    } else {
      may_close = may_close && pattern[0] != '[';
      tokens_.push_back({Kind::character, take_quoted(pattern)});
    }
  }
}

bool NamePattern::allows(const Token& token, char32_t character) const {
  return token.kind == Kind::one || (token.kind == Kind::character && token.value == character) ||
         (token.kind == Kind::set && sets_[token.value].has(character));
}

/// Whether the name ends as the pattern does behind its last `*`: most names that don't match differ there.
bool NamePattern::is_ended_by(std::u32string_view name) const {
  std::size_t count = 0;
  for (auto token = tokens_.rbegin(); token != tokens_.rend() && token->kind != Kind::many; ++token, ++count) {
    if (count == name.size() || !allows(*token, name[name.size() - 1 - count])) return false;
  }
  return true;
}

bool NamePattern::matches(std::string_view name) const {
  if (name.starts_with('.') && !takes_dot_) return false;
  if (tokens_.empty()) return name == plain_;
  std::u32string characters;
  while (!name.empty()) characters += take_character(name);
  if (!is_ended_by(characters)) return false;
  std::size_t token = 0;
  std::size_t at = 0;
  // Where the last `*` stands and up to where it has taken the name: only it ever needs to take more.
  std::optional<std::pair<std::size_t, std::size_t>> retry;
  while (at < characters.size() || token < tokens_.size()) {
    if (token < tokens_.size() && tokens_[token].kind == Kind::many) {
      if (++token == tokens_.size()) return true;
      retry.emplace(token, at);
    } else if (at < characters.size() && token < tokens_.size() && allows(tokens_[token], characters[at])) {
      ++token;
      ++at;
    } else {
      if (!retry || retry->second == characters.size()) return false;
      at = ++retry->second;
      token = retry->first;
    }
  }
  return true;
}

}  // namespace edu_check
