#include "cli/git_changes.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "cli/git_repository.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

/// Where a folder really is.
struct RealFolder {
  std::string path;     ///< absolute, without links; empty if it is not there
  bool linked = false;  ///< a link of the repository leads there
};

/// Whether an absolute path is `top` or below it.
bool is_within(std::string_view path, std::string_view top) {
  return path.starts_with(top) && (path.size() == top.size() || top == "/" || path[top.size()] == '/');
}

/// Where a link leads; nothing if it is none or can't be read.
std::optional<fs::path> target_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return std::nullopt;
  auto target = fs::read_symlink(path, error);
  return error ? std::nullopt : std::optional(std::move(target));
}

/// Goes along a path one part after the other, and along each link likewise: a link of the repository may lie behind
/// one that lies elsewhere.
class FolderFinder {
 public:
  explicit FolderFinder(const std::string& top) : top_(top) {}

  RealFolder find(const fs::path& given) {
    std::error_code error;
    at_ = given.is_absolute() ? fs::path("/") : start();
    add(given);
    while (!parts_.empty() && !error) {
      const auto part = std::move(parts_.back());
      parts_.pop_back();
      if (part.empty() || part == ".") continue;
      if (part == "..") {
        at_ = at_.parent_path();
      } else if (auto target = target_of(at_ / part)) {
        if (++links_ > most_links) return {};
        if (is_within(at_.native(), top_)) real_.linked = true;
        if (target->is_absolute()) at_ = "/";
        add(*target);
      } else {
        at_ /= part;
        if (!fs::is_directory(at_, error)) return {};
      }
    }
    // Some links of the system don't lead where they say.
    if (error || !fs::equivalent(at_, given.empty() ? "." : given, error)) return {};
    real_.path = at_.string();
    return real_;
  }

 private:
  static constexpr int most_links = 40;  // as Linux follows

  /// The working folder. The way on which the shell came to it counts too, if that leads there.
  fs::path start() {
    std::error_code error;
    const char* const way = std::getenv("PWD");
    if (way != nullptr && way[0] == '/' && fs::equivalent(way, ".", error)) {
      FolderFinder finder(top_);
      real_.linked = finder.find(way).linked;
    }
    return fs::canonical(".", error);
  }

  /// The parts of a path come before what is left.
  void add(const fs::path& path) {
    const auto relative = path.relative_path();
    std::vector<fs::path> parts(relative.begin(), relative.end());
    parts_.insert(parts_.end(), parts.rbegin(), parts.rend());
  }

  const std::string& top_;
  fs::path at_;                  ///< without links
  std::vector<fs::path> parts_;  ///< the next one last
  RealFolder real_;
  int links_ = 0;
};

class Changes {
 public:
  Changes(const GitRepository& repository, Diagnostics& diagnostics)
      : repository_(repository), diagnostics_(diagnostics) {}

  bool read(const std::string& revision) {
    const auto commit = repository_.find_commit(revision, diagnostics_);
    auto files = commit ? repository_.files_of(*commit, diagnostics_) : std::nullopt;
    if (files) files_ = std::move(*files);
    return files.has_value();
  }

  /// Takes note of an input; false, with a report, if it lies elsewhere.
  bool add(std::size_t index, std::string_view input) {
    const fs::path path(input);
    const auto parent = path.parent_path();
    if (!folder_ || folder_->first != parent) folder_.emplace(parent, FolderFinder(repository_.top()).find(parent));
    const auto& real = folder_->second;
    if (real.path.empty() || real.linked) return true;
    if (!is_within(real.path, repository_.top())) {
      diagnostics_.report(
          Severity::error, "git-repository", "",
          message("“{}”不在当前文件夹的 git 仓库中", "“{}” is not in the git repository of the working folder", input));
      return false;
    }
    const auto full = real.path + (real.path == "/" ? "" : "/") + path.filename().string();
    const auto prefix = repository_.top().size() + (repository_.top() == "/" ? 0 : 1);
    if (may_be_unchanged(full, prefix)) candidates_.emplace_back(index, full.substr(prefix));
    return true;
  }

  /// Of each input that was added, by its index, whether it is certain to be unchanged.
  [[nodiscard]] std::vector<bool> find_unchanged(std::size_t inputs) const {
    std::vector<std::string> paths;
    paths.reserve(candidates_.size());
    for (const auto& [index, path] : candidates_) paths.push_back(path);
    const auto objects = repository_.objects_of(paths);
    std::vector<bool> unchanged(inputs);
    for (std::size_t i = 0; i < objects.size(); ++i)
      unchanged[candidates_[i].first] = files_.at(candidates_[i].second) == objects[i];
    return unchanged;
  }

 private:
  /// Whether the revision has a file there, and git can be asked for the object of the one on the disk.
  [[nodiscard]] bool may_be_unchanged(const std::string& full, std::size_t prefix) const {
    struct stat status {};
    return GitRepository::can_ask_for(full) && files_.contains(full.substr(prefix)) &&
           lstat(full.c_str(), &status) == 0 && S_ISREG(status.st_mode) && access(full.c_str(), R_OK) == 0;
  }

  const GitRepository& repository_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, std::string> files_;           ///< of the revision, by path
  std::vector<std::pair<std::size_t, std::string>> candidates_;  ///< inputs and their paths
  std::optional<std::pair<fs::path, RealFolder>> folder_;        ///< the last one: neighbours come together
};

}  // namespace

std::vector<std::string> keep_changed(const std::string& revision, InputList& inputs, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i] != standard_input) continue;
    diagnostics.report(
        Severity::error, "usage", "",
        message("--changed-since 不能与标准输入同用", "--changed-since does not go with standard input"));
    return {};
  }
  const auto repository = inputs.empty() ? std::nullopt : GitRepository::find(diagnostics);
  if (!repository) return {};
  auto read = repository->places();
  Changes changes(*repository, diagnostics);
  if (!changes.read(revision)) return read;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!changes.add(i, inputs[i])) return read;
  }
  const auto unchanged = changes.find_unchanged(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (unchanged[i]) inputs.pass_over(PassedReason::unchanged, inputs[i]);
  }
  inputs.remove(unchanged);
  return read;
}

}  // namespace edu_check::cli
