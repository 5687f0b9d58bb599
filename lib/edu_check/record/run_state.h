#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// Whether a run checked all that it was asked for. What is not whole must never be taken for it, in no report.
enum class RunState : std::uint8_t {
  whole,
  stopped,    ///< by a signal
  incomplete  ///< a PATH of its input meant nothing, or could not be read
};

/// The word of JSON.
[[nodiscard]] std::string_view to_string(RunState state);
[[nodiscard]] std::optional<RunState> parse_run_state(std::string_view word);

/// By what reports name it, as other diagnostics: `run-stopped`, `run-incomplete`; empty of a whole run.
[[nodiscard]] std::string_view id_of(RunState state);
/// What reports say of it; empty of a whole run.
[[nodiscard]] Message describe(RunState state);

}  // namespace edu_check
