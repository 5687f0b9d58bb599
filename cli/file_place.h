#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>

namespace edu_check::cli {

/// The descriptor that a path stands for: 1 for `-` and `/dev/stdout`, 3 for `/dev/fd/3`; nothing for other paths.
[[nodiscard]] std::optional<int> named_descriptor(std::string_view path);

/// The path of the file itself where a path is a link, or a link to a link, whether the file is there or not. Throws
/// `std::system_error` if the links go in a circle.
[[nodiscard]] std::string end_of_links(const std::string& path);

/// The folder in which a file lies or would lie, `.` for a bare name.
[[nodiscard]] std::string folder_of(std::string_view path);
/// What follows the last `/`.
[[nodiscard]] std::string_view name_of(std::string_view path);

/// Which file a path means, however it is spelled: by device and inode where the file is there, else by those of its
/// folder and its name in it.
struct FilePlace {
  dev_t device = 0;
  ino_t inode = 0;
  std::string name;  ///< empty where the file is there
  friend bool operator==(const FilePlace&, const FilePlace&) = default;
};

/// Nothing where there is no such folder, and of what is no regular file: a device or a pipe can be used twice.
[[nodiscard]] std::optional<FilePlace> find_place(const std::string& path);
/// Of what an open descriptor stands for.
[[nodiscard]] std::optional<FilePlace> find_place(int descriptor);

/// Whether two names of one folder, neither of which is there yet, would be one file: where upper and lower case are
/// the same. Makes a file of the first name for a moment if they differ in nothing else.
[[nodiscard]] bool is_one_name(const std::string& path, const std::string& other);

}  // namespace edu_check::cli
