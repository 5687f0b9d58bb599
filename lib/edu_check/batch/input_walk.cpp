#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>

#include "edu_check/batch/ignore_rules.h"
#include "edu_check/batch/input.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

namespace edu_check {
namespace {

namespace fs = std::filesystem;

bool is_inventory(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml") || name.ends_with(".json");
}

bool is_hidden(std::string_view name) { return name.size() > 1 && name[0] == '.' && name != ".."; }

/// `folder/name`, without a folder just the name.
std::string join(const std::string& folder, std::string_view name) {
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  path += folder;
  if (!folder.empty() && folder.back() != '/') path += '/';
  return path.append(name);
}

/// Whether an entry of an open folder is a folder itself, not a link to one.
bool is_folder(DIR* folder, const dirent& entry) {
  if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
  struct stat status {};
  return fstatat(dirfd(folder), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

struct Entry {
  std::string name;
  bool is_folder;
  friend bool operator<(const Entry& a, const Entry& b) { return a.name < b.name; }
};

/// Finds inventories in folders. Links to folders are not followed, so that a circle can't catch us.
class Walk {
 public:
  Walk(InputList& inputs, Diagnostics& diagnostics) : inputs_(inputs), diagnostics_(diagnostics) {}

  /// All inventories below a folder.
  void add_all(const std::string& folder) {
    const IgnoreScope scope(rules_, folder, diagnostics_);
    for (const auto& [name, is_folder] : entries_of(folder)) {
      if (is_folder) {
        add_all(join(folder, name));
      } else if (is_inventory(name)) {
        inputs_.add(join(folder, name), Origin::found);
      }
    }
  }

  using Part = std::vector<std::string>::const_iterator;

  /// What matches a pattern, part by part below `folder`. Folders on the way may be unreadable.
  void add_matches(const std::string& folder, Part part, Part end) {
    if (part == end) return;
    if (*part == "**") add_matches(folder, part + 1, end);
    const IgnoreScope scope(rules_, folder, diagnostics_);
    for (const auto& [name, is_folder] : entries_of(folder)) {
      const auto path = join(folder, name);
      if (*part == "**") {
        if (is_folder) add_matches(path, part, end);
      } else if (fnmatch(part->c_str(), name.c_str(), FNM_PERIOD) == 0) {
        if (part + 1 == end && !is_folder) inputs_.add(path, Origin::found);
        if (is_folder) add_matches(path, part + 1, end);
      }
    }
  }

 private:
  /// Entries of a folder that are neither hidden nor ignored, sorted by name.
  std::vector<Entry> entries_of(const std::string& path) {
    std::vector<Entry> entries;
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(path.empty() ? "." : path.c_str()), closedir);
    const dirent* entry = nullptr;
    while (folder && (errno = 0, entry = readdir(folder.get())) != nullptr) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == ".." || is_hidden(name)) continue;
      const bool below = is_folder(folder.get(), *entry);
      if (rules_.excludes(join(path, name), below)) continue;
      entries.push_back({std::string(name), below});
    }
    if (errno != 0) {
      const auto reason = describe({errno, std::generic_category()});
      diagnostics_.report(Severity::error, "input-unreadable", path,
                          message("无法读取：{}", "can't be read: {1}", reason.zh, reason.en));
      return {};
    }
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  InputList& inputs_;
  Diagnostics& diagnostics_;
  IgnoreRules rules_;
};

bool is_pattern(std::string_view path) { return path.find_first_of("*?[") != std::string_view::npos; }

}  // namespace

void add_inputs(std::string_view path, InputList& inputs, Diagnostics& diagnostics) {
  if (path == standard_input) return inputs.add(path);
  std::error_code error;
  const fs::path file(path);
  const auto status = fs::status(file, error);
  const auto before = inputs.size();
  const auto errors = diagnostics.error_count();
  Walk walk(inputs, diagnostics);
  if (fs::is_directory(status)) {
    walk.add_all(file.native());
    if (inputs.size() == before && diagnostics.error_count() == errors) {
      diagnostics.report(Severity::error, "input-empty", path,
                         message("文件夹中没有清单（.yaml、.yml 或 .json 文件）",
                                 "the folder holds no inventories (.yaml, .yml or .json files)"));
    }
    return;
  }
  if (fs::exists(status) || !is_pattern(path)) return inputs.add(path);
  std::vector<std::string> parts;
  for (const auto& part : file.relative_path()) parts.push_back(part.native());
  walk.add_matches(file.root_path().native(), parts.begin(), parts.end());
  if (inputs.size() == before && diagnostics.error_count() == errors) {
    diagnostics.report(Severity::error, "input-empty", path, message("没有匹配的文件", "no file matches"));
  }
}

}  // namespace edu_check
