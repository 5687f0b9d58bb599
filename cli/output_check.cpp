#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "cli/file_place.h"
#include "cli/output_targets.h"
#include "edu_check/input/ignore_rules.h"
#include "edu_check/input/standards_folder.h"
#include "edu_check/inventory/foreign_file.h"
#include "edu_check/standard/catalogue.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

/// An output, and which file it is.
struct Place {
  const OutputTarget* target;
  FilePlace place;
  bool met = false;  ///< reported already
};

class OutputCheck {
 public:
  OutputCheck(const OutputTargets& targets, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (const auto& each : targets) {
      const auto descriptor = named_descriptor(each.file);
      auto place = descriptor ? find_place(*descriptor) : find_place(each.file);
      if (place) places_.push_back({&each, std::move(*place)});
    }
    any_exists_ =
        std::any_of(places_.begin(), places_.end(), [](const Place& each) { return each.place.name.empty(); });
  }

  void compare_each_other() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto is_same = [&](const Place& other) { return is_one(other, places_[i]); };
      const auto before = places_.begin() + static_cast<std::ptrdiff_t>(i);
      const auto same = std::find_if(places_.begin(), before, is_same);
      if (same == before || same->target->file == places_[i].target->file) continue;  // told when they were read
      diagnostics_.report(Severity::error, "format-output", "",
                          message("两种格式不能写入同一文件：{} 即 {}", "two formats can't go to one file: {} is {}",
                                  shown(*places_[i].target), shown(*same->target)));
    }
  }

  /// A file that is read by its name.
  void compare(const std::string& path) {
    if (path.empty() || places_.empty()) return;
    if (auto* const output = find_output(path)) refuse(*output, shown_name(path));
  }

  /// There may be half a million: where no output is there yet, only one of its name can be it.
  void compare(const InputList& inputs) {
    if (places_.empty()) return;
    std::string folder;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto input = inputs[i];
      if (auto above = folder_of(input); above != folder) {
        folder = std::move(above);
        compare_ignore_files(folder);
      }
      const auto has_name = [&](const Place& each) { return each.place.name == name_of(input); };
      if (!any_exists_ && std::none_of(places_.begin(), places_.end(), has_name)) continue;
      auto* const output = find_output(std::string(input));
      if (output == nullptr || (inputs.origin(i) == Origin::found && is_foreign(input))) continue;
      refuse(*output, shown_name(input));
    }
  }

  /// What git reads: a repository that is overwritten while it is asked may be lost.
  void compare_trees(const std::vector<std::string>& trees) {
    std::set<std::pair<dev_t, ino_t>> identities;
    struct stat status {};
    for (const auto& each : trees) {
      if (stat(each.c_str(), &status) == 0) identities.emplace(status.st_dev, status.st_ino);
    }
    const auto is_read = [&](const std::string& path) {
      return stat(path.c_str(), &status) == 0 && identities.contains({status.st_dev, status.st_ino});
    };
    for (auto& output : places_) {
      if (output.met || named_descriptor(output.target->file)) continue;
      std::error_code error;
      const auto file = end_of_links(output.target->file);
      bool within = is_read(file);
      for (auto folder = fs::canonical(folder_of(file), error); !error && !within; folder = folder.parent_path()) {
        within = is_read(folder.string());
        if (folder == folder.root_path()) break;
      }
      if (!within) continue;
      output.met = true;
      diagnostics_.report(Severity::error, "output-over-input", output.target->file,
                          message("不能写入 --changed-since 要读取的 git 仓库或设置，未改动",
                                  "git reads it for --changed-since: it was left as it is"));
    }
  }

  /// What is read of a folder of standards.
  void compare_folder(const std::string& folder) {
    if (places_.empty()) return;
    for (const auto& each : {fs::path(folder), fs::path(folder) / "vocabulary"}) {
      for (const auto& file : list_standards_folder(each).files) compare(file.string());
    }
  }

 private:
  static std::string shown(const OutputTarget& target) {
    return target.is_standard_output() ? "<stdout>" : target.file;
  }

  static bool is_one(const Place& a, const Place& b) {
    if (a.place == b.place) return true;
    const bool beside = a.place.device == b.place.device && a.place.inode == b.place.inode;
    return beside && !a.place.name.empty() && !b.place.name.empty() && is_one_name(a.target->file, b.target->file);
  }

  /// Those of a folder and of the folders above it may be read.
  void compare_ignore_files(const std::string& folder) {
    if (!folders_.insert(folder).second) return;
    std::error_code error;
    for (auto above = fs::absolute(folder, error); !error; above = above.parent_path()) {
      const auto path = (above / ignore_file).string();
      if (folders_.insert(path).second && access(path.c_str(), F_OK) == 0) compare(path);
      if (above == above.root_path()) break;
    }
  }

  /// The output that a file is; null if it is none.
  Place* find_output(const std::string& path) {
    const auto place = path == standard_input ? find_place(STDIN_FILENO) : find_place(path);
    if (!place) return nullptr;
    const auto found =
        std::find_if(places_.begin(), places_.end(), [&](const Place& each) { return each.place == *place; });
    return found == places_.end() ? nullptr : &*found;
  }

  static bool is_foreign(std::string_view input) {
    std::string text;
    Diagnostics none;
    const auto vocabulary = Catalogue().load_vocabulary(none);  // seldom: only where an output is a file that was found
    if (read_file(input, text) || !vocabulary) return false;
    const auto foreign = find_foreign_file(text, *vocabulary);
    return foreign && foreign->kind == ForeignKind::plainly_other;
  }

  void refuse(Place& output, std::string_view read) {
    if (output.met) return;
    output.met = true;
    const auto name = shown(*output.target);
    auto& diagnostic = diagnostics_.report(
        Severity::error, "output-over-input", name,
        message("不能写入本次要读取的文件，未改动", "it is a file that this run reads, and was left as it is"));
    if (read != name) diagnostic.hint(message("它就是 {}", "it is {}", read));
  }

  Diagnostics& diagnostics_;
  std::vector<Place> places_;
  std::set<std::string> folders_;
  bool any_exists_ = false;
};

/// Whether an output is an ignore file, by its name where its links end, whoever reads it; what a descriptor stands for
/// is a link of the system.
bool is_ignore_file(const OutputTarget& target) {
  const auto descriptor = named_descriptor(target.file);
  try {
    const auto path = end_of_links(descriptor ? "/proc/self/fd/" + std::to_string(*descriptor) : target.file);
    return name_of(path) == ignore_file;
  } catch (const std::system_error&) {
    return false;  // told when it is opened
  }
}

}  // namespace

void check_outputs(const OutputTargets& targets, const FilesRead& read, Diagnostics& diagnostics) {
  for (const auto& each : targets) {
    if (!is_ignore_file(each)) continue;
    diagnostics.report(
        Severity::error, "output-over-input", each.is_standard_output() ? "<stdout>" : each.file,
        message("{} 写明哪些不是清单，不能写入，未改动",
                "a {} says what is no inventory: it is not written to, and was left as it is", ignore_file));
  }
  OutputCheck check(targets, diagnostics);
  check.compare_each_other();
  for (const auto& each : read.files) check.compare(each);
  if (read.inputs != nullptr) check.compare(*read.inputs);
  for (const auto& each : read.standards_folders) check.compare_folder(each);
  if (!read.trees.empty()) check.compare_trees(read.trees);
}

std::vector<std::uint64_t> existing_outputs(const OutputTargets& targets) {
  std::vector<std::uint64_t> identities;
  for (const auto& each : targets) {
    const auto place = each.is_standard_output() ? find_place(STDOUT_FILENO) : find_place(each.file);
    if (place && place->name.empty()) identities.push_back(identity_hash(place->device, place->inode));
  }
  return identities;
}

void report_overwritten(const std::string& document, Diagnostics& diagnostics) {
  diagnostics.report(Severity::error, "output-over-input", document,
                     message("不能写入本次要核对的佐证材料，未改动",
                             "it is a document that this run looks at, and was left as it is"));
}

}  // namespace edu_check::cli
