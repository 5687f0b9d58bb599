#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {

/// What the value after a key tells of the key.
enum class ValueShape : std::uint8_t {
  unknown,  ///< nothing: it is left out
  single,
  list,
  mapping
};

/// A key that is none.
struct UnknownKey {
  std::uint32_t group = 0;  ///< in which it stands
  std::string_view text;
  ValueShape shape = ValueShape::unknown;
  SubjectKind subject = SubjectKind::school;  ///< of the file
  bool facts_only = false;                    ///< nothing but a fact can be meant
};

/// What may be meant by a key of an inventory that is none. Names only what would be right in its place: facts of the
/// file's kind, a group only for keys below it and a fact only for a value; and no other fact that sounds alike. Keeps
/// what it finds, since the files of a batch tend to have the same mistakes. Used by one thread.
class KeySuggestions {
 public:
  explicit KeySuggestions(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// The keys that may be meant, as they are written in its place; at most three, none if nothing is certain enough.
  [[nodiscard]] const std::vector<std::string>& meant(const UnknownKey& key);
  /// The one that differs only by case, by underscores and hyphens, by full-width forms, or by characters that nobody
  /// sees.
  [[nodiscard]] std::optional<std::string> same_but_for_form(const UnknownKey& key);
  /// A group of another place that has this label or last word.
  [[nodiscard]] std::optional<std::uint32_t> group_elsewhere(const UnknownKey& key) const;

  /// The keys of the outermost level besides those of the vocabulary.
  [[nodiscard]] static const std::vector<std::string_view>& header_keys();

 private:
  struct Group {
    std::vector<std::string_view> keys;
    Suggestions near;
    std::multimap<std::string, std::string, std::less<>> by_form;  ///< keys by what is left of them without their form
  };
  using Question = std::pair<std::string, std::uint64_t>;

  [[nodiscard]] std::vector<std::string_view> keys_of(std::uint32_t group) const;
  Group& group_of(std::uint32_t group);
  [[nodiscard]] bool fits(const UnknownKey& asked, std::string_view key) const;
  [[nodiscard]] bool fits(const UnknownKey& asked, const Fact& fact) const;
  [[nodiscard]] std::vector<std::string> find_meant(const UnknownKey& asked);
  [[nodiscard]] std::vector<std::string> by_other_form(const UnknownKey& asked, std::string_view plain);
  [[nodiscard]] std::vector<std::string> by_path(const UnknownKey& asked, std::string_view plain) const;
  [[nodiscard]] std::vector<std::string> by_last_word(const UnknownKey& asked, std::string_view plain) const;
  [[nodiscard]] std::vector<std::string> by_nearness(const UnknownKey& asked, std::string_view plain);
  [[nodiscard]] bool means_other(const std::u32string& found, const std::u32string& key);
  const std::set<char32_t>& known_characters();

  const Vocabulary& vocabulary_;
  std::map<std::uint32_t, Group> groups_;
  std::set<char32_t> characters_;  ///< ideographs of all keys
  std::map<Question, std::vector<std::string>> answers_;
};

}  // namespace edu_check
