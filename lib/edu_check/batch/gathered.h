#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/assessment/aggregate.h"
#include "edu_check/batch/batch.h"
#include "edu_check/batch/input.h"

namespace edu_check {

/// What a shard gathered of one standard for the region.
struct GatheredStandard {
  std::string id;
  std::string digest;
  std::int64_t schools = 0;
  std::int64_t maybe_schools = 0;
  std::vector<AggregateState> aggregates;
};

/// What one shard gathered for a region that is assessed when all of them are merged, with all that this needs to know
/// of the run. Stands in a part as the member, or the last line, `gathered`.
struct Gathered {
  Shard shard;
  std::string region;  ///< path of its inventory
  std::string as_of;   ///< as it was asked for; empty if it was not
  std::string today;   ///< where no day was asked for
  EvidenceRule evidence = EvidenceRule::optional;
  std::string evidence_folder;  ///< empty: documents are beside the inventories
  FactsAgeRule facts_age;
  Language language = Language::zh;
  Details details = Details::full;
  std::vector<GatheredStandard> standards;
  std::vector<SchoolPlace> places;
  std::vector<SchoolIdentity> schools;  ///< of all inventories of schools that could be read, in their order
};

/// What a batch that gathered came to; the rest of what is to be known stays as it is.
void take_result(Gathered& gathered, const BatchOptions& options, BatchResult& result);

/// Writes an object of JSON in one line; numbers are exact and written as texts, as `3/2` or `infinite`.
void write_gathered(std::string& to, const Gathered& gathered);
/// Reads it; nothing if it is not as it was written.
[[nodiscard]] std::optional<Gathered> read_gathered(std::string_view json);

/// Whether two shards are of one run, so that what they gathered may be joined.
[[nodiscard]] bool is_same_run(const Gathered& one, const Gathered& other);

/// Assesses the region over what all shards gathered, and what there is to say of its schools, as a run over all the
/// schools would have done last. The standards of the options are those of the shards, in their order: `fits`.
BatchResult assess_region(const BatchOptions& options, std::span<const Gathered> shards, const RegionFindings& schools,
                          const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks);
/// Whether a standard is the one over which a shard gathered.
[[nodiscard]] bool fits(const GatheredStandard& gathered, const Standard& standard);

}  // namespace edu_check
