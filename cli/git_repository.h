#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "edu_check/text/diagnostic.h"

namespace edu_check::cli {

/// The git repository of the working folder, of which only trees are read: neither its index nor its attributes,
/// filters and ignore files say what changed.
class GitRepository {
 public:
  /// The repository whose work tree holds the working folder: that of the nearest folder, upwards, with an entry
  /// `.git`. What a work tree holds besides can't be taken for one, since git never checks such an entry out. Reports
  /// `git-missing` and `git-repository`.
  [[nodiscard]] static std::optional<GitRepository> find(Diagnostics& diagnostics);

  /// The top of its work tree: absolute, without links.
  [[nodiscard]] const std::string& top() const { return top_; }

  /// All that git reads of it and of the user's configuration: folders, with everything below them, and files; those
  /// that are there, links among them followed.
  [[nodiscard]] std::vector<std::string> places() const;

  /// The object of the commit that a revision names. Reports `git-revision`, also of a name that means two things:
  /// whoever can make a tag could choose between them.
  [[nodiscard]] std::optional<std::string> find_commit(const std::string& revision, Diagnostics& diagnostics) const;

  /// The objects of all regular files of a commit, by their paths from the top. Reports `git-failed`.
  [[nodiscard]] std::optional<std::unordered_map<std::string, std::string>> files_of(const std::string& commit,
                                                                                     Diagnostics& diagnostics) const;

  /// Whether git can be asked for the object of a file: none with a character of line ends anywhere in its path.
  [[nodiscard]] static bool can_ask_for(std::string_view path);

  /// The objects that files would be, as they lie on the disk, by paths from the top for which git can be asked; as
  /// many as there are files, or none if that can't be told.
  [[nodiscard]] std::vector<std::string> objects_of(const std::vector<std::string>& files) const;

 private:
  GitRepository(std::string top, std::string git_folder) : top_(std::move(top)), git_folder_(std::move(git_folder)) {}
  /// Arguments that name the repository, so that git does not look for one, and those that follow.
  [[nodiscard]] std::vector<std::string> with(std::vector<std::string> arguments) const;

  std::string top_;
  std::string git_folder_;
};

}  // namespace edu_check::cli
