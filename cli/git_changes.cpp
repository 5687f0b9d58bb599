#include "cli/git_changes.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

constexpr int command_not_found = 127;

struct GitResult {
  int status = command_not_found;
  std::string output;
};

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

/// Runs git in a folder, without a shell. What it says on standard error is ours to say.
GitResult run_git(const std::string& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"git", "-C", folder});
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (auto& each : arguments) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "git");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  pid_t child = 0;
  const int error = posix_spawnp(&child, "git", &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  GitResult result;
  if (error == 0) {
    result.output = read_all(pipe_ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  }
  close(pipe_ends[0]);
  return result;
}

std::string first_line(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

class Changes {
 public:
  Changes(const std::string& revision, Diagnostics& diagnostics) : revision_(revision), diagnostics_(diagnostics) {}

  void keep(InputList& inputs) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (inputs[i] != standard_input) continue;
      return refuse("usage",
                    message("--changed-since 不能与标准输入同用", "--changed-since does not go with standard input"));
    }
    if (inputs.empty() || !find_repository(folder_of(inputs[0])) || !ask()) return;
    InputList kept;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto path = relative(inputs[i]);
      if (!path) return;
      if (changed_.contains(*path)) kept.add(inputs[i], inputs.origin(i));
    }
    inputs = std::move(kept);
  }

 private:
  void refuse(std::string_view id, Message text) { diagnostics_.report(Severity::error, id, "", std::move(text)); }

  static std::string folder_of(std::string_view path) {
    auto folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
  }

  bool find_repository(const std::string& folder) {
    const auto top = run_git(folder, {"rev-parse", "--show-toplevel"});
    if (top.status == command_not_found) {
      refuse("git-missing",
             message("--changed-since 需要 git，但没有找到", "--changed-since needs git, which was not found"));
      return false;
    }
    if (top.status != 0) {
      refuse("git-repository",
             message("“{}”不在 git 可用的仓库中", "“{}” is in no repository that git can use", folder));
      return false;
    }
    top_ = first_line(top.output);
    return true;
  }

  /// Asks for what changed and what is not tracked, by paths from the top of the repository.
  bool ask() {
    const auto commit =
        run_git(top_, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision_ + "^{commit}"});
    if (commit.status != 0) {
      refuse("git-revision", message("git 仓库中没有版本“{}”", "the git repository has no revision “{}”", revision_));
      return false;
    }
    const auto changed = run_git(top_, {"diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", "--diff-filter=d",
                                        first_line(commit.output), "--"});
    const auto untracked = run_git(top_, {"ls-files", "-z", "--others", "--exclude-standard"});
    if (changed.status != 0 || untracked.status != 0) {
      refuse("git-failed", message("git 未能列出改动的文件", "git could not list the files that changed"));
      return false;
    }
    add_paths(changed.output);
    add_paths(untracked.output);
    return true;
  }

  void add_paths(const std::string& output) {
    for (std::size_t at = 0; at < output.size();) {
      const auto end = output.find('\0', at);
      changed_.insert(output.substr(at, end - at));
      at = end == std::string::npos ? output.size() : end + 1;
    }
  }

  /// The path of an input from the top of the repository; nothing, with a report, if it lies elsewhere.
  std::optional<std::string> relative(std::string_view input) {
    std::error_code error;
    const auto folder = fs::canonical(folder_of(input), error);
    auto path = (folder / fs::path(input).filename()).lexically_relative(top_).string();
    if (!error && !path.empty() && !path.starts_with("..")) return path;
    refuse("git-repository", message("“{}”不在同一 git 仓库中", "“{}” is not in the same git repository", input));
    return std::nullopt;
  }

  const std::string& revision_;
  Diagnostics& diagnostics_;
  std::string top_;
  std::set<std::string, std::less<>> changed_;
};

}  // namespace

void keep_changed(const std::string& revision, InputList& inputs, Diagnostics& diagnostics) {
  Changes(revision, diagnostics).keep(inputs);
}

}  // namespace edu_check::cli
