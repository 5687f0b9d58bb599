#include "cli/git_changes.h"

#include <sys/stat.h>
#include <unistd.h>

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

RealFolder find_folder(const fs::path& given, const std::string& top) {
  std::error_code error;
  RealFolder real;
  fs::path at = given.is_absolute() ? fs::path("/") : fs::canonical(".", error);
  for (const auto& part : given.relative_path()) {
    if (error) return {};
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      at = at.parent_path();
      continue;
    }
    if (fs::is_symlink(fs::symlink_status(at / part, error)) && is_within(at.native(), top)) real.linked = true;
    at = fs::canonical(at / part, error);
  }
  if (!error) real.path = at.string();
  return real;
}

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
    if (!folder_ || folder_->first != parent) folder_.emplace(parent, find_folder(parent, repository_.top()));
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
    return full.find('\n') == std::string::npos && files_.contains(full.substr(prefix)) &&
           lstat(full.c_str(), &status) == 0 && S_ISREG(status.st_mode) && access(full.c_str(), R_OK) == 0;
  }

  const GitRepository& repository_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, std::string> files_;           ///< of the revision, by path
  std::vector<std::pair<std::size_t, std::string>> candidates_;  ///< inputs and their paths
  std::optional<std::pair<fs::path, RealFolder>> folder_;        ///< the last one: neighbours come together
};

}  // namespace

void keep_changed(const std::string& revision, InputList& inputs, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i] != standard_input) continue;
    diagnostics.report(
        Severity::error, "usage", "",
        message("--changed-since 不能与标准输入同用", "--changed-since does not go with standard input"));
    return;
  }
  const auto repository = inputs.empty() ? std::nullopt : GitRepository::find(diagnostics);
  if (!repository) return;
  Changes changes(*repository, diagnostics);
  if (!changes.read(revision)) return;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!changes.add(i, inputs[i])) return;
  }
  const auto unchanged = changes.find_unchanged(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (unchanged[i]) inputs.pass_over(PassedReason::unchanged, inputs[i]);
  }
  inputs.remove(unchanged);
}

}  // namespace edu_check::cli
