#pragma once

#include <memory>
#include <span>
#include <vector>

#include "edu_check/batch/batch.h"
#include "edu_check/result/gathered.h"

namespace edu_check {

/// What a batch of a shard came to; the rest of what is to be known stays as it is.
void take_result(Gathered& gathered, const BatchOptions& options, BatchResult& result);

/// Assesses the region over what all shards gathered, and what there is to say of its schools, as a run over all the
/// schools would have done last. The standards of the options are those over which the shards gathered, in
/// their state and order.
BatchResult assess_region(const BatchOptions& options, std::span<const Gathered> shards, const RegionFindings& schools,
                          const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks);

}  // namespace edu_check
