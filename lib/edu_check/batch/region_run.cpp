#include "edu_check/batch/region_run.h"

#include "edu_check/batch/worker.h"

namespace edu_check {

void take_result(Gathered& gathered, const BatchOptions& options, BatchResult& result) {
  for (std::size_t i = 0; i < options.standards.size(); ++i) {
    const auto& standard = *options.standards[i];
    auto& each = gathered.standards.emplace_back();
    each.id = standard.id;
    each.digest = digest(standard);
    if (result.aggregates.empty()) continue;
    const auto& aggregate = result.aggregates[i];
    each.schools = aggregate.schools();
    each.maybe_schools = aggregate.maybe_schools();
    each.aggregates = aggregate.states();
  }
  gathered.inventories = result.summary.inventories;
  gathered.verdicts = result.summary.verdicts;
  if (!gathered.has_region()) return;
  gathered.schools = result.region_schools.identities();
  gathered.places = result.region_schools.places();
}

BatchResult assess_region(const BatchOptions& options, std::span<const Gathered> shards, const RegionFindings& schools,
                          const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks) {
  std::vector<RegionAggregate> sums;
  for (std::size_t i = 0; i < options.standards.size(); ++i) {
    sums.emplace_back(*options.standards[i]);
    for (const auto& shard : shards) {
      const auto& [id, digest, number, maybe_number, aggregates] = shard.standards[i];
      RegionAggregate part(*options.standards[i]);
      part.restore(number, maybe_number, aggregates);
      sums.back().merge(part);
    }
  }
  const InputList none;
  const InputFeed feed(none, *options.standards[0]->vocabulary, false, std::nullopt, nullptr);
  BatchWorker worker(options, none, feed, reports, callbacks);
  BatchPart part;
  part.reports = make_parts(reports);
  worker.process_region(sums, schools, part);
  BatchResult result;
  result.rollup = Rollup(options.standards, options.group_by);
  DuplicateCodes codes;
  worker.add_to(result, codes);
  for (const auto& each : part.reports) each->join();
  callbacks.take(part);
  return result;
}

}  // namespace edu_check
