#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "edu_check/batch/ignore_rules.h"
#include "edu_check/batch/input.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

namespace edu_check {
namespace {

namespace fs = std::filesystem;

bool is_inventory(const fs::path& path) {
  constexpr auto endings = std::to_array<std::string_view>({".yaml", ".yml", ".json"});
  const auto ending = path.extension().string();
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_hidden(std::string_view name) { return name.size() > 1 && name[0] == '.' && name != ".."; }

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
  void add_all(const fs::path& folder) {
    const IgnoreScope scope(rules_, folder.native(), diagnostics_);
    for (const auto& [name, is_folder] : entries_of(folder)) {
      const auto path = folder / name;
      if (is_folder) {
        add_all(path);
      } else if (is_inventory(name)) {
        inputs_.add(path.native(), Origin::found);
      }
    }
  }

  using Part = std::vector<std::string>::const_iterator;

  /// What matches a pattern, part by part below `folder`. Folders on the way may be unreadable.
  void add_matches(const fs::path& folder, Part part, Part end) {
    if (part == end) return;
    if (*part == "**") add_matches(folder, part + 1, end);
    const IgnoreScope scope(rules_, folder.native(), diagnostics_);
    for (const auto& [name, is_folder] : entries_of(folder)) {
      const auto path = folder.empty() ? fs::path(name) : folder / name;
      if (*part == "**") {
        if (is_folder) add_matches(path, part, end);
      } else if (fnmatch(part->c_str(), name.c_str(), FNM_PERIOD) == 0) {
        if (part + 1 == end && !is_folder) inputs_.add(path.native(), Origin::found);
        if (is_folder) add_matches(path, part + 1, end);
      }
    }
  }

 private:
  /// Entries of a folder that are neither hidden nor ignored, sorted by name.
  std::vector<Entry> entries_of(const fs::path& folder) {
    std::error_code error;
    std::vector<Entry> entries;
    for (fs::directory_iterator each(folder.empty() ? "." : folder, error), end; !error && each != end;
         each.increment(error)) {
      auto name = each->path().filename().string();
      std::error_code ignored;
      const bool is_folder = each->is_directory(ignored) && !each->is_symlink(ignored);
      const auto path = folder.empty() ? fs::path(name) : folder / name;
      if (is_hidden(name) || rules_.excludes(path.native(), is_folder)) continue;
      entries.push_back({std::move(name), is_folder});
    }
    if (error) {
      diagnostics_.report(Severity::error, "input-unreadable", folder.string(),
                          message("无法读取：{}", "can't be read: {1}", describe(error).zh, describe(error).en));
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
    walk.add_all(file);
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
  walk.add_matches(file.root_path(), parts.begin(), parts.end());
  if (inputs.size() == before && diagnostics.error_count() == errors) {
    diagnostics.report(Severity::error, "input-empty", path, message("没有匹配的文件", "no file matches"));
  }
}

}  // namespace edu_check
