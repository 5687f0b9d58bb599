#pragma once

#include <cstdint>
#include <string>

#include "edu_check/inventory/fact_help.h"
#include "edu_check/standard/vocabulary.h"

namespace edu_check {

/// The keys by which an inventory that is written names groups and facts: Chinese labels where these mean the same,
/// else the rest of the path.
class KeyNames {
 public:
  KeyNames(const Vocabulary& vocabulary, KeyLanguage language) : vocabulary_(vocabulary), language_(language) {}

  /// Of a group within its parent; English where another group goes by the same label.
  [[nodiscard]] std::string group(std::uint32_t index) const;
  /// Of a fact within a group that it is in, or below.
  [[nodiscard]] std::string fact(std::uint32_t slot, std::uint32_t group) const;
  /// The one of two words that is in the language of the keys.
  [[nodiscard]] std::string say(std::string_view en, std::string_view zh) const {
    return std::string(language_ == KeyLanguage::zh ? zh : en);
  }

  /// Whether a group is another one, or below it.
  [[nodiscard]] bool is_within(std::uint32_t group, std::uint32_t ancestor) const;
  /// The child of `ancestor` on the way down to `group`.
  [[nodiscard]] std::uint32_t child_towards(std::uint32_t group, std::uint32_t ancestor) const;

 private:
  [[nodiscard]] std::string below(const std::string& path, std::uint32_t group) const;

  const Vocabulary& vocabulary_;
  KeyLanguage language_;
};

}  // namespace edu_check
