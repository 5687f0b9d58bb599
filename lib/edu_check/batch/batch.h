#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/assessment/aggregate.h"
#include "edu_check/assessment/assess.h"
#include "edu_check/batch/input.h"
#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/report/report.h"
#include "edu_check/report/rollup.h"

namespace edu_check {

/// What a batch is asked to do.
struct BatchOptions {
  std::vector<std::shared_ptr<const Standard>> standards;  ///< at least one; all with one vocabulary
  std::optional<Date> as_of;                               ///< left out: each inventory's own date, else `today`
  Date today;
  EvidenceRule evidence = EvidenceRule::optional;
  yaml::ReaderChoice reader = yaml::ReaderChoice::automatic;
  std::uint32_t jobs = 1;
  GroupBy group_by = GroupBy::none;
  std::optional<std::string> region;  ///< path of the region's own inventory
};

/// What is handed on when a part of the input is done, in the order of the input.
struct BatchPart {
  std::vector<std::string> pieces;  ///< one a report
  std::string diagnostics;          ///< rendered
  std::uint64_t done = 0;           ///< inventories so far
};

/// How a batch talks to its surroundings. All calls come from one thread at a time.
struct BatchCallbacks {
  /// Takes a part; false stops the batch.
  std::function<bool(const BatchPart&)> take;
  /// Renders diagnostics for a reader.
  std::function<std::string(const Diagnostics&)> render;
};

/// What a batch came to.
struct BatchResult {
  Summary summary;
  Rollup rollup;
  bool stopped = false;
};

/// Reads and assesses all inputs in `jobs` threads and writes them to the reports, piece by piece in the order of the
/// input: the output does not depend on `jobs`, and the memory does not depend on the number of inputs. With a region, its
/// assessments come last.
BatchResult run_batch(const BatchOptions& options, const InputList& inputs,
                      const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks);

}  // namespace edu_check
