#pragma once

#include <cstdint>
#include <string_view>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/value/quantity.h"
#include "edu_check/yaml/event.h"

namespace edu_check {

/// Reports a mistake in a scalar at its place, with what to write instead; where only one thing can be meant, and the
/// value stands in the source as it was read, also as a replacement.
Diagnostic& report_mistake(const ValueMistake& mistake, const yaml::Scalar& value, const Source& source,
                           Diagnostics& diagnostics);

/// The byte of the source at which the content of a scalar begins, if it stands there as it was read: after the quote,
/// if it has one.
[[nodiscard]] std::optional<std::uint32_t> verbatim_at(const yaml::Scalar& value, const Source& source);

}  // namespace edu_check
