#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "edu_check/page/page.h"
#include "edu_check/report/work_list/work_items.h"
#include "edu_check/report/work_list/work_list.h"

namespace edu_check {

/// What the lists of many inventories add up to, standard by standard.
class WorkTotals {
 public:
  void add(const AssessmentRecord& record, const std::vector<WorkItem>& items);
  void merge(const WorkTotals& other);
  /// Writes the sums of every standard that several inventories met.
  void write(Page& page) const;

 private:
  /// A fact, and whether it must become smaller.
  struct Key {
    std::uint32_t slot;
    bool less;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Amount {
    std::uint64_t inventories = 0;
    std::optional<Rational> sum = Rational{};  ///< nothing if it does not fit

    void add(std::uint64_t more_inventories, const std::optional<Rational>& more);
  };
  struct Totals {
    std::shared_ptr<const Standard> standard;
    std::uint64_t inventories = 0;
    std::map<Key, Amount> changes;
    std::map<std::uint32_t, std::uint64_t> missing;  ///< by slot: inventories that lack it
  };

  static void write_changes(Page& page, const Totals& totals);
  static void write_missing(Page& page, const Totals& totals);

  std::map<std::string, Totals> standards_;  ///< by id
};

}  // namespace edu_check
