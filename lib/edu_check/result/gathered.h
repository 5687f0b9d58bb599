#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/assessment/aggregate.h"
#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/facts_age.h"
#include "edu_check/input/input.h"
#include "edu_check/record/region_schools.h"
#include "edu_check/record/report.h"

namespace edu_check {

/// What a shard gathered of one standard for the region.
struct GatheredStandard {
  std::string id;
  std::string digest;
  std::int64_t schools = 0;
  std::int64_t maybe_schools = 0;
  std::vector<AggregateState> aggregates;
};

/// What one shard says of itself, so that parts are joined only if they are those of one run and all there; and what it
/// gathered for a region, which is assessed when all of them are merged. Stands in a part as the member, or the last
/// line, `gathered`.
struct Gathered {
  Shard shard;
  RunState state = RunState::whole;
  std::string version;  ///< of the program
  std::string region;   ///< path of its inventory; empty: none was asked for
  std::string as_of;    ///< as it was asked for; empty if it was not
  std::string today;    ///< where no day was asked for
  EvidenceRule evidence = EvidenceRule::optional;
  std::string evidence_folder;  ///< empty: documents are beside the inventories
  FactsAgeRule facts_age;
  Language language = Language::zh;
  Details details = Details::full;
  std::map<std::string, std::string> options;  ///< other options of the run that change what comes of it, by name
  std::uint64_t inputs = 0;                    ///< of all parts, as this one found them: files, or documents of streams
  std::string inputs_digest;                   ///< of the paths of files; of the names and texts of documents
  std::uint64_t left_out = 0;                  ///< inputs of this part of which there is no assessment
  std::string left_out_digest;                 ///< of their names
  std::uint64_t inventories = 0;               ///< in this part
  std::array<std::uint64_t, verdict_count> verdicts{};
  std::vector<GatheredStandard> standards;
  std::vector<SchoolPlace> places;
  std::vector<SchoolIdentity> schools;  ///< of all inventories of schools that could be read, in their order

  [[nodiscard]] bool has_region() const { return !region.empty(); }
  [[nodiscard]] bool reads_streams() const { return options.contains("--stream"); }
};

/// Writes an object of JSON in one line; numbers are exact and written as texts, as `3/2` or `infinite`.
void write_gathered(std::string& to, const Gathered& gathered);
/// Reads it; nothing if it is not as it was written.
[[nodiscard]] std::optional<Gathered> read_gathered(std::string_view json);

/// In what the runs of two shards differ, so that they may not be joined, in words: `the day`. Nothing if in nothing.
[[nodiscard]] std::optional<Message> difference_of(const Gathered& one, const Gathered& other);

}  // namespace edu_check
