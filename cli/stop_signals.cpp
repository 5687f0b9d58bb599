#include "cli/stop_signals.h"

#include <csignal>

#include "cli/unfinished_files.h"

namespace edu_check::cli {
namespace {

std::atomic<bool> stop_wanted{false};
volatile std::sig_atomic_t stop_signal = SIGINT;

void ask_to_stop(int number) {
  if (stop_wanted.exchange(true)) return end_by_signal(number);
  stop_signal = number;
}

}  // namespace

const std::atomic<bool>& catch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  action.sa_flags = SA_RESTART;
  for (const int number : {SIGINT, SIGTERM}) sigaction(number, &action, nullptr);
  return stop_wanted;
}

void end_if_stop_is_wanted() {
  if (stop_wanted) end_by_signal(stop_signal);
}

int stopped_exit_code() { return 128 + stop_signal; }

}  // namespace edu_check::cli
