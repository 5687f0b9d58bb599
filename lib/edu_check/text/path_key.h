#pragma once

#include <string>
#include <string_view>

namespace edu_check {

/// A path by which one file is recognised however it is written: from the root, without `.`, `..` and double slashes.
/// What is relative lies below `working_folder`. Only the spelling counts: links are not followed, no file is touched.
[[nodiscard]] std::string path_key(std::string_view path, std::string_view working_folder);

/// Whether a path has no parts that could be left out: `.`, `..`, or nothing between two `/`.
[[nodiscard]] bool is_plain_path(std::string_view path);

}  // namespace edu_check
