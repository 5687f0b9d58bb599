#include "edu_check/input/path_pattern.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>
#include <utility>

namespace edu_check {
namespace {

constexpr std::string_view any_folders = "**";

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

using CharacterTest = int (*)(int);
constexpr auto classes = std::to_array<std::pair<std::string_view, CharacterTest>>({{"alpha", std::isalpha},
                                                                                    {"digit", std::isdigit},
                                                                                    {"alnum", std::isalnum},
                                                                                    {"lower", std::islower},
                                                                                    {"upper", std::isupper},
                                                                                    {"space", std::isspace},
                                                                                    {"punct", std::ispunct}});

/// Takes `[:digit:]` off a pattern, if it is there; whether the character is one of the class.
std::optional<bool> take_class(std::string_view& pattern, char32_t character) {
  constexpr std::string_view begin = "[:";
  constexpr std::string_view end = ":]";
  if (!pattern.starts_with(begin)) return std::nullopt;
  for (const auto& [name, test] : classes) {
    const auto rest = pattern.substr(begin.size());
    if (!rest.starts_with(name) || !rest.substr(name.size()).starts_with(end)) continue;
    pattern = rest.substr(name.size() + end.size());
    return character < 0x80U && test(static_cast<int>(character)) != 0;
  }
  return std::nullopt;
}

/// Takes `[…]` off a pattern; whether the character is one of the set. Nothing if no `]` closes it: it is a `[` then.
std::optional<bool> take_set(std::string_view& pattern, char32_t character) {
  auto rest = pattern.substr(1);
  const bool negated = rest.starts_with('!') || rest.starts_with('^');
  if (negated) rest.remove_prefix(1);
  bool found = false;
  for (bool first = true; !rest.empty() && (first || rest[0] != ']'); first = false) {
    if (const auto in_class = take_class(rest, character)) {
      found = found || *in_class;
      continue;
    }
    if (rest[0] == '\\' && rest.size() > 1) rest.remove_prefix(1);
    const auto low = take_character(rest);
    auto high = low;
    if (rest.size() > 1 && rest[0] == '-' && rest[1] != ']') {
      rest.remove_prefix(1);
      if (rest[0] == '\\' && rest.size() > 1) rest.remove_prefix(1);
      high = take_character(rest);
    }
    found = found || (low <= character && character <= high);
  }
  if (rest.empty()) return std::nullopt;
  pattern = rest.substr(1);
  return found != negated;
}

/// Takes one character off both, if the pattern, which does not begin with `*`, allows it.
bool take_match(std::string_view& pattern, std::string_view& name) {
  auto rest = name;
  const auto character = take_character(rest);
  bool matched = false;
  if (pattern[0] == '?') {
    pattern.remove_prefix(1);
    matched = true;
  } else if (const auto in_set = pattern[0] == '[' ? take_set(pattern, character) : std::nullopt) {
    matched = *in_set;
  } else {
    if (pattern[0] == '\\' && pattern.size() > 1) pattern.remove_prefix(1);
    matched = take_character(pattern) == character;
  }
  name = rest;
  return matched;
}

}  // namespace

bool is_pattern(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

bool matches_name(std::string_view pattern, std::string_view name) {
  if (name.starts_with('.') && !pattern.starts_with('.') && !pattern.starts_with("\\.")) return false;
  // Where the last `*` stands and up to where it has taken the name: only it ever needs to take more.
  std::optional<std::pair<std::string_view, std::string_view>> retry;
  while (!name.empty() || !pattern.empty()) {
    if (pattern.starts_with('*')) {
      pattern.remove_prefix(std::min(pattern.find_first_not_of('*'), pattern.size()));
      if (pattern.empty()) return true;
      retry.emplace(pattern, name);
      continue;
    }
    if (!name.empty() && !pattern.empty() && take_match(pattern, name)) continue;
    if (!retry || retry->second.empty()) return false;
    take_character(retry->second);
    std::tie(pattern, name) = *retry;
  }
  return true;
}

std::optional<PathPattern> PathPattern::parse(std::string_view pattern) {
  if (pattern.size() > most_bytes) return std::nullopt;
  PathPattern parsed;
  for (std::size_t at = 0; at <= pattern.size();) {
    const auto end = std::min(pattern.find('/', at), pattern.size());
    const auto part = pattern.substr(at, end - at);
    at = end + 1;
    if (part.empty() && end < pattern.size()) continue;
    const bool repeated = part == any_folders && !parsed.parts_.empty() && parsed.parts_.back() == any_folders;
    if (!repeated) parsed.parts_.emplace_back(part);
  }
  if (parsed.parts_.back() == any_folders) parsed.parts_.emplace_back("*");  // what is below, not the folder itself
  if (parsed.parts_.size() > most_parts) return std::nullopt;
  return parsed;
}

/// Adds a place and, where `**` may stand for nothing, the one behind it.
void PathPattern::add_place(Places& places, std::size_t place) const {
  if (places.empty() || places.back() < place) places.push_back(static_cast<std::uint16_t>(place));
  if (place < parts_.size() && parts_[place] == any_folders) add_place(places, place + 1);
}

PathPattern::Places PathPattern::start() const {
  Places places;
  add_place(places, 0);
  return places;
}

PathPattern::Places PathPattern::next(const Places& places, std::string_view name) const {
  Places after;
  for (const auto place : places) {
    if (place == parts_.size()) continue;
    if (parts_[place] == any_folders) {
      add_place(after, place);
    } else if (matches_name(parts_[place], name)) {
      add_place(after, place + std::size_t{1});
    }
  }
  return after;
}

bool PathPattern::is_matched(const Places& places) const { return !places.empty() && places.back() == parts_.size(); }

bool PathPattern::matches(std::string_view path) const {
  auto places = start();
  for (std::size_t at = 0; at <= path.size() && !places.empty();) {
    const auto end = std::min(path.find('/', at), path.size());
    places = next(places, path.substr(at, end - at));
    at = end + 1;
  }
  return is_matched(places);
}

}  // namespace edu_check
