#pragma once

#include <cstdio>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "edu_check/record/record.h"
#include "edu_check/result/gathered.h"
#include "edu_check/result/result_stream.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// What the region of merged shards came to.
struct MergedRegion {
  std::string text;  ///< as the report of the shards has it, each assessment after the separator of the report
  Summary summary;
};

/// How results are merged.
struct MergeCallbacks {
  std::function<void(std::string_view)> write;
  StandardFinder find_standard;  ///< of standards that are at hand, with which the parts are compared
  /// Assesses the region over what all shards gathered, if they did, for `json` or `ndjson`; nothing after a mistake,
  /// which it reports.
  std::function<std::optional<MergedRegion>(std::span<const Gathered> shards, const RegionFindings& schools,
                                            std::string_view format)>
      assess_region;
};

/// A result to be merged: a file that can be read at any place, open at its start.
struct PartInput {
  std::string path;
  std::FILE* file = nullptr;
};

/// Joins results of shards, all `json` or all `ndjson`, into what one run over the same folders would have written:
/// assessments by the paths of their inventories, in the order in which folders are walked, those of a region's own
/// inventory last. The parts must be those of one run, each whole, and all there. Takes memory for paths and places,
/// not for results. Returns the sums; reports what is wrong, and then writes nothing, unless a file changes while it is
/// read.
Summary merge_parts(std::span<const PartInput> parts, const MergeCallbacks& callbacks, Diagnostics& diagnostics);

/// The order in which one run meets inventories: by path, part by part, and documents of a stream by number.
[[nodiscard]] bool comes_before(std::string_view path, std::string_view other);

}  // namespace edu_check
