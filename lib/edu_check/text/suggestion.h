#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// Words one of which may be meant by a word that is none of them; made once for many questions.
class Suggestions {
 public:
  explicit Suggestions(const std::vector<std::string_view>& candidates);

  /// The candidate nearest to `found` by edit distance over characters, if one is near enough to be what was meant:
  /// at most a third of its characters differ, or one. The first of equals; but where half of the characters differ,
  /// equals are a guess, and nothing is better. A code of digits, or a short word of ideographs with another in the
  /// place of one, is the name of another thing.
  [[nodiscard]] std::optional<std::string> nearest(std::string_view found) const;

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

}  // namespace edu_check
