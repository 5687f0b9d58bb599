#include "edu_check/input/input_walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>

#include "edu_check/input/document_reader.h"
#include "edu_check/input/ignore_rules.h"
#include "edu_check/input/path_pattern.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/system_error.h"
#include "edu_check/text/word_form.h"

namespace edu_check {
namespace {

namespace fs = std::filesystem;

bool is_inventory(std::string_view name) {
  const auto ending = lower_case(name.substr(name.size() - std::min<std::size_t>(name.size(), 5)));
  return ending.ends_with(".yaml") || ending.ends_with(".yml") || ending.ends_with(".json") || holds_documents(name);
}

/// `a.yaml.txt`, `a.yml~`: perhaps an inventory that a program gave another ending.
bool is_misnamed(std::string_view name) {
  const auto lower = lower_case(name);
  return lower.find(".yaml") != std::string::npos || lower.find(".yml") != std::string::npos;
}

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

/// `folder/name`, without a folder just the name.
std::string join(const std::string& folder, std::string_view name) {
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  path += folder;
  if (!folder.empty() && folder.back() != '/') path += '/';
  return path.append(name);
}

enum class EntryType : std::uint8_t { file, folder, linked_folder, other };

/// What an entry of a folder is; a link is what it leads to, and one that leads nowhere is a file that can't be read.
EntryType type_of(mode_t mode, bool is_link) {
  if (S_ISDIR(mode)) return is_link ? EntryType::linked_folder : EntryType::folder;
  return S_ISREG(mode) ? EntryType::file : EntryType::other;
}

struct Entry {
  std::string name;
  EntryType type = EntryType::file;
  std::uint64_t identity = 0;
  friend bool operator<(const Entry& a, const Entry& b) { return a.name < b.name; }
};

/// Asks the system only where the folder does not tell.
Entry make_entry(DIR* folder, std::uint64_t device, const dirent& found) {
  Entry entry{found.d_name};
  if (found.d_type == DT_REG) {
    entry.identity = identity_hash(device, found.d_ino);
    return entry;
  }
  if (found.d_type == DT_DIR) {
    entry.type = EntryType::folder;
    return entry;
  }
  struct stat status {};
  if (fstatat(dirfd(folder), found.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return entry;
  const bool is_link = S_ISLNK(status.st_mode);
  if (is_link && fstatat(dirfd(folder), found.d_name, &status, 0) != 0) return entry;
  entry.type = type_of(status.st_mode, is_link);
  entry.identity = identity_hash(status.st_dev, status.st_ino);
  return entry;
}

/// A folder by the name that leads to it and by its absolute one, which ignore files go by.
struct Folder {
  std::string path;
  std::string real;
  std::size_t depth = 0;  ///< folders above it, up to the one from which we look

  [[nodiscard]] Folder below(std::string_view name) const { return {join(path, name), join(real, name), depth + 1}; }
};

/// Finds inventories in folders. Links to folders are not followed, so that a circle can't catch us.
class Walk {
 public:
  Walk(InputList& inputs, Diagnostics& diagnostics) : inputs_(inputs), diagnostics_(diagnostics) {}

  /// Takes the ignore files above a folder into account.
  Folder enter(const std::string& path) {
    std::error_code error;
    Folder folder{path, fs::canonical(path.empty() ? "." : path, error).string()};
    if (!error) rules_.add_folders_above(folder.real, diagnostics_);
    return folder;
  }

  /// All inventories below a folder.
  void add_all(const Folder& folder) {
    if (is_too_deep(folder)) return;
    const IgnoreScope scope(rules_, folder.real, folder.path, diagnostics_);
    for (const auto& entry : entries_of(folder)) {
      const bool wanted =
          is_inventory(entry.name) || entry.type == EntryType::folder || entry.type == EntryType::linked_folder;
      if (wanted && passes_over(folder, entry)) continue;
      if (entry.type == EntryType::folder) {
        add_all(folder.below(entry.name));
      } else if (is_inventory(entry.name)) {
        add(folder, entry);
      } else if (is_misnamed(entry.name) && !is_ignored_entry(folder, entry)) {
        inputs_.pass_over(PassedReason::misnamed, join(folder.path, entry.name));
      }
    }
  }

  /// What matches a pattern from these places on, below `folder`.
  void add_matches(const Folder& folder, const PathPattern& pattern, const PathPattern::Places& places) {
    if (is_too_deep(folder)) return;
    const IgnoreScope scope(rules_, folder.real, folder.path, diagnostics_);
    for (const auto& entry : entries_of(folder)) {
      const auto after = pattern.next(places, entry.name);
      if (after.empty() || passes_over(folder, entry)) continue;
      if (entry.type == EntryType::folder) {
        add_matches(folder.below(entry.name), pattern, after);
      } else if (pattern.is_matched(after)) {
        add(folder, entry);
      }
    }
  }

 private:
  /// Adds an entry that is an inventory by its name, unless it is none by what it is.
  void add(const Folder& folder, const Entry& entry) {
    const auto path = join(folder.path, entry.name);
    if (entry.type == EntryType::other) return report_unreadable(path, no_regular_file(), diagnostics_);
    inputs_.add(path, Origin::found, entry.identity);
  }

  bool is_too_deep(const Folder& folder) {
    if (folder.depth <= deepest_folder) return false;
    report_unreadable(folder.path,
                      message("文件夹嵌套超过 {} 层", "folders are nested more than {} deep", deepest_folder),
                      diagnostics_);
    return true;
  }

  /// Entries of a folder that are not hidden, sorted by name.
  std::vector<Entry> entries_of(const Folder& in) {
    std::vector<Entry> entries;
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(in.path.empty() ? "." : in.path.c_str()), closedir);
    struct stat status {};
    const dirent* entry = nullptr;
    if (folder && fstat(dirfd(folder.get()), &status) == 0) {
      while ((errno = 0, entry = readdir(folder.get())) != nullptr) {
        if (!is_hidden(entry->d_name)) entries.push_back(make_entry(folder.get(), status.st_dev, *entry));
      }
    }
    if (errno != 0) {
      report_unreadable(in.path, describe({errno, std::generic_category()}), diagnostics_);
      return {};
    }
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  [[nodiscard]] bool is_ignored_entry(const Folder& in, const Entry& entry) const {
    const bool is_folder = entry.type == EntryType::folder || entry.type == EntryType::linked_folder;
    return !rules_.empty() && rules_.excludes(join(in.real, entry.name), is_folder);
  }

  /// Whether an entry that would be looked at is ignored, or a link that is not followed; notes it then.
  bool passes_over(const Folder& in, const Entry& entry) {
    const bool ignored = is_ignored_entry(in, entry);
    if (!ignored && entry.type != EntryType::linked_folder) return false;
    inputs_.pass_over(ignored ? PassedReason::ignored : PassedReason::linked, join(in.path, entry.name));
    return true;
  }

  InputList& inputs_;
  Diagnostics& diagnostics_;
  IgnoreRules rules_;
};

/// A pattern: its first parts, up to the first with special characters, and the rest.
struct CutPattern {
  fs::path folder;
  std::string rest;
};

CutPattern cut(const fs::path& pattern) {
  CutPattern cut{pattern.root_path(), {}};
  for (const auto& part : pattern.relative_path()) {
    if (cut.rest.empty() && !is_pattern(part.native())) {
      cut.folder /= part;
    } else {
      cut.rest += (cut.rest.empty() ? "" : "/") + part.native();
    }
  }
  return cut;
}

void add_pattern(std::string_view path, InputList& inputs, Diagnostics& diagnostics) {
  const auto pattern = cut(path);
  const auto parsed = path.size() <= PathPattern::most_bytes ? PathPattern::parse(pattern.rest) : std::nullopt;
  if (!parsed) {
    const auto shown = std::string(path.substr(0, 40)) + "…";
    diagnostics.report(
        Severity::error, "input-pattern", shown,
        message("通配符过长：最多 {} 字节、{} 段", "the pattern is too long: at most {} bytes and {} parts",
                PathPattern::most_bytes, PathPattern::most_parts));
    return;
  }
  const auto before = inputs.size();
  const auto passed = inputs.passed_over().total();
  const auto errors = diagnostics.error_count();
  std::error_code error;
  if (pattern.folder.empty() || fs::is_directory(pattern.folder, error)) {
    Walk walk(inputs, diagnostics);
    walk.add_matches(walk.enter(pattern.folder.native()), *parsed, parsed->start());
  }
  if (inputs.size() > before || diagnostics.error_count() > errors) return;
  diagnostics.report(
      Severity::error, "input-empty", path,
      inputs.passed_over().total() > passed
          ? message("没有匹配的文件可检查：都已跳过", "no file that matches is left: all were passed over")
          : message("没有匹配的文件", "no file matches"));
}

void add_folder(std::string_view path, InputList& inputs, Diagnostics& diagnostics) {
  const auto before = inputs.size();
  const auto errors = diagnostics.error_count();
  Walk walk(inputs, diagnostics);
  walk.add_all(walk.enter(std::string(path)));
  if (inputs.size() > before || diagnostics.error_count() > errors) return;
  diagnostics.report(Severity::error, "input-empty", path,
                     message("文件夹中没有清单（.yaml、.yml 或 .json 文件）",
                             "the folder holds no inventories (.yaml, .yml or .json files)"));
}

}  // namespace

bool add_named_input(std::string_view path, InputList& inputs, Diagnostics& diagnostics, NamedIgnore* ignore) {
  struct stat status {};
  if (stat(std::string(path).c_str(), &status) != 0) return false;
  const bool is_folder = S_ISDIR(status.st_mode);
  if (ignore != nullptr && ignore->excludes(std::string(path), is_folder, diagnostics)) {
    inputs.pass_over(PassedReason::ignored, path);
  } else if (is_folder) {
    add_folder(path, inputs, diagnostics);
  } else {
    inputs.add(path, Origin::named, identity_hash(status.st_dev, status.st_ino));
  }
  return true;
}

void add_inputs(std::string_view path, InputList& inputs, Diagnostics& diagnostics, NamedFiles named) {
  if (path == standard_input) return inputs.add(path);
  NamedIgnore ignore;
  if (add_named_input(path, inputs, diagnostics, named == NamedFiles::unless_ignored ? &ignore : nullptr)) return;
  is_pattern(path) ? add_pattern(path, inputs, diagnostics) : inputs.add(path);
}

}  // namespace edu_check
