#include "cli/process.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>

namespace edu_check::cli {
namespace {

/// What systems usually give; the deepest inventory and condition that are read need a part of it.
constexpr std::size_t enough = std::size_t{8} << 20U;

struct Run {
  const std::function<int()>& program;
  int code;
};

void* run_in_thread(void* argument) {
  auto& run = *static_cast<Run*>(argument);
  run.code = run.program();
  return nullptr;
}

}  // namespace

void hold_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    const int place = open("/", O_PATH | O_CLOEXEC);  // can be neither read nor written, and is always there
    if (place >= 0 && place != descriptor) {
      dup3(place, descriptor, O_CLOEXEC);
      close(place);
    }
  }
}

int run_with_stack(const std::function<int()>& program) {
  rlimit limit{};
  const bool known = getrlimit(RLIMIT_STACK, &limit) == 0;
  if (!known || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= enough) return program();
  pthread_attr_t attributes{};
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, enough);
  pthread_setattr_default_np(&attributes);
  Run run{program, 0};
  pthread_t thread{};
  const bool made = pthread_create(&thread, &attributes, run_in_thread, &run) == 0;
  pthread_attr_destroy(&attributes);
  if (!made) return program();
  pthread_join(thread, nullptr);
  return run.code;
}

void print_without_memory(std::string_view text) {
  while (!text.empty()) {
    const auto count = write(STDERR_FILENO, text.data(), text.size());
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace edu_check::cli
