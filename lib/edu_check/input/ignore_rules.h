#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/input/path_pattern.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// The name of a file that says what is no inventory in its folder and below.
constexpr std::string_view ignore_file = ".edu-checkignore";

/// What ignore files exclude, in the manner of `.gitignore`: a pattern a line (`PathPattern`), `#` begins a comment. A
/// pattern without `/` is one of names; with `/` it is one of paths below the file's folder. A `/` at the end: only
/// folders. `!` takes a file in again. The last pattern that matches decides. All paths are absolute and without links,
/// so that it does not matter from where one looks.
class IgnoreRules {
 public:
  // Every name that is found is compared with every pattern that holds there: limits of the whole keep that short,
  // whatever a repository brings along.
  static constexpr std::size_t most_bytes = std::size_t{64} << 10U;  ///< of the files that hold for one folder
  static constexpr std::size_t most_patterns = 2000;                 ///< of these files

  /// Whether a file or folder is excluded itself; that a folder above it is, is not looked at.
  [[nodiscard]] bool excludes(std::string_view path, bool is_folder) const;
  /// Whether a file or folder is excluded, or one of the folders above it.
  [[nodiscard]] bool excludes_within(std::string_view path, bool is_folder) const;
  [[nodiscard]] bool empty() const { return rules_.empty(); }

  /// Adds the rules of a folder's ignore file, if it has one; `shown` is the folder as messages name it. Reports a file
  /// that can't be read, a link that leads nowhere too, and `ignore-limit`.
  void add_folder(const std::string& folder, const std::string& shown, Diagnostics& diagnostics);
  /// Adds the rules of all folders above one, up to the top of a git repository or of the file system, topmost first.
  void add_folders_above(const std::string& folder, Diagnostics& diagnostics);

 private:
  friend class IgnoreScope;
  struct Rule {
    std::string folder;               ///< with a `/` at the end
    std::optional<NamePattern> name;  ///< a pattern of names, or else
    std::optional<PathPattern> path;  ///< one of paths
    bool only_folders;
    bool takes_in;
  };
  static bool matches(const Rule& rule, std::string_view path, bool is_folder);
  bool add_line(std::string_view line, const std::string& folder);

  std::vector<Rule> rules_;
  std::size_t bytes_ = 0;  ///< of the files that the rules are from
};

/// Adds the rules of a folder's ignore file while it lives.
class IgnoreScope {
 public:
  IgnoreScope(IgnoreRules& rules, const std::string& folder, const std::string& shown, Diagnostics& diagnostics)
      : rules_(rules), before_(rules.rules_.size()), bytes_before_(rules.bytes_) {
    rules.add_folder(folder, shown, diagnostics);
  }
  IgnoreScope(const IgnoreScope&) = delete;
  IgnoreScope& operator=(const IgnoreScope&) = delete;
  ~IgnoreScope();

 private:
  IgnoreRules& rules_;
  std::size_t before_;
  std::size_t bytes_before_;
};

/// What ignore files say of files that are given by name; those of one folder come together.
class NamedIgnore {
 public:
  /// Whether a file or folder that is there is excluded. Reports what is wrong with ignore files.
  [[nodiscard]] bool excludes(const std::string& path, bool is_folder, Diagnostics& diagnostics);

 private:
  std::string folder_;  ///< whose rules these are
  IgnoreRules rules_;
};

}  // namespace edu_check
