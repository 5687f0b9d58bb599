#include "cli/git_repository.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/git_program.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

/// Takes the first line off a text.
std::string_view take_line(std::string_view& text, char end = '\n') {
  const auto size = std::min(text.find(end), text.size());
  const auto line = text.substr(0, size);
  text.remove_prefix(std::min(size + 1, text.size()));
  return line;
}

bool is_object(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The nearest folder, from the working folder upwards, with an entry `.git`; empty if there is none.
std::string find_top() {
  std::error_code error;
  for (auto folder = fs::canonical(".", error); !error; folder = folder.parent_path()) {
    if (fs::exists(fs::status(folder / ".git", error))) return folder.string();
    error.clear();
    if (folder == folder.root_path()) break;
  }
  return {};
}

/// Why git answers nothing of a repository that is there, as far as it can be seen.
void refuse(const std::string& top, Diagnostics& diagnostics) {
  auto& diagnostic = diagnostics.report(Severity::error, "git-repository", "",
                                        message("git 不能用“{}”中的仓库", "git can't use the repository in “{}”", top));
  struct stat status {};
  if (stat(top.c_str(), &status) != 0 || status.st_uid == geteuid()) return;
  diagnostic.hint(message("文件夹属于其他用户；可信时运行 git config --global --add safe.directory {}",
                          "the folder is another user's; if you trust it: git config --global --add safe.directory {}",
                          top));
}

}  // namespace

std::optional<GitRepository> GitRepository::find(Diagnostics& diagnostics) {
  const auto top = find_top();
  if (top.empty()) {
    diagnostics
        .report(Severity::error, "git-repository", "",
                message("--changed-since：当前文件夹不在 git 仓库中",
                        "--changed-since: the working folder is in no git repository"))
        .hint(message("在清单所在的仓库中运行", "run it in the repository of the inventories"));
    return std::nullopt;
  }
  // Asked without naming the repository, git refuses one of another user.
  auto found = run_git({top, {"rev-parse", "--absolute-git-dir"}});
  if (found.status == GitResult::command_not_found) {
    diagnostics.report(
        Severity::error, "git-missing", "",
        message("--changed-since 需要 git，但没有找到", "--changed-since needs git, which was not found"));
    return std::nullopt;
  }
  if (found.output.ends_with('\n')) found.output.pop_back();
  std::error_code error;
  const auto entry = fs::path(top) / ".git";
  // A git that does not know `safe.bareRepository` may take the folder itself, or one above, for the repository.
  const bool other =
      fs::is_directory(entry, error) ? fs::canonical(entry, error).native() != found.output : found.output == top;
  if (found.status != 0 || found.output.empty() || other || error) {
    refuse(top, diagnostics);
    return std::nullopt;
  }
  return GitRepository(top, found.output);
}

std::vector<std::string> GitRepository::with(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {"--git-dir=" + git_folder_, "--work-tree=" + top_});
  return arguments;
}

std::optional<std::string> GitRepository::find_commit(const std::string& revision, Diagnostics& diagnostics) const {
  const auto unknown = [&] {
    diagnostics.report(Severity::error, "git-revision", "",
                       message("git 仓库中没有版本“{}”", "the git repository has no revision “{}”", revision));
    return std::nullopt;
  };
  if (revision.starts_with('-')) return unknown();
  const auto result =
      run_git({top_, with({"rev-parse", "--verify", revision + "^{commit}"}), nullptr, GitMessages::joined});
  if (result.status != 0) return unknown();
  std::string commit;
  for (std::string_view rest = result.output; !rest.empty();) {
    const auto line = take_line(rest);
    if (is_object(line)) commit = line;
    if (!line.starts_with("warning: refname ") || line.find(" is ambiguous") == std::string_view::npos) continue;
    diagnostics
        .report(Severity::error, "git-revision", "",
                message("版本“{}”有歧义：分支、标签中不止一个叫这个名字",
                        "the revision “{}” is ambiguous: more than one branch or tag bears that name", revision))
        .hint(message("写全名，如 refs/remotes/origin/main，或写提交的编号",
                      "write it in full, such as refs/remotes/origin/main, or give the commit's number"));
    return std::nullopt;
  }
  return commit.empty() ? unknown() : std::optional(commit);
}

std::optional<std::unordered_map<std::string, std::string>> GitRepository::files_of(const std::string& commit,
                                                                                    Diagnostics& diagnostics) const {
  const auto result = run_git({top_, with({"ls-tree", "-r", "-z", "--full-tree", commit})});
  if (result.status != 0) {
    diagnostics.report(Severity::error, "git-failed", "",
                       message("git 未能列出改动的文件", "git could not list the files that changed"));
    return std::nullopt;
  }
  std::unordered_map<std::string, std::string> files;
  for (std::string_view rest = result.output; !rest.empty();) {
    auto entry = take_line(rest, '\0');  // `100644 blob <object>\t<path>`
    const auto mode = take_line(entry, ' ');
    const auto kind = take_line(entry, ' ');
    const auto object = take_line(entry, '\t');
    if (mode.starts_with("100") && kind == "blob" && is_object(object)) files.emplace(entry, object);
  }
  return files;
}

std::vector<std::string> GitRepository::objects_of(const std::vector<std::string>& files) const {
  if (files.empty()) return {};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> list(std::tmpfile(), std::fclose);
  if (!list) throw std::system_error(errno, std::generic_category(), "<tmp>");
  for (const auto& file : files) {
    const auto line = top_ + (top_ == "/" ? "" : "/") + file + "\n";
    if (std::fwrite(line.data(), 1, line.size(), list.get()) != line.size())
      throw std::system_error(errno, std::generic_category(), "<tmp>");
  }
  // Without filters: the work tree says by its attributes which of them would run.
  const auto result = run_git({top_, with({"hash-object", "--no-filters", "--stdin-paths"}), list.get()});
  std::vector<std::string> objects;
  for (std::string_view rest = result.output; !rest.empty();) objects.emplace_back(take_line(rest));
  return result.status == 0 && objects.size() == files.size() ? objects : std::vector<std::string>();
}

}  // namespace edu_check::cli
