#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/assessment/aggregate.h"
#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/facts_age.h"
#include "edu_check/batch/batch_stats.h"
#include "edu_check/input/duplicate_codes.h"
#include "edu_check/input/input.h"
#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/record/region_schools.h"
#include "edu_check/record/report.h"
#include "edu_check/record/rollup.h"
#include "edu_check/record/waiver_use.h"
#include "edu_check/result/baseline_tally.h"

namespace edu_check {

/// What a batch is asked to do.
struct BatchOptions {
  std::vector<std::shared_ptr<const Standard>> standards;  ///< at least one; all with one vocabulary
  std::optional<Date> as_of;                               ///< left out: each inventory's own date, else `today`
  Date today;
  EvidenceRule evidence = EvidenceRule::optional;
  std::vector<std::shared_ptr<const Selection>> selections;  ///< of each standard; empty: all are judged whole
  std::vector<std::uint64_t> outputs;          ///< existing files that the run is to replace, by `identity_hash`
  std::optional<std::string> evidence_folder;  ///< where all documents are; left out: beside each inventory
  FactsAgeRule facts_age;
  std::optional<Rational> min_score;  ///< assessments with a lower score are counted
  const WaiverUse* waivers = nullptr;
  const Baseline* baseline = nullptr;  ///< problems that are known already
  yaml::ReaderChoice reader = yaml::ReaderChoice::automatic;
  std::uint32_t jobs = 1;
  GroupBy group_by = GroupBy::none;
  bool gather = false;                ///< gathers for a region that is not assessed here
  std::optional<std::string> region;  ///< path of the region's own inventory
  bool streams = false;               ///< each input is a stream of documents: `path#1`, `path#2` …
  std::optional<Shard> shard;         ///< of documents of streams; a list of files is cut by `InputList::keep_shard`
  bool measure_stages = false;
  const std::atomic<bool>* stop = nullptr;  ///< true stops the batch: what was begun is finished and handed on
};

/// What is handed on when a part of the input is done, in the order of the input.
struct BatchPart {
  ReportParts reports;      ///< one a report
  std::string diagnostics;  ///< rendered
  std::uint64_t done = 0;   ///< inputs so far
};

/// How a batch talks to its surroundings. All calls come from one thread at a time.
struct BatchCallbacks {
  /// Takes a part; false stops the batch as `stop` does.
  std::function<bool(const BatchPart&)> take;
  /// Renders diagnostics for a reader.
  std::function<std::string(const Diagnostics&)> render;
};

/// Two inventories with one school code.
struct DuplicateCode {
  std::string code;
  std::string first;  ///< names of the inventories
  std::string again;
};

/// An inventory with facts of another time than that in which they are judged.
struct AgedFacts {
  InputId id;
  std::string inventory;
  FactsAge age;
  Date as_of;
};

/// A file that was passed over when it was read.
struct PassedInput {
  InputId id;
  std::string inventory;
};

/// What a batch came to.
struct BatchResult {
  Summary summary;
  Rollup rollup;
  BaselineTally baseline;                 ///< if the run is compared with one
  std::vector<DuplicateCode> duplicates;  ///< the first of them, by code; none where the region tells of them
  std::uint64_t duplicates_dropped = 0;
  std::vector<PassedInput> passed;  ///< the first of them; all are counted in `stats`, and with others in `summary`
  std::vector<AgedFacts> aged;      ///< the first of them, in the order of the input
  std::uint64_t aged_dropped = 0;
  BatchStats stats;
  std::vector<RegionAggregate> aggregates;  ///< of each standard, if a region or `gather` was asked for
  RegionSchools region_schools;             ///< likewise
  std::uint64_t done = 0;                   ///< inputs that were handed on
  std::uint64_t documents = 0;              ///< of streams, in all parts; 0 without a shard of them
  std::uint64_t documents_hash = 0;         ///< of their names and texts
  bool stopped = false;
  std::string overwritten;  ///< a document that is one of the outputs: the run must write nothing
};

/// Reads and assesses all inputs in `jobs` threads and writes them to the reports, piece by piece in the order of the
/// input: the output does not depend on `jobs`, and the memory does not depend on the number of inputs. With a region,
/// its assessments come last.
BatchResult run_batch(const BatchOptions& options, const InputList& inputs,
                      const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks);

}  // namespace edu_check
