#pragma once

#include <cstdint>
#include <vector>

#include "edu_check/text/source.h"

namespace edu_check {

/// Where the lines of a source begin, for callers that need many places of one source. Looks only as far as it is
/// asked, and keeps its memory for the next source. Used by one thread.
class LineIndex {
 public:
  LineIndex() = default;
  explicit LineIndex(const Source& source) { reset(source); }

  /// Goes on with another source, which must stay as it is.
  void reset(const Source& source);
  /// The same as `Source::position`.
  [[nodiscard]] Position position(std::uint32_t offset);

 private:
  void scan_to(std::size_t offset);
  void add_line_breaks(std::uint64_t chunk, std::size_t at);
  void add_line_break(std::size_t at);

  std::string_view text_;
  std::uint32_t lines_before_ = 0;
  const SourceCells* cells_ = nullptr;  ///< of a table
  std::vector<std::uint32_t> starts_;   ///< bytes at which lines begin, as far as they are known
  std::size_t scanned_ = 0;             ///< bytes that were looked at
};

}  // namespace edu_check
