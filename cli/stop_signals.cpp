#include "cli/stop_signals.h"

#include <csignal>

namespace edu_check::cli {
namespace {

std::atomic<bool> stop_wanted{false};
volatile std::sig_atomic_t stop_signal = SIGINT;

}  // namespace

const std::atomic<bool>& catch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = [](int number) {
    stop_signal = number;
    stop_wanted = true;
  };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int number : {SIGINT, SIGTERM}) sigaction(number, &action, nullptr);
  return stop_wanted;
}

int stopped_exit_code() { return 128 + stop_signal; }

}  // namespace edu_check::cli
