#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "edu_check/standard/standard.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// The part of a standard that is judged. What is left out counts for nothing: it is informational.
struct Selection {
  std::vector<std::string> only;  ///< ids of this standard, as given; empty: all
  std::vector<std::string> skip;
  /// Whether a requirement is judged, by its index; empty where the standard is not at hand, as in a stored result that
  /// is only compared.
  std::vector<bool> judged;

  /// Whether two are of the same ids.
  [[nodiscard]] bool is_as(const Selection& other) const { return only == other.only && skip == other.skip; }
};

/// What `--only` and `--skip` name: sections, indicators and requirements, with or without `STANDARD/`.
struct SelectionRequest {
  std::vector<std::string> only;
  std::vector<std::string> skip;

  [[nodiscard]] bool empty() const { return only.empty() && skip.empty(); }
};

/// What is judged of each standard; null for one of which all is. Reports `selection-unknown` for an id that none of
/// the standards has, with the near one, and `selection-empty` for a standard of which nothing is left to judge.
[[nodiscard]] std::vector<std::shared_ptr<const Selection>> select_requirements(
    const std::vector<std::shared_ptr<const Standard>>& standards, const SelectionRequest& request,
    Diagnostics& diagnostics);

/// `只选 5.1、6；不含 5.1c`
[[nodiscard]] Message describe(const Selection& selection);

}  // namespace edu_check
