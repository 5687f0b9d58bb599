#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// The name of a file that says what is no inventory in its folder and below.
constexpr std::string_view ignore_file = ".edu-checkignore";

/// What ignore files exclude, in the manner of `.gitignore`: a pattern a line, `#` begins a comment. A pattern without
/// `/` is one of names; with `/` it is one of paths below the file's folder, where `*` does not match `/`. A `/` at the
/// end: only folders. `!` takes a file in again. The last pattern that matches decides.
class IgnoreRules {
 public:
  /// Whether a file or folder, by its path as it is walked, is excluded.
  [[nodiscard]] bool excludes(std::string_view path, bool is_folder) const;

 private:
  friend class IgnoreScope;
  struct Rule {
    std::string folder;  ///< with a `/` at the end, or empty
    std::string pattern;
    bool of_paths;
    bool only_folders;
    bool takes_in;
  };
  void add_line(std::string_view line, const std::string& folder);

  std::vector<Rule> rules_;
};

/// Adds the rules of a folder's ignore file while it lives. Reports a file that can't be read.
class IgnoreScope {
 public:
  IgnoreScope(IgnoreRules& rules, const std::string& folder, Diagnostics& diagnostics);
  IgnoreScope(const IgnoreScope&) = delete;
  IgnoreScope& operator=(const IgnoreScope&) = delete;
  ~IgnoreScope();

 private:
  IgnoreRules& rules_;
  std::size_t before_;
};

}  // namespace edu_check
