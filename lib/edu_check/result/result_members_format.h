#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <cstdint>
#include <memory>

#include "edu_check/json/json_members_format.h"
#include "edu_check/record/record.h"

namespace edu_check {

class StoredResult;

/// The assessment that a result handed on last.
struct ParsedAssessment {
  [[nodiscard]] static const JsonValue& of(const StoredResult& result);
};

/// Indicators, by the `counts` of an assessment.
[[nodiscard]] std::uint64_t count_of(const JsonMembers& counts);

/// Which part of its standard was judged; null: all. Ids alone, without the requirements that they mean.
[[nodiscard]] std::shared_ptr<Selection> read_selection(const JsonMembers& assessment);

/// What a run passed over, as its summary says; nothing if it is from before that was told.
[[nodiscard]] PassedOver read_passed_over(const JsonMembers& summary);

/// Who an assessment is of.
[[nodiscard]] Subject read_subject(const JsonMembers& assessment);

}  // namespace edu_check
