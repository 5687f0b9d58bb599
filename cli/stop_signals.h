#pragma once

#include <atomic>

namespace edu_check::cli {

/// From here on Ctrl-C (SIGINT) and SIGTERM ask a command to stop with what is done; a second one ends it at once.
const std::atomic<bool>& catch_stop_signals();

/// Where nothing is done yet, the first one ends the command too.
void end_if_stop_is_wanted();

/// 130 after Ctrl-C, 143 after SIGTERM.
[[nodiscard]] int stopped_exit_code();

}  // namespace edu_check::cli
