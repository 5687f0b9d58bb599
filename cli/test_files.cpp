#include "cli/test_files.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "edu_check/input/input.h"
#include "edu_check/input/standards_folder.h"
#include "edu_check/inventory/foreign_file.h"
#include "edu_check/lint/file_lint.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/system_error.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view tests_ending = ".test.yaml";

/// `x` of `x.yaml` and `x.test.yaml`.
std::string id_of(const fs::path& path) {
  const auto name = path.filename().string();
  if (name.ends_with(tests_ending)) return name.substr(0, name.size() - tests_ending.size());
  return path.stem().string();
}

class TestFinder {
 public:
  TestFinder(TestFiles& found, Diagnostics& diagnostics) : found_(found), diagnostics_(diagnostics) {}

  void add(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      add_folder(path);
    } else if (fs::exists(fs::symlink_status(path, error)) || looks_like_file(path)) {
      add_file(path, Origin::named);
    } else {
      found_.files.push_back({path, nullptr});
    }
  }

 private:
  enum class Found : std::uint8_t { tests, other };

  /// What can't be the id of a standard.
  static bool looks_like_file(const std::string& path) {
    return path.find('/') != std::string::npos || path.ends_with(".yaml") || path.ends_with(".yml");
  }

  void add_folder(const fs::path& folder) {
    const auto found = list_standards_folder(folder);
    if (found.error) return report_unreadable(folder.string(), describe(found.error), diagnostics_);
    bool any = false;
    for (const auto& file : found.files) any = add_file(file, Origin::found) == Found::tests || any;
    if (any) return;
    diagnostics_.report(Severity::error, "tests-missing", folder.string(),
                        message("文件夹中没有标准，也没有规则测试（*.test.yaml）",
                                "the folder holds neither standards nor rule tests (*.test.yaml)"));
  }

  void report_other(const Source& source) {
    const auto other = find_other_file(source.text(), {});
    diagnostics_.report(Severity::error, "tests-file", source.name(),
                        other ? message("这是{}，既不是标准，也不是规则测试",
                                        "this is {}, neither a standard nor rule tests", other->what)
                              : message("既不是标准，也不是规则测试", "this is neither a standard nor rule tests"));
  }

  /// What a user names may be a pipe; of one that is found there may be no end. That this can't be read is reported
  /// with the folder, which is one of standards then.
  std::shared_ptr<const Source> read(const fs::path& path, Origin origin) {
    if (origin == Origin::named) return read_source(path.native(), diagnostics_);
    Diagnostics of_folder;
    auto source = read_found_source(path.native(), of_folder);
    if (!source) add_place_of_standards(path);
    return source;
  }

  /// A file that can't be read is one that was found: its mistake is reported. So is what else a user names.
  Found add_file(const fs::path& path, Origin origin) {
    const auto source = read(path, origin);
    if (!source) return Found::tests;
    switch (file_kind(*source)) {
      case FileKind::rule_tests:
        add_tests(path, source);
        return Found::tests;
      case FileKind::standard:
        add_standard(path, source);
        return Found::tests;
      case FileKind::inventory:
      case FileKind::vocabulary:
      case FileKind::waivers:
        break;
    }
    if (origin == Origin::named) report_other(*source);
    return Found::other;
  }

  void add_tests(const fs::path& path, std::shared_ptr<const Source> source) {
    add_place_of_standards(path);
    std::error_code error;  // a pipe given by name has no path of its own
    const auto place = fs::weakly_canonical(path, error);
    if (!taken_.insert((error ? path : place).native()).second) return;
    auto id = tested_standard(*source);
    found_.files.push_back({id.empty() ? id_of(path) : std::move(id), std::move(source)});
  }

  void add_standard(const fs::path& path, const std::shared_ptr<const Source>& source) {
    add_place_of_standards(path);
    const auto id = id_of(path);
    const auto tests = path.parent_path() / (id + std::string(tests_ending));
    std::error_code error;
    if (fs::exists(tests, error)) {
      if (const auto beside = read(tests, Origin::found)) add_tests(tests, beside);
      return;
    }
    diagnostics_.report(
        Severity::error, "tests-missing", source->name(),
        message("标准 {} 没有规则测试（{}）", "the standard {} has no rule tests ({})", id, tests.filename().string()));
  }

  void add_place_of_standards(const fs::path& path) {
    const auto parent = path.parent_path();
    const auto folder = parent.empty() ? std::string(".") : parent.string();
    auto& folders = found_.folders;
    if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
  }

  TestFiles& found_;
  Diagnostics& diagnostics_;
  std::set<std::string> taken_;  ///< rule tests, by their file
};

}  // namespace

TestFiles find_test_files(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  TestFiles found;
  TestFinder finder(found, diagnostics);
  for (const auto& path : paths) finder.add(path);
  return found;
}

}  // namespace edu_check::cli
