#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/record/record.h"

namespace edu_check {

/// By what schools are put together.
enum class GroupBy : std::uint8_t { none, province, city, district };

/// Numbers of one group of schools, or of all.
struct GroupNumbers {
  std::array<std::uint64_t, verdict_count> verdicts{};
  std::array<std::uint64_t, 11> scores{};  ///< lower end of the score: 0–9%, 10–19%, … 90–99%, 100%

  void merge(const GroupNumbers& other);
};

/// How often an indicator failed and was unknown.
struct IndicatorNumbers {
  std::uint64_t failed = 0;
  std::uint64_t unknown = 0;
};

/// What many assessments against one standard come to: sums, so that two of them merge by adding.
struct StandardRollup {
  const Standard* standard = nullptr;
  GroupNumbers all;
  std::map<std::string, GroupNumbers> groups;  ///< by name; empty: not given
  std::vector<IndicatorNumbers> indicators;

  void add(const AssessmentRecord& record, GroupBy group_by);
  void merge(const StandardRollup& other);
};

/// The roll-ups of all standards of a run, in their order.
struct Rollup {
  GroupBy group_by = GroupBy::none;
  std::vector<StandardRollup> standards;

  Rollup() = default;
  Rollup(const std::vector<std::shared_ptr<const Standard>>& chosen, GroupBy by);
  void add(const AssessmentRecord& record);
  void merge(const Rollup& other);
};

/// `与基线相比：新增 1 项，已知 3 项，已整改 2 项`.
[[nodiscard]] Message describe(const BaselineNumbers& numbers);

/// `达标率低于 80%（--min-score）：3`; empty where no score was asked for.
[[nodiscard]] Message describe_min_score(const Summary& summary);

/// Whether a verdict on an assessment says that all is open: nothing mandatory failed, passed or was waived.
[[nodiscard]] bool is_unjudged(const AssessmentRecord& record, Verdict verdict);

/// Adds one assessment.
void add(Summary& summary, const AssessmentRecord& record);
/// Adds assessments of other inventories of the run. What is known only of the whole run stays as it is: codes that
/// occur twice, and what was passed over.
void merge(Summary& summary, const Summary& other);

}  // namespace edu_check
