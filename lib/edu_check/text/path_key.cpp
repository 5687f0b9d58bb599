#include "edu_check/text/path_key.h"

#include <filesystem>

namespace edu_check {

std::string path_key(std::string_view path, std::string_view working_folder) {
  // Most paths are as short as they can be, and half a million of them may be asked for.
  const bool plain = !path.empty() && path.front() != '/' && path.front() != '.' &&
                     path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos;
  if (plain) return std::string(working_folder).append(1, '/').append(path);
  return (std::filesystem::path(working_folder) / path).lexically_normal().string();
}

}  // namespace edu_check
