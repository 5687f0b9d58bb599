#include "cli/git_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "edu_check/text/split.h"
#include "edu_check/text/system_error.h"

namespace edu_check::cli {
namespace {

/// Settings that go before those of any file. A git that does not know one ignores it, so that none is relied upon
/// alone.
constexpr auto unwanted_settings = std::to_array<const char*>(
    {"git", "--no-pager", "--no-replace-objects", "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false",
     "-c", "core.hooksPath=/dev/null", "-c", "core.attributesFile=/dev/null", "-c", "protocol.allow=never", "-c",
     "core.warnAmbiguousRefs=true"});

/// The folders in which programs are looked for, without those that depend on where one stands: the working folder may
/// be another's, with a program of its own by the name of git.
std::string program_folders() {
  const char* const given = std::getenv("PATH");
  std::string folders;
  for (const auto folder : split(given != nullptr ? given : "/usr/bin:/bin", ':')) {
    if (folder.starts_with('/')) folders.append(folders.empty() ? "" : ":").append(folder);
  }
  return folders;
}

/// The path of git; empty if it is nowhere.
std::string find_program(const std::string& folders) {
  for (const auto folder : split(folders, ':')) {
    auto path = std::string(folder) + "/git";
    struct stat status {};
    if (stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
        faccessat(AT_FDCWD, path.c_str(), X_OK, AT_EACCESS) == 0)
      return path;
  }
  return {};
}

/// All of the environment that git sees.
std::vector<std::string> environment(const std::string& folders) {
  std::vector<std::string> variables = {
      "LC_ALL=C",
      "GIT_NO_REPLACE_OBJECTS=1",
      "GIT_GRAFT_FILE=/dev/null",
      "GIT_NO_LAZY_FETCH=1",      // what a partial clone lacks is not fetched; before git 2.44 the next line sees to it
      "GIT_ALLOW_PROTOCOL=none",  // a transport of that name is not there
      "GIT_TERMINAL_PROMPT=0",
      "GIT_OPTIONAL_LOCKS=0",
  };
  variables.push_back("PATH=" + folders);
  // By the last one git knows whose repositories are one's own under sudo.
  for (const char* const name : {"HOME", "XDG_CONFIG_HOME", "SUDO_UID"}) {
    if (const char* const value = std::getenv(name)) variables.push_back(std::string(name) + "=" + value);
  }
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (auto& each : texts) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 1U << 14U> buffer{};
  for (;;) {
    const auto size = read(descriptor, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return 128;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/// Where the standard descriptors of git go.
class Redirections {
 public:
  Redirections(const GitCall& call, int output) {
    posix_spawn_file_actions_init(&actions_);
    if (call.input != nullptr) {
      posix_spawn_file_actions_adddup2(&actions_, fileno(call.input), STDIN_FILENO);
    } else {
      posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    if (call.messages == GitMessages::joined) {
      posix_spawn_file_actions_adddup2(&actions_, output, STDERR_FILENO);
    } else {
      posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
  }
  Redirections(const Redirections&) = delete;
  Redirections& operator=(const Redirections&) = delete;
  ~Redirections() { posix_spawn_file_actions_destroy(&actions_); }

  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

GitResult run_git(GitCall call) {
  std::vector<std::string> arguments(unwanted_settings.begin(), unwanted_settings.end());
  arguments.insert(arguments.begin() + 1, {"-C", call.folder});
  arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
  const auto folders = program_folders();
  const auto program = find_program(folders);
  if (program.empty()) return {};
  auto variables = environment(folders);
  if (call.input != nullptr && (std::fflush(call.input) != 0 || lseek(fileno(call.input), 0, SEEK_SET) != 0))
    throw_unwritable("<tmp>", errno);
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "git");
  GitResult result;
  pid_t child = 0;
  const int error = posix_spawn(&child, program.c_str(), Redirections(call, pipe_ends[1]).actions(), nullptr,
                                pointers_to(arguments).data(), pointers_to(variables).data());
  close(pipe_ends[1]);
  if (error == 0) {
    result.output = read_all(pipe_ends[0]);
    result.status = wait_for(child);
  }
  close(pipe_ends[0]);
  return result;
}

}  // namespace edu_check::cli
