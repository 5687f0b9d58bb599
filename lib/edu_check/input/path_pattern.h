#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edu_check/input/name_pattern.h"

namespace edu_check {

/// Whether a text has characters that make it a pattern.
[[nodiscard]] bool is_pattern(std::string_view text);

/// A pattern of paths, part by part; a part of `**` stands for any folders, none too. A path is followed from the top:
/// what is still possible after its first parts is a set of places in the pattern, so that no pattern takes longer than
/// its length for each part of the path.
class PathPattern {
 public:
  static constexpr std::size_t most_bytes = 4096;
  static constexpr std::size_t most_parts = 128;

  /// Places in the pattern at which a path may have arrived, in order.
  using Places = std::vector<std::uint16_t>;

  /// Nothing if the pattern is longer than `most_bytes`, or has more than `most_parts` parts where `**/**` counts once.
  [[nodiscard]] static std::optional<PathPattern> parse(std::string_view pattern);

  [[nodiscard]] Places start() const;
  /// The places after one more part of the path; none: no path that goes on so matches.
  [[nodiscard]] Places next(const Places& places, std::string_view name) const;
  /// Whether a path that arrived at these places is matched.
  [[nodiscard]] bool is_matched(const Places& places) const;
  /// Whether a path as a whole is matched.
  [[nodiscard]] bool matches(std::string_view path) const;

 private:
  void add_place(Places& places, std::size_t place) const;

  std::vector<NamePattern> parts_;
};

}  // namespace edu_check
