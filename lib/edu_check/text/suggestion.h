#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/message.h"

namespace edu_check {

/// Finds which of some words is meant by a word that is none of them. Made once for many questions.
class Suggestions {
 public:
  explicit Suggestions(const std::vector<std::string_view>& candidates);

  /// The candidate nearest to `found` by edit distance over characters, if one is near enough to be what was meant:
  /// at most a third of its characters differ, or one. Nothing if several are as near: none of them is certain. One
  /// that differs only in its form is nearer than any other: by case, full-width forms, blanks, `_` and `-`. A code of
  /// digits, or a short word of ideographs with another in the place of one, is the name of another thing.
  [[nodiscard]] std::optional<std::string> nearest(std::string_view found) const;

  /// Whether a candidate, of which the number is given too, can be meant by `found`.
  using MayBe = std::function<bool(const std::u32string& found, const std::u32string& candidate, std::size_t number)>;
  /// The numbers of the candidates that may be meant and are nearest, if they are near enough. None if there are
  /// several and half of the text differs from them.
  [[nodiscard]] std::vector<std::size_t> all_nearest(std::string_view found, const MayBe& may_be) const;
  /// The same by the rule of `nearest`, as words; at most four, or else none.
  [[nodiscard]] std::vector<std::string> all_nearest(std::string_view found) const;

 private:
  struct Candidate {
    std::u32string characters;
    std::uint64_t marks;  ///< a bit for each of its characters, some of which share one
  };
  std::vector<Candidate> candidates_;
};

/// The same for one question.
[[nodiscard]] std::optional<std::string> nearest(std::string_view found,
                                                 const std::vector<std::string_view>& candidates);
[[nodiscard]] std::vector<std::string> all_nearest(std::string_view found,
                                                   const std::vector<std::string_view>& candidates);

/// The question whether one of a few names is meant, as a hint; ids go without quotation marks.
[[nodiscard]] Message did_you_mean(const std::vector<std::string>& names, bool quoted = true);

}  // namespace edu_check
