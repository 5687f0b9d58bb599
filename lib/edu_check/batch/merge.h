#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "edu_check/report/record.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Joins results of shards, all `json` or all `ndjson`, into what one run over the same folders would have written:
/// assessments by the paths of their inventories, in the order in which folders are walked, those of a region's own
/// inventory last. Takes memory for paths and places, not for results. Returns the sums; reports parts that can't be
/// read or do not belong together, and then writes nothing.
Summary merge_parts(std::span<const std::string> parts, const std::function<void(std::string_view)>& write,
                    Diagnostics& diagnostics);

/// The order in which one run meets inventories: by path, part by part, and documents of a stream by number.
[[nodiscard]] bool comes_before(std::string_view path, std::string_view other);

}  // namespace edu_check
