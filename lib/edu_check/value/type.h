#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/message.h"

namespace edu_check {

/// The types of facts and of expressions. Those from `count` to `date` are numbers inside, those from `percent` to
/// `duration` quantities with a unit: another one stands among them.
enum class Kind : std::uint8_t {
  boolean,
  count,
  number,
  percent,
  bandwidth,
  money,
  duration,
  date,
  text,
  choice,
  list
};

/// `boolean`, `count` …: the word that a vocabulary writes.
[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view word);
/// The type's name for a reader, with an example of how a value is written.
[[nodiscard]] Message describe(Kind kind);
/// Whether values of the type are numbers inside (all but boolean, text, choice and list).
[[nodiscard]] bool is_numeric(Kind kind);

/// One of the values that a choice or a list may take.
struct Choice {
  std::string id;
  Message label;
  std::vector<std::string> aliases;
};

/// The closed set of values of a choice or a list; at most 64.
struct ChoiceSet {
  std::vector<Choice> choices;

  /// Index of the choice with this id, label or alias.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  /// All ids and labels, for messages.
  [[nodiscard]] std::vector<std::string_view> names() const;
};

/// A type with the choices that belong to it. `choices` is owned by the vocabulary and null for other types.
struct Type {
  Kind kind = Kind::boolean;
  const ChoiceSet* choices = nullptr;
  friend bool operator==(const Type&, const Type&) = default;
};

}  // namespace edu_check
