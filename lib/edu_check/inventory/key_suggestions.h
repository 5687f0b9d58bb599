#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {

/// What may be meant by a key of an inventory that is none. Keeps what it finds, since the files of a batch tend to
/// have the same mistakes. Used by one thread.
class KeySuggestions {
 public:
  explicit KeySuggestions(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// The key of a group that is nearest to `found`, if one is near enough.
  [[nodiscard]] const std::optional<std::string>& nearest(std::uint32_t group, std::string_view found);
  /// The one that differs only by case, by underscores and hyphens, by full-width forms, or by characters that nobody
  /// sees.
  [[nodiscard]] std::optional<std::string> same_but_for_form(std::uint32_t group, std::string_view found);

  /// The keys of the outermost level besides those of the vocabulary.
  [[nodiscard]] static const std::vector<std::string_view>& header_keys();

 private:
  struct Group {
    Suggestions keys;
    std::multimap<std::string, std::string, std::less<>> by_form;  ///< keys by what is left of them without their form
    std::map<std::string, std::optional<std::string>, std::less<>> answers;
  };
  [[nodiscard]] std::vector<std::string_view> keys_of(std::uint32_t group) const;
  Group& group_of(std::uint32_t group);

  const Vocabulary& vocabulary_;
  std::map<std::uint32_t, Group> groups_;
};

}  // namespace edu_check
