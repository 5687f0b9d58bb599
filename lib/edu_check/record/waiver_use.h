#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/assessment/waivers.h"
#include "edu_check/record/record.h"

namespace edu_check {

/// The waivers that are in force for one subject and one standard; made to be filled again for the next.
struct SelectedWaivers {
  std::vector<std::uint32_t> requirements;  ///< that are waived: for `AssessOptions`
  std::vector<std::uint32_t> waivers;       ///< by which waiver each of them is
};

/// The waivers of a run at work: selects those of each inventory, and remembers which of them were of use. May be
/// called from several threads, but for `report`.
class WaiverUse {
 public:
  /// Paths of inventories, in the waivers and of the run, are relative to `working_folder`.
  WaiverUse(Waivers waivers, std::string working_folder);

  /// Finds the waivers of an inventory that are in force on `as_of`: those that give its code, and those that give its
  /// path. A file whose name looks like a code has no code by that, and a code is no path.
  void select(const Inventory& inventory, std::string_view path, const Standard& standard, Date as_of,
              SelectedWaivers& selected) const;
  /// Notes what became of the selected waivers, and puts those that excused a failure into the record.
  void note(const SelectedWaivers& selected, const Assessment& assessment, AssessmentRecord& record) const;

  /// What is known of a run when it is over.
  struct Run {
    std::vector<std::shared_ptr<const Standard>> standards;
    bool partial = false;       ///< only some schools were to be checked: others are not missed
    std::uint64_t invalid = 0;  ///< assessments of inventories that can't be read: of which school is not known
    std::optional<Date> today;  ///< left out where the user chose the day
    std::vector<std::shared_ptr<const Selection>> selections{};  ///< of each standard; empty: all are judged whole
  };
  /// Warns of waivers of these standards that expired (`waiver-expired`, without effect), that took effect on the day
  /// of an inventory but are over today (`waiver-ended`), or were for nothing (`waiver-unused`).
  void report(const Run& run, Diagnostics& diagnostics) const;

 private:
  enum Mark : std::uint8_t { seen = 1, expired = 2, took_effect = 4, found_unknown = 8, found_early = 16 };
  using BySchool = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;
  void mark(std::uint32_t waiver, Mark what) const { marks_[waiver].fetch_or(what, std::memory_order_relaxed); }
  void select_from(const BySchool& waivers, const std::string& school, const Standard& standard, Date as_of,
                   SelectedWaivers& selected) const;
  [[nodiscard]] bool is_judged(const Waiver& waiver, const Run& run) const;
  void report_one(std::uint32_t index, const Run& run, Diagnostics& diagnostics) const;
  void report_unseen(const Waiver& waiver, const Run& run, Diagnostics& diagnostics) const;
  void report_without_effect(const Waiver& waiver, std::uint8_t marks, Diagnostics& diagnostics) const;
  Diagnostic& warn(const Waiver& waiver, std::string_view id, Message text, Diagnostics& diagnostics) const;

  Waivers waivers_;
  std::string working_folder_;
  BySchool by_code_;
  BySchool by_path_;
  mutable std::vector<std::atomic<std::uint8_t>> marks_;
};

}  // namespace edu_check
