#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/record/rollup.h"
#include "edu_check/result/stored_result.h"

namespace edu_check {

/// What became of an indicator, or of a school and its region (docs/differences.md has the table of all pairs).
enum class Change : std::uint8_t {
  worse,          ///< something that passed does not pass any more
  better,         ///< something that failed passes
  reported_bad,   ///< what was unknown is known now, and fails
  reported_good,  ///< what was unknown is known now, and passes
  withdrawn,      ///< what was known is unknown now
  added,          ///< only in the new result
  gone,           ///< only in the old result
  other,          ///< another outcome that is neither better nor worse: what passed does not apply any more
  same
};
constexpr std::size_t change_count = 9;
[[nodiscard]] std::string_view to_string(Change change);
[[nodiscard]] Message describe(Change change);

/// What an indicator came to by its outcomes; nothing for a result that does not have it. Answering honestly is never
/// worse, and erasing an answer never better.
[[nodiscard]] Change change_of(std::optional<Outcome> before, std::optional<Outcome> after);
/// Whether it makes its school worse: it passed, and now fails, is excused, or nobody knows.
[[nodiscard]] bool makes_worse(std::optional<Outcome> before, std::optional<Outcome> after);
/// What the verdicts alone say of a school; what its indicators say may go further.
[[nodiscard]] Change change_of(std::optional<Verdict> before, std::optional<Verdict> after);

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

/// How two results differ. The same school is the one with the same code, of several that with the same inventory
/// first; where one of the two results has no code, as of an inventory that can't be read, the one with the same
/// inventory. Keeps some bytes an indicator of the old result, and of what the new one has elsewhere.
class Difference {
 public:
  /// Paths of inventories are relative to `working_folder`: however they are written, a file is the same.
  explicit Difference(std::string working_folder = {}) : working_folder_(std::move(working_folder)) {}

  void add_old(const StoredAssessment& assessment);
  void add_new(const StoredAssessment& assessment);
  /// When all is added: finds what is the same by its inventory; what was not found again is gone.
  void finish();

  /// In the order of the new result; then what is gone.
  [[nodiscard]] const std::vector<SchoolChange>& schools() const { return schools_; }
  [[nodiscard]] std::array<std::uint64_t, change_count> counts() const;
  /// Ids of the standards whose file is another one, and of those whose file is the same.
  [[nodiscard]] const std::map<std::string, bool>& standards() const { return standards_; }

 private:
  /// What is kept of an indicator.
  struct Kept {
    std::uint32_t name = 0;  ///< into `names_`
    Level level = Level::mandatory;
    Outcome outcome = Outcome::unknown;
    std::uint64_t data = 0;
  };
  /// What is kept of an assessment.
  struct School {
    Subject subject;
    std::string inventory;
    std::string standard;
    std::string digest;
    std::string as_of;
    Verdict verdict = Verdict::invalid;
    bool complete = true;
    std::vector<Kept> indicators;
  };
  struct OldSchool {
    School school;
    bool found = false;
  };
  /// Those of one key.
  struct Namesakes {
    std::list<OldSchool> schools;
    std::list<OldSchool>::iterator next;  ///< those before it were found
  };
  struct Name {
    std::string id;
    std::string title;
  };

  [[nodiscard]] School keep(const StoredAssessment& assessment);
  void compare(const School& old, const School& now, SchoolChange& school) const;
  void settle(std::size_t place, OldSchool& old, const School& now);
  void compare_indicators(const School& old, const School& now, SchoolChange& school) const;
  void compare_indicator(const Kept& shown, const Kept* before, const Kept* after, SchoolChange& school) const;
  [[nodiscard]] const Kept* find(const School& school, const std::string& id) const;
  [[nodiscard]] OldSchool* find_unmoved(const School& now);
  [[nodiscard]] OldSchool* find_by_inventory(const School& now);
  bool match_by_code(std::size_t place, const School& now);

  /// The code of a school, else the path of its inventory.
  [[nodiscard]] std::string school_key(const Subject& subject, std::string_view inventory) const;

  std::string working_folder_;
  std::map<std::string, std::uint32_t> numbers_;  ///< of names, by id and title
  std::vector<Name> names_;
  std::map<std::string, Namesakes> old_;                   ///< by standard and code or inventory
  std::map<std::string, OldSchool*> by_inventory_;         ///< those of `old_`, by standard and inventory
  std::vector<std::pair<std::size_t, School>> unmatched_;  ///< new ones, with their places in `schools_`
  std::vector<SchoolChange> schools_;
  std::map<std::string, bool> standards_;
};

}  // namespace edu_check
