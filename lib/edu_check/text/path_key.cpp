#include "edu_check/text/path_key.h"

#include <filesystem>

namespace edu_check {

std::string path_key(std::string_view path, std::string_view working_folder) {
  // There may be half a million paths, and most have no part to leave out: those are not taken apart.
  const bool below = !path.empty() && path.front() != '/';
  if (below && is_plain_path(path)) return std::string(working_folder).append(1, '/').append(path);
  return (std::filesystem::path(working_folder) / path).lexically_normal().string();
}

bool is_plain_path(std::string_view path) {
  if (path.starts_with('.')) return false;
  for (auto at = path.find('/'); at < path.size(); at = path.find('/', at + 1)) {
    const char next = at + 1 < path.size() ? path[at + 1] : ' ';
    if (next == '/' || next == '.') return false;
  }
  return true;
}

}  // namespace edu_check
