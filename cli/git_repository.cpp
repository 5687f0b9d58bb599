#include "cli/git_repository.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "cli/git_program.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

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

/// The first line of a file, empty if there is none.
std::string first_line(const fs::path& path) {
  std::string line;
  std::error_code error;
  if (fs::is_regular_file(path, error)) std::getline(std::ifstream(path), line);
  return line;
}

/// Gathers where a repository keeps what it holds.
class PlaceFinder {
 public:
  void add_repository(const fs::path& git_folder) {
    const auto common = first_line(git_folder / "commondir");
    add_with_links(git_folder);
    const auto shared = common.empty() ? git_folder : git_folder / common;
    add_with_links(shared);
    add_objects(shared / "objects", 0);
  }

  void add(const fs::path& path) {
    std::error_code error;
    auto place = fs::canonical(path, error).string();
    if (!error) places.push_back(std::move(place));
  }

  std::vector<std::string> places;

 private:
  /// A folder, and what links in it lead to.
  void add_with_links(const fs::path& folder) {
    add(folder);
    std::error_code error;
    for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
      std::error_code unreadable;
      if (each->is_symlink(unreadable)) add(each->path());
    }
  }

  /// Those that a repository borrows from others.
  void add_objects(const fs::path& objects, int depth) {
    constexpr int deepest = 5;  // as git goes
    add_with_links(objects);
    const auto list = objects / "info" / "alternates";
    std::error_code error;
    if (depth > deepest || !fs::is_regular_file(list, error)) return;
    std::ifstream lines(list);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty() && line[0] != '#') add_objects(objects / line, depth + 1);
    }
  }
};

/// Why git answers nothing of a repository that is there, as far as it can be seen.
void report_unusable(const std::string& top, Diagnostics& diagnostics) {
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
    diagnostics
        .report(Severity::error, "git-missing", "",
                message("--changed-since 需要 git，但没有找到", "--changed-since needs git, which was not found"))
        .hint(message("只在 PATH 的绝对路径中查找", "only absolute folders of PATH are searched"));
    return std::nullopt;
  }
  if (found.output.ends_with('\n')) found.output.pop_back();
  std::error_code error;
  const auto entry = fs::path(top) / ".git";
  // A git that does not know `safe.bareRepository` may take the folder itself, or one above, for the repository.
  const bool other =
      fs::is_directory(entry, error) ? fs::canonical(entry, error).native() != found.output : found.output == top;
  if (found.status != 0 || found.output.empty() || other || error) {
    report_unusable(top, diagnostics);
    return std::nullopt;
  }
  return GitRepository(top, found.output);
}

std::vector<std::string> GitRepository::places() const {
  PlaceFinder finder;
  finder.add_repository(git_folder_);
  finder.add(fs::path(top_) / ".git");
  const char* const home = std::getenv("HOME");
  const char* const settings = std::getenv("XDG_CONFIG_HOME");
  if (home != nullptr) finder.add(fs::path(home) / ".gitconfig");
  if (settings != nullptr && *settings != '\0') {
    finder.add(fs::path(settings) / "git" / "config");
  } else if (home != nullptr) {
    finder.add(fs::path(home) / ".config" / "git" / "config");
  }
  return std::move(finder.places);
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
  // What git says is read by lines, and may repeat the name.
  if (revision.starts_with('-') || revision.find_first_of("\r\n") != std::string::npos) return unknown();
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

bool GitRepository::can_ask_for(std::string_view path) {
  // Names go to git by lines, and it takes a carriage return for a part of the line's end.
  return path.find_first_of("\r\n") == std::string_view::npos;
}

std::vector<std::string> GitRepository::objects_of(const std::vector<std::string>& files) const {
  if (files.empty()) return {};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> list(std::tmpfile(), std::fclose);
  if (!list) throw_unwritable("<tmp>", errno);
  for (const auto& file : files) {
    const auto line = top_ + (top_ == "/" ? "" : "/") + file + "\n";
    if (std::fwrite(line.data(), 1, line.size(), list.get()) != line.size()) throw_unwritable("<tmp>", errno);
  }
  // Without filters: the work tree says by its attributes which of them would run.
  const auto result = run_git({top_, with({"hash-object", "--no-filters", "--stdin-paths"}), list.get()});
  std::vector<std::string> objects;
  for (std::string_view rest = result.output; !rest.empty();) objects.emplace_back(take_line(rest));
  return result.status == 0 && objects.size() == files.size() ? objects : std::vector<std::string>();
}

}  // namespace edu_check::cli
