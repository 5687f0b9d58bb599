#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <optional>
#include <string_view>

#include "edu_check/json/rapid_json_format.h"
#include "edu_check/standard/standard.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// What in an assessment is not as its standard has it.
struct Misfit {
  std::string_view id;  ///< of the diagnostic: `result-standard` for what the standard does not have, `result-schema`
  Message text;
};

/// Compares an assessment, which is as its schema says and free of contradictions, with the state of the standard by
/// which it was made: its indicators and requirements, their texts and levels, what a selection leaves, and that all of
/// them are there, unless only problems are listed. The first misfit; nothing if all fits.
[[nodiscard]] std::optional<Misfit> find_misfit(const JsonValue& assessment, const Standard& standard);

}  // namespace edu_check
