#pragma once

#include <functional>
#include <string>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// One change of a text: where it was made, what it mends, and what it put in place of what.
struct Fix {
  Position place;
  std::string id;  ///< of the diagnostic
  std::string before;
  std::string after;
};

/// A text in which what has one exact replacement is replaced. All else is as it was, byte by byte.
struct FixedText {
  std::string text;
  std::vector<Fix> fixes;  ///< in the order in which they were made; lines never change
  bool complete = true;    ///< false: there was more to replace than is done at a time
};

/// Replaces what the diagnostics of a text say can only be meant, and lints again, since a mistake may hide others,
/// until nothing more is replaced. A line that could not be read after its replacement, or that has the same mistake
/// in the same place, stays as it is, and so does what stands in a comment: a second time changes nothing. `lint`
/// reports on a text under the name of `source`.
[[nodiscard]] FixedText fix_text(const Source& source, const std::function<void(const Source&, Diagnostics&)>& lint);

}  // namespace edu_check
