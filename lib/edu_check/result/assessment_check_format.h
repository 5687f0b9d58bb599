#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <optional>
#include <string_view>

#include "edu_check/assessment/assessment.h"
#include "edu_check/json/json_schema_format.h"
#include "edu_check/json/rapid_json_format.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// The name of results, which a document of them gives as its `schema`.
constexpr std::string_view result_schema_name = "edu-check-result/1";

/// The schema of results, `schemas/result.json`, from which what is read is held.
[[nodiscard]] const JsonSchema& result_schema();

/// What in an assessment that is as its schema says does not fit together: a verdict that is not that of its counts,
/// counts that are not those of its indicators, an indicator that is not what its requirements are. Nothing if all
/// does: no edit of an outcome alone goes unnoticed.
[[nodiscard]] std::optional<Message> find_contradiction(const JsonValue& assessment);

/// A member that is a text; empty if it is left out, null or none.
[[nodiscard]] std::string_view text_of(const JsonValue& object, const char* name);

/// An assessment with the mandatory counts of a stored one, from which its score follows; nothing if one of them is no
/// number of 32 bits.
[[nodiscard]] std::optional<Assessment> counted(const JsonValue& assessment);

/// Whether one of the requirements that an assessment lists is mandatory and decided.
[[nodiscard]] bool lists_decided(const JsonValue& assessment);

}  // namespace edu_check
