#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/report/page.h"
#include "edu_check/report/rollup.h"
#include "edu_check/report/stored_result.h"

namespace edu_check {

/// What became of an indicator, or of a school and its region.
enum class Change : std::uint8_t {
  worse,
  better,
  added,  ///< only in the new result
  gone,   ///< only in the old result
  other,  ///< another outcome that is neither better nor worse: what passed does not apply any more
  same
};
constexpr std::size_t change_count = 6;
[[nodiscard]] std::string_view to_string(Change change);
[[nodiscard]] Message describe(Change change);

/// A mandatory indicator of which the two results differ.
struct IndicatorChange {
  std::string id;
  std::string title;
  Change change = Change::same;
  std::optional<Outcome> before;
  std::optional<Outcome> after;
  bool data = false;  ///< the facts on which it rests are others
};

/// One school, or region, and one standard in two results.
struct SchoolChange {
  Subject subject;
  std::string inventory;
  std::string standard;
  Change change = Change::same;
  std::optional<Verdict> before;
  std::optional<Verdict> after;
  bool standard_changed = false;
  bool as_of_changed = false;
  std::vector<IndicatorChange> indicators;  ///< that changed
};

/// How two results differ. The same school is the one with the same code, or else the same inventory.
class Difference {
 public:
  void add_old(StoredAssessment assessment);
  void add_new(const StoredAssessment& assessment);
  /// When all is added: what was not found again is gone.
  void finish();

  /// In the order of the new result; then what is gone.
  [[nodiscard]] const std::vector<SchoolChange>& schools() const { return schools_; }
  [[nodiscard]] std::array<std::uint64_t, change_count> counts() const;
  /// Ids of the standards whose file is another one, and of those whose file is the same.
  [[nodiscard]] const std::map<std::string, bool>& standards() const { return standards_; }

 private:
  std::map<std::string, StoredAssessment> old_;
  std::vector<SchoolChange> schools_;
  std::map<std::string, bool> standards_;
};

/// Writes what changed for a reader, with a table by place if one is asked for.
void write_difference(Page& page, const Difference& difference, GroupBy group_by);
/// Writes it as one document of `edu-check-difference/1`.
void write_difference_json(std::string& to, const Difference& difference);

}  // namespace edu_check
