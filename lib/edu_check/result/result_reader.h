#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/record/record.h"
#include "edu_check/result/stored_result.h"

namespace edu_check {

/// Makes the record of an assessment from its JSON, for the standards from which the result was made; they share one
/// vocabulary. Reports `result-syntax`, `result-schema`, and `result-standard` for a requirement or a fact that the
/// standard does not have or for one that is not among `standards`.
[[nodiscard]] std::optional<AssessmentRecord> read_record(const std::string& json, const StoredResult& result,
                                                          const std::vector<std::shared_ptr<const Standard>>& standards,
                                                          Diagnostics& diagnostics);

}  // namespace edu_check
