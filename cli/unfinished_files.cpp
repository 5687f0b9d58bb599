#include "cli/unfinished_files.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <deque>
#include <mutex>

namespace edu_check::cli {
namespace {

/// A handler of signals may neither allocate nor wait, and other threads go on while it runs: places are used once, and
/// names live as long as the program.
constexpr std::size_t most_places = std::size_t{1} << 16U;
std::array<std::atomic<const char*>, most_places> places;
std::atomic<std::size_t> next_place = 0;

const char* keep(const std::string& name) {
  static std::mutex mutex;
  static std::deque<std::string> names;
  const std::scoped_lock lock(mutex);
  return names.emplace_back(name).c_str();
}

std::atomic<bool> held = false;
volatile std::sig_atomic_t waiting = 0;

void remove_all() {
  const auto count = std::min(next_place.load(), most_places);
  for (std::size_t i = 0; i < count; ++i) {
    if (const auto* const name = places[i].load()) unlink(name);
  }
}

/// An error of writing is what counts.
void go_on(int /*number*/) {}

/// Unless it is ignored, or somebody (a sanitizer) handles it already.
void handle(int number, void (*handler)(int)) {
  struct sigaction action {};
  if (sigaction(number, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) return;
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART | SA_ONSTACK;
  sigaction(number, &action, nullptr);
}

/// Where a handler runs if the stack is full, unless a sanitizer has provided for that.
void provide_stack() {
  stack_t known{};
  if (sigaltstack(nullptr, &known) != 0 || (known.ss_flags & SS_DISABLE) == 0) return;
  static std::array<char, std::size_t{32} << 10U> memory;
  const stack_t stack{memory.data(), 0, memory.size()};
  sigaltstack(&stack, nullptr);
}

}  // namespace

void guard_unfinished_files() {
  provide_stack();
  for (const int number : {SIGXFSZ, SIGPIPE}) handle(number, go_on);
  for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2,
                           SIGALRM, SIGTERM, SIGXCPU, SIGPROF, SIGIO, SIGVTALRM, SIGSYS}) {
    handle(number, end_by_signal);
  }
#ifdef SIGSTKFLT
  for (const int number : {SIGSTKFLT, SIGPWR}) handle(number, end_by_signal);
#endif
#ifdef SIGRTMIN
  for (int number = SIGRTMIN; number <= SIGRTMAX; ++number) handle(number, end_by_signal);
#endif
}

void end_by_signal(int number) {
  if (held) {
    waiting = number;
    return;
  }
  remove_all();
  std::signal(number, SIG_DFL);
  sigset_t signals{};
  sigemptyset(&signals);
  sigaddset(&signals, number);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  std::raise(number);
}

UnfinishedFile::UnfinishedFile(const std::string& path) {
  place_ = next_place++;
  if (place_ < most_places) places[place_] = keep(path);
}

void UnfinishedFile::release() {
  if (place_ < most_places) places[place_] = nullptr;
  place_ = most_places;
}

HeldSignals::HeldSignals() { held = true; }

HeldSignals::~HeldSignals() {
  held = false;
  if (waiting != 0) end_by_signal(waiting);
}

}  // namespace edu_check::cli
