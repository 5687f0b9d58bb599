#pragma once

#include <cstdint>
#include <vector>

#include "edu_check/text/source.h"

namespace edu_check {

/// Where the lines of a source begin, for callers that need many places of one source. The source must stay as it is.
class LineIndex {
 public:
  explicit LineIndex(const Source& source);

  /// The same as `Source::position`.
  [[nodiscard]] Position position(std::uint32_t offset) const;

 private:
  const Source& source_;
  std::vector<std::uint32_t> starts_;  ///< bytes at which lines begin
};

}  // namespace edu_check
