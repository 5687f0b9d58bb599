#pragma once

#include <string_view>
#include <vector>

namespace edu_check {

/// A key at the top of a text, with the text of its value on the same line as far as that is one scalar.
struct TopKey {
  std::string_view key;
  std::string_view value;
};

/// What stands at the top of a text that may be YAML, JSON, lines of JSON, or none of these.
struct TopKeys {
  bool is_list = false;  ///< the keys are those of the first element of a JSON list
  /// Not all keys can be told: one is written with escapes, `?`, a tag, an anchor or an alias, there are more than are
  /// looked at, something follows, or JSON breaks its rules.
  bool unclear = false;
  std::vector<std::string_view> heads;  ///< of block lines, before what may have been meant as a colon
  std::vector<TopKey> keys;

  [[nodiscard]] const TopKey* find(std::string_view key) const;
};

/// Looks for the keys of a mapping, at most `most_keys` of them, without reading YAML: of a block those at the start of
/// a line, of JSON those of the first object.
[[nodiscard]] TopKeys find_top_keys(std::string_view text);
constexpr std::size_t most_top_keys = 1000;

}  // namespace edu_check
