#pragma once

#include <cstdint>

#include "edu_check/result/baseline.h"

namespace edu_check {

/// How assessments compare with a baseline: sums, so that two of them merge by adding.
struct BaselineTally {
  BaselineNumbers numbers;
  Summary judged;             ///< verdicts where only new problems count, and how many of them leave all open
  std::uint64_t matched = 0;  ///< assessments of which the baseline holds something

  /// Adds an assessment that the baseline marked, and that holds all problems.
  void add(const Baseline& baseline, const AssessmentRecord& record);
  void merge(const BaselineTally& other);
};

}  // namespace edu_check
